"""What the command line asks of the floors it may not import: the composition hands it in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from followup_desktop.store.keys import Key


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether something is so, and one line about it for people."""

    ok: bool
    detail: str


@dataclass(frozen=True, slots=True)
class Sent:
    """Which way a notification went: 'native', 'plain', or 'none' where no way was open; and one line about it."""

    way: str
    detail: str


class System(Protocol):
    """The tray, the notifications and the login of this system."""

    def tray_running(self) -> bool:
        """Whether the tray process of this book runs."""

    def notifications(self) -> Answer:
        """Whether notifications can be shown, and by whom."""

    def starts_at_login(self) -> bool:
        """Whether the tray is started at login."""

    def send_notification(self, title: str, body: str) -> Sent:
        """Send one notification the way the tray does; waits until it is known which way it went."""

    def recall_key(self, salt: bytes) -> Key | None:
        """The key that the system's keyring keeps for a file with this salt. Asks nothing."""

    def replace_key(self, old: Key | None, new: Key | None) -> None:
        """Have the keyring forget the old key, and keep the new one where it kept the old."""

    def let_go(self) -> None:
        """Ask the tray to close the book, because its key is about to change."""

    def go_on(self, key: Key | None) -> None:
        """Tell the tray with which key the book is to be opened again; None: with none."""
