"""One person of a plan in full: what becomes of them, and what the book has beside what the file says."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from followup_desktop.domain.contacts import ContactFields
from followup_desktop.domain.duplicates.comparing import Reason, why_words
from followup_desktop.domain.imports import Choice, KnownContact, Outcome, Planned
from followup_desktop.domain.merging import merge
from followup_desktop.domain.names import display_name
from followup_desktop.window.importing.differences import Differences
from followup_desktop.window.importing.planning import Preview
from followup_desktop.window.importing.wording import lines, why
from followup_desktop.window.kit.buttons import quiet
from followup_desktop.window.kit.card import BETWEEN, Card
from followup_desktop.window.kit.flow import FlowLayout
from followup_desktop.window.kit.page import Page
from followup_desktop.window.kit.segmented import SegmentedChoice
from followup_desktop.window.kit.text import elided, label
from followup_desktop.window.value_lines import value_lines


class Detail(Page):
    """What the selected person, or several, would become, and the choice between new, merge and skip."""

    outcome_chosen = Signal(object)
    """The Outcome that the person wants for those who are selected."""
    field_chosen = Signal(str, bool)
    """A field in which both differ, and whether the file's value shall stand."""
    somebody_asked = Signal()
    """They shall be merged into somebody who is still to be named."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, side=24)
        self._title = elided("", "heading")
        self._where = label("", "secondary", wrap=True)
        choices = [
            (Outcome.NEW.value, self.tr("New"), "user-plus"),
            (Outcome.MERGED.value, self.tr("Merge"), "merge"),
            (Outcome.SKIPPED.value, self.tr("Skip"), "skip-forward"),
        ]
        self._choice = SegmentedChoice(choices, self.tr("What becomes of them"))
        self._choice.chosen.connect(lambda key: self.outcome_chosen.emit(Outcome(key)))
        self._note = label("", "subtle", wrap=True)
        self._body = QVBoxLayout()
        for part in (self._title, self._where):
            self.column.addWidget(part)
        self.column.addSpacing(2)
        self.somebody = quiet(self.tr("Merge into…"), "search")
        self.somebody.clicked.connect(self.somebody_asked)
        choosing = QWidget()
        flow = FlowLayout(choosing, gap=8)
        flow.addWidget(self._choice)
        flow.addWidget(self.somebody)
        self.column.addWidget(choosing)
        self.column.addWidget(self._note)
        self.column.addLayout(self._body)
        self.column.addStretch(1)
        self._content: QWidget | None = None

    def show_nobody(self) -> None:
        """Nobody is selected."""
        self._show_head("", "", "")
        self._show_choice(False)
        self._show_content(None)

    def show_several(self, count: int) -> None:
        """Several are selected: the choice is for all of them."""
        self._show_head(
            self.tr("{n} people").format(n=f"{count:,}"), self.tr("Choose what becomes of all of them."), ""
        )
        self._show_choice(True)
        self._show_content(None)

    def show_person(self, preview: Preview, place: int) -> None:
        """Show one person of the plan, by the place of their card."""
        entry = preview.plan.entries[place]
        where = self.tr("{file}, line {line}").format(file=entry.card.file, line=entry.card.line)
        before = preview.somebody(place, entry.contact if entry.contact is not None else entry.asked)
        self._show_head(display_name(entry.card.fields), where, self._about(entry, place in preview.choices, before))
        choice = preview.choices.get(place, Choice())
        shown = Outcome.MERGED if entry.outcome is Outcome.UNCHANGED else entry.outcome
        self._show_choice(True)
        self._choice.choose(shown.value)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(BETWEEN)
        if before is not None and entry.outcome is Outcome.MERGED:
            differences = Differences(_fields_of(before), entry.card.fields, choice.theirs)
            differences.chosen.connect(self.field_chosen)
            column.addWidget(differences)
        column.addWidget(self._fields(entry, before))
        self._show_content(content)

    def _show_choice(self, shown: bool) -> None:
        self._choice.setVisible(shown)
        self.somebody.setVisible(shown)

    def _show_head(self, title: str, where: str, note: str) -> None:
        self._title.setText(title)
        self._title.updateGeometry()
        for part, text in ((self._where, where), (self._note, note)):
            part.setText(text)
            part.setVisible(bool(text))

    def _about(self, entry: Planned, chosen: bool, before: Planned | KnownContact | None) -> str:
        name = display_name(_fields_of(before)) if before is not None else ""
        if entry.asked is not None and name and not chosen:
            reasons = why_words(Reason(reason) for reason in entry.reasons)
            return self.tr("Perhaps {name}: {why}. Choose Merge if that is the same person.").format(
                name=name, why=reasons
            )
        if entry.card.passing and entry.outcome is Outcome.SKIPPED and not chosen:
            return self.tr("Only mentioned in the file. Stays out of the book unless you choose New.")
        if entry.outcome is Outcome.NEW:
            return self.tr("A new contact.") if chosen else self.tr("A new contact: nobody in the book fits.")
        if entry.outcome is Outcome.SKIPPED:
            return self.tr("Stays out of the book.")
        if entry.outcome is Outcome.UNCHANGED:
            return self.tr("The book has all of this already, as {name}.").format(name=name)
        reason = why(entry)
        return self.tr("Goes into {name}: {why}.").format(name=name, why=reason)

    def _fields(self, entry: Planned, before: Planned | KnownContact | None) -> QWidget:
        asked = before is not None and entry.contact is None
        merges = before is not None and (asked or entry.outcome is not Outcome.SKIPPED)
        old = lines(_fields_of(before)) if before is not None and merges else {}
        after = merge(_fields_of(before), entry.card.fields) if asked and before is not None else entry.result
        new = lines(after if merges else entry.card.fields)
        changed = [name for name in new if merges and new[name] != old.get(name)]
        names = dict.fromkeys((*changed, *new, *old))
        card = Card()
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(12)
        grid.setColumnMinimumWidth(0, 96)
        heads = (
            (self.tr("In the book"), self.tr("If merged") if asked else self.tr("Afterwards"))
            if merges
            else (self.tr("In the file"),)
        )
        for column, head in enumerate(heads, start=1):
            grid.addWidget(label(head, "section"), 0, column)
            grid.setColumnStretch(column, 1)
        top = Qt.AlignmentFlag.AlignTop
        for row, name in enumerate(names, start=1):
            grid.addWidget(label(name, "secondary", wrap=True), row, 0, top)
            if merges:
                grid.addWidget(value_lines(old.get(name, [])), row, 1, top)
            added = set(new.get(name, [])) - set(old.get(name, [])) if merges else set()
            grid.addWidget(value_lines(new.get(name, []), added), row, len(heads), top)
        card.column.addLayout(grid)
        return card

    def _show_content(self, content: QWidget | None) -> None:
        if self._content is not None:
            self._body.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = content
        if content is not None:
            self._body.addWidget(content)


def _fields_of(source: Planned | KnownContact) -> ContactFields:
    return source.fields if isinstance(source, KnownContact) else source.result
