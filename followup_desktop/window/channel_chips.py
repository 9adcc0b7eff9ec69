"""Chips for the channel of an interaction and for who reached out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from followup_desktop.domain.interactions import Channel, Initiator
from followup_desktop.domain.words import channel_name
from followup_desktop.window.channels import channel_icon, fill_channels, fill_initiators, initiator_icon, who_reached
from followup_desktop.window.kit.menu_chip import MenuChip
from followup_desktop.window.kit.menus import Menu


class ChannelChip(MenuChip):
    """The channel, with a menu of all of them."""

    chosen = Signal(object)
    """The Channel that the person chose."""

    def __init__(self, channel: Channel, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_name(self.tr("Channel"))
        self.clicked.connect(self.open_menu)
        self.show_channel(channel)

    @property
    def channel(self) -> Channel:
        """The channel that is shown."""
        return self._channel

    def show_channel(self, channel: Channel) -> None:
        """Show a channel."""
        self._channel = channel
        self.show_choice(channel_name(channel).lower(), channel_icon(channel))

    def choose(self, channel: Channel) -> None:
        """Take a channel as chosen by the person."""
        self.show_channel(channel)
        self.chosen.emit(channel)

    def open_menu(self) -> Menu:
        """Offer all channels."""
        menu = Menu(self)
        fill_channels(menu, self.choose, self._channel)
        menu.open_at(self)
        return menu


class InitiatorChip(MenuChip):
    """Who reached out, with a menu of the answers."""

    chosen = Signal(object)
    """The Initiator that the person chose."""

    def __init__(self, initiator: Initiator = Initiator.UNKNOWN, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_name(self.tr("Who reached out"))
        self.clicked.connect(self.open_menu)
        self.show_initiator(initiator)

    @property
    def initiator(self) -> Initiator:
        """The answer that is shown."""
        return self._initiator

    def show_initiator(self, initiator: Initiator) -> None:
        """Show an answer."""
        self._initiator = initiator
        self.show_choice(who_reached(initiator), initiator_icon(initiator))

    def choose(self, initiator: Initiator) -> None:
        """Take an answer as chosen by the person."""
        self.show_initiator(initiator)
        self.chosen.emit(initiator)

    def open_menu(self) -> Menu:
        """Offer the answers."""
        menu = Menu(self)
        fill_initiators(menu, self.choose)
        menu.open_at(self)
        return menu
