"""Scenes of an encrypted book: the page that asks for the passphrase, the locked window, the settings of it all."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from followup_desktop.desktop.paths import Folders
from followup_desktop.store.encryption import encrypt_book
from followup_desktop.window.locking.curtain import Curtain
from followup_desktop.window.locking.page import UnlockPage
from followup_desktop.window.locking.rekeying import BusyPage
from followup_desktop.window.settings.passphrase_form import Kind
from followup_desktop.window.settings.privacy import PrivacySection
from tests.tour.scene import NARROW, NARROWEST, USUAL, Act, Scene
from tests.tour.stage import Stage

_PASSPHRASE = "harbour kettle minor fifth"


def locked(wrong: int = 0, seconds: int = 0, *, forgotten: bool = False) -> Act:
    """The window behind its curtain, after so many wrong passphrases."""

    def act(stage: Stage) -> None:
        page = UnlockPage("Followup is locked", "Type your passphrase to go on where you were.")
        Curtain(stage.window).draw(page)
        page.take_focus()
        if wrong:
            page.field.line.setText("harbor kettle minor fifth")
            page.show_wrong(seconds)
            # Drawn as it is at one moment: no picture waits for the next second.
            page._second.stop()
        if forgotten:
            page.forgotten.click()

    return act


def at_the_start(stage: Stage) -> QWidget | None:
    """What is seen before there is a window."""
    from followup_desktop.window.opening.unlock import UnlockWindow

    folder = stage.book.path.parent
    asking = UnlockWindow(Folders(Path(folder), Path(folder)))
    page = asking.page
    page.setParent(None)
    Curtain(stage.window).draw(page)
    page.take_focus()
    asking.finish()
    asking.deleteLater()
    return None


def encrypting(stage: Stage) -> None:
    """While the book gets its passphrase."""
    page = BusyPage("Encrypting your book")
    page.show_step("verify")
    Curtain(stage.window).draw(page)


def privacy(form: Kind | None = None, *, encrypted: bool = False) -> Act:
    """The section Privacy of the settings, with its form open or not."""

    def act(stage: Stage) -> None:
        if encrypted:
            _encrypt(stage)
        view = stage.window.go("settings")
        stage.settle()
        section = next(part for part in view.sections if isinstance(part, PrivacySection))
        section.refresh()
        if form is not None:
            section.passphrase.ask(form)
        stage.settle()
        view.page.verticalScrollBar().setValue(section.y() - 16)

    return act


def _encrypt(stage: Stage) -> None:
    """Encrypt the book of a window that does not look into it meanwhile."""
    stage.settle()
    context = stage.window.context
    context.feed.rest()
    stage.book.close()
    context.worker.run(lambda: encrypt_book(stage.book, _PASSPHRASE))
    stage.settle()
    context.feed.wake()


PRIVACY = (
    Scene("unlock", at_the_start, (USUAL, NARROWEST)),
    Scene("locked", locked(), (USUAL, NARROW, NARROWEST)),
    Scene("locked-wrong", locked(1)),
    Scene("locked-waiting", locked(4, 8)),
    Scene("locked-forgotten", locked(2, forgotten=True), (USUAL, NARROWEST)),
    Scene("encrypting", encrypting),
    Scene("settings-privacy", privacy()),
    Scene("settings-privacy-set", privacy(Kind.SET), (USUAL, NARROWEST)),
    Scene("settings-privacy-encrypted", privacy(encrypted=True), (USUAL, NARROWEST)),
    Scene("settings-privacy-remove", privacy(Kind.REMOVE, encrypted=True)),
)
