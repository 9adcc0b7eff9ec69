"""Channels and initiators as the window shows them: their icons, and menus to choose one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from followup_desktop.domain.interactions import Channel, Initiator
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.words import channel_name, initiator_name
from followup_desktop.window.kit.menus import Menu

_ICONS: Final = {
    Channel.IN_PERSON: "users",
    Channel.CALL: "phone",
    Channel.VIDEO_CALL: "video",
    Channel.EMAIL: "mail",
    Channel.MESSAGE: "message-square",
    Channel.LETTER: "mail-open",
    Channel.SOCIAL: "at-sign",
    Channel.GIFT: "gift",
    Channel.OTHER: "circle-dot",
}
_INITIATORS: Final = {
    Initiator.ME: "arrow-right",
    Initiator.THEM: "arrow-left",
    Initiator.BOTH: "arrow-left-right",
    Initiator.UNKNOWN: "arrow-left-right",
}


def channel_icon(channel: Channel) -> str:
    """The icon of a channel, by its file's name."""
    return _ICONS[channel]


def fill_channels(menu: Menu, chosen: Callable[[Channel], object], current: Channel | None = None) -> None:
    """Put every channel into a menu, with its icon; the current one stands highlighted when the menu opens."""
    for channel in Channel:
        action = menu.add(channel_name(channel), partial(chosen, channel), channel_icon(channel))
        if channel is current:
            menu.setActiveAction(action)


def initiator_icon(initiator: Initiator) -> str:
    """The icon of who reached out."""
    return _INITIATORS[initiator]


def who_reached(initiator: Initiator) -> str:
    """'you reached out', and a question where it is not known."""
    return initiator_name(initiator) or _("who reached out?")


def fill_initiators(menu: Menu, chosen: Callable[[Initiator], object]) -> None:
    """Put you, they, both and 'not known' into a menu."""
    for initiator in Initiator:
        words = initiator_name(initiator) or _("not known")
        menu.add(words[0].upper() + words[1:], partial(chosen, initiator), initiator_icon(initiator))
