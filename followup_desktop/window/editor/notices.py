"""What the editor has to say above the form: a draft from before, changes made elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from babel.dates import format_time
from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from followup_desktop.domain.words import list_of
from followup_desktop.window.kit.banner import Banner
from followup_desktop.window.words import short_day

_MOST_NAMED = 4


class Notices(QWidget):
    """At most one banner, with what can be done about it."""

    draft_discarded = Signal()
    reload_asked = Signal()
    keep_mine_asked = Signal()
    add_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._banner: Banner | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(22, 0, 22, 10)
        self.hide()

    @property
    def banner(self) -> Banner | None:
        """The banner that is shown."""
        return self._banner

    def clear(self) -> None:
        """Say nothing."""
        if self._banner is not None:
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None
        self.hide()

    def offer_draft(self, saved_at: datetime, now: datetime) -> None:
        """Say that the form shows what was not saved at another time."""
        local = saved_at.astimezone(now.tzinfo)
        day = self.tr("today") if local.date() == now.date() else short_day(local.date(), now.date())
        moment = self.tr("{day}, {time}").format(day=day, time=format_time(local.time(), "short", locale="en"))
        banner = self._show("history", self.tr("Unsaved changes from {moment}").format(moment=moment))
        banner.add_button(self.tr("Keep")).clicked.connect(self.clear)
        banner.add_button(self.tr("Discard"), kind="quiet").clicked.connect(self.draft_discarded)

    def tell_stale(self, parts: Sequence[str]) -> None:
        """Say which parts were changed elsewhere while they were edited here."""
        names = [part_name(part) for part in parts[:_MOST_NAMED]]
        if len(parts) > _MOST_NAMED:
            names.append(self.tr("more"))
        what = list_of(names) if names else self.tr("nothing that is shown here")
        banner = self._show("refresh-cw", self.tr("Changed elsewhere in the meantime: {what}").format(what=what))
        banner.add_button(self.tr("Keep mine")).clicked.connect(self.keep_mine_asked)
        banner.add_button(self.tr("Reload"), kind="quiet").clicked.connect(self.reload_asked)

    def tell_deleted(self) -> None:
        """Say that the contact is gone."""
        banner = self._show("trash-2", self.tr("This contact was deleted elsewhere"))
        banner.add_button(self.tr("Add again")).clicked.connect(self.add_asked)

    def _show(self, icon: str, text: str) -> Banner:
        self.clear()
        self._banner = Banner(icon, "", closable=False, tint="accent_tint")
        self._column.addWidget(self._banner)
        self.show()
        self._banner.show_text(text)
        return self._banner


def part_name(part: str) -> str:
    """A part of the form as a person calls it."""
    translate = QCoreApplication.translate
    return {
        "portrait": translate("Editor", "picture"),
        "reaches": translate("Editor", "ways to reach"),
        "addresses": translate("Editor", "addresses"),
        "dates": translate("Editor", "dates"),
        "holidays": translate("Editor", "holidays"),
        "circle": translate("Editor", "circle"),
        "cadence": translate("Editor", "how often"),
        "reaching_out": translate("Editor", "'I keep reaching out'"),
        "interests": translate("Editor", "interests"),
        "values": translate("Editor", "values"),
        "needs": translate("Editor", "what they look for"),
        "offers": translate("Editor", "what they offer"),
        "tags": translate("Editor", "tags"),
        "relations": translate("Editor", "people in their life"),
        "how_we_met": translate("Editor", "how you met"),
        "notes": translate("Editor", "notes"),
        "unknown": translate("Editor", "what was kept from imports"),
        "pronouns": translate("Editor", "pronouns"),
        "organisation": translate("Editor", "organisation"),
        "department": translate("Editor", "department"),
        "role": translate("Editor", "role"),
    }.get(part, translate("Editor", "name"))
