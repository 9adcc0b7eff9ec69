"""How a message goes: the channel and why it was suggested, the address, and a subject where there is one."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from followup_desktop.domain.channels import Channel
from followup_desktop.domain.contacts import ContactFields, Reach
from followup_desktop.domain.medium import Suggestion
from followup_desktop.domain.words import channel_name
from followup_desktop.window.channels import channel_icon
from followup_desktop.window.composer.hand_over import link_for, reaches_for
from followup_desktop.window.kit.menu_chip import MenuChip
from followup_desktop.window.kit.menus import Menu, open_menu
from followup_desktop.window.kit.pictures import IconMark
from followup_desktop.window.kit.segmented import SegmentedChoice
from followup_desktop.window.kit.text import elided, plain_tooltip

CHANNELS = (Channel.EMAIL, Channel.MESSAGE, Channel.CALL, Channel.LETTER, Channel.SOCIAL)
_LONGEST_SUBJECT = 200


class Delivery(QWidget):
    """The channel, the address and the subject. Nothing is sent from here."""

    changed = Signal()
    """The person chose or typed something."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields, self._other = ContactFields(), ContactFields()
        self._suggestion: Suggestion | None = None
        self._address = ""
        choices = [(str(channel), channel_name(channel), channel_icon(channel)) for channel in CHANNELS]
        self.channels = SegmentedChoice(choices, self.tr("Channel"))
        self.chip = MenuChip(self.tr("Channel"))
        self.chip.hide()
        self.to = MenuChip(self.tr("To"))
        self.why = elided("", "faint")
        self._why_icon = IconMark("sparkles", "faint", 14)
        self.subject = QLineEdit()
        self.subject.setPlaceholderText(self.tr("Subject"))
        self.subject.setAccessibleName(self.tr("Subject"))
        self.subject.setMaxLength(_LONGEST_SUBJECT)
        self._lay_out()
        self.channels.chosen.connect(self._chosen)
        self.chip.clicked.connect(lambda: open_menu(self.chip, self._fill_channels))
        self.to.clicked.connect(lambda: open_menu(self.to, self._fill_addresses))
        self.subject.textEdited.connect(self.changed)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self._why_icon)
        row.addWidget(self.why, 1)
        row.addWidget(self.to)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(9)
        column.addWidget(self.channels)
        column.addWidget(self.chip)
        column.addLayout(row)
        column.addWidget(self.subject)

    @property
    def channel(self) -> Channel:
        """The channel that is chosen."""
        return Channel(self.channels.current())

    @property
    def address(self) -> str:
        """The address that the person chose; empty for the usual one."""
        return self._address

    @property
    def link(self) -> str:
        """The link that opens the person's own program; empty where the message can only be copied."""
        return link_for(self.channel, self._reach(), self.subject.text(), self._also())

    def fit(self, width: int) -> None:
        """Show all channels, or in less pixels than they take a chip with a menu of them."""
        narrow = width < self.channels.sizeHint().width()
        self.channels.setVisible(not narrow)
        self.chip.setVisible(narrow)

    def show_contact(self, fields: ContactFields, suggestion: Suggestion, other: ContactFields | None = None) -> None:
        """Show whom it can go to, and who else gets it as an e-mail; what is chosen stays."""
        self._fields, self._suggestion = fields, suggestion
        self._other = other or ContactFields()
        self._show_choice()

    def show_choice(self, channel: Channel, address: str = "", subject: str = "") -> None:
        """Show a channel (one that cannot be written becomes a message), an address and a subject."""
        self._address = address
        self.subject.setText(subject)
        self.channels.choose(str(channel if channel in CHANNELS else Channel.MESSAGE))
        self._show_choice()

    def _show_choice(self) -> None:
        reason = ""
        if self._suggestion is not None and self._suggestion.channel is self.channel:
            reason = self._suggestion.reason[:1].upper() + self._suggestion.reason[1:]
        self.chip.show_choice(channel_name(self.channel), channel_icon(self.channel))
        self.why.setText(reason)
        self._why_icon.setVisible(bool(reason))
        self.subject.setVisible(self.channel is Channel.EMAIL)
        reach = self._reach()
        self.to.setVisible(reach is not None)
        if reach is not None:
            also, shown = self._also(), " ".join(reach.value.split())
            self.to.show_choice(self.tr("{address} and 1 more").format(address=shown) if also else shown)
            self.to.setToolTip(plain_tooltip(also.value if also else reach.label))

    def _reach(self) -> Reach | None:
        fitting = reaches_for(self._fields, self.channel)
        return next((reach for reach in fitting if reach.value == self._address), fitting[0] if fitting else None)

    def _also(self) -> Reach | None:
        """The address of the second one, where one message can go to both."""
        fitting = reaches_for(self._other, self.channel) if self.channel is Channel.EMAIL else []
        return fitting[0] if fitting else None

    def _fill_addresses(self, menu: Menu) -> None:
        for reach in reaches_for(self._fields, self.channel):
            words = " · ".join(part for part in (" ".join(reach.value.split()), reach.label) if part)
            menu.add(words, partial(self._take, reach.value), checked=reach == self._reach())

    def _fill_channels(self, menu: Menu) -> None:
        for channel in CHANNELS:
            menu.add(channel_name(channel), partial(self._take_channel, channel), channel_icon(channel))

    def _take_channel(self, channel: Channel) -> None:
        self.channels.choose(str(channel))
        self._chosen()

    def _take(self, address: str) -> None:
        self._address = address
        self._chosen()

    def _chosen(self) -> None:
        self._show_choice()
        self.changed.emit()
