"""The filters of the contact list: chips for circles, a menu for the rest, and what is chosen, to be put away."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from followup_desktop.domain.cadence import Band
from followup_desktop.domain.circles import Circle
from followup_desktop.domain.words import band_name
from followup_desktop.store.reads.lists import ListQuery
from followup_desktop.window.kit.chips import ChoiceChip, RemovableChip
from followup_desktop.window.kit.flow import FlowLayout
from followup_desktop.window.kit.menus import Menu, open_menu

_GAP = 5
_SILENT = (30, 91, 182, 365)
"""Days without contact that are offered: one, three, six and twelve months."""
NO_CIRCLE = 0
"""What ListQuery takes for 'in none'."""


class Filters(QWidget):
    """Holds a ListQuery without text. What does not fit as a chip is in the menu at the trailing edge."""

    changed = Signal()
    deal_asked = Signal()
    """Everybody without a circle is to be dealt out."""

    def __init__(self, tags: Callable[[], Sequence[tuple[str, int]]], parent: QWidget | None = None) -> None:
        """`tags` reads the tags and their counts when the menu opens."""
        super().__init__(parent)
        self._tags = tags
        self._circles: Sequence[Circle] = ()
        self._query = ListQuery()
        self._row = _ChipRow()
        self._row.menu_chip.clicked.connect(self.open_menu)
        self._chosen_box = QWidget()
        self._chosen = FlowLayout(self._chosen_box, gap=_GAP)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        column.addWidget(self._row)
        column.addWidget(self._chosen_box)
        self._show()

    @property
    def query(self) -> ListQuery:
        """What is asked for, without text."""
        return self._query

    @property
    def active(self) -> bool:
        """Whether anything is filtered."""
        return self._query != ListQuery()

    def show_counts(self, everybody: int, circles: Sequence[Circle]) -> None:
        """Show the circles and how many contacts there are in all. A chosen circle that is gone is let go."""
        self._circles = circles
        gone = self._query.circle and self._query.circle not in {circle.id for circle in circles}
        if gone:
            self._query = dataclasses.replace(self._query, circle=None)
        self._row.show_chips(self.tr("All {n}").format(n=f"{everybody:,}"), circles, self._take_circle)
        self._show()
        if gone:
            self.changed.emit()

    def clear(self) -> None:
        """Ask for everybody."""
        self._take(ListQuery())

    def choose(self, **wishes: object) -> None:
        """Change some fields of the query."""
        self._take(dataclasses.replace(self._query, **wishes))  # type: ignore[arg-type]

    def open_menu(self) -> Menu:
        """Open the menu of all filters."""
        return open_menu(self._row.menu_chip, self._fill)

    def _fill(self, menu: Menu) -> None:
        query = self._query
        circles = menu.add_menu(self.tr("Circle"), "users-round")
        for circle in self._circles:
            self._offer(circles, circle.name, "circle", circle.id)
        self._offer(circles, self.tr("In none"), "circle", NO_CIRCLE)
        bands = menu.add_menu(self.tr("Band"), "circle-dot")
        for band in (Band.EARLY, Band.IN_TOUCH, Band.READY, Band.DRIFTING, Band.LAPSED):
            self._offer(bands, _capital(band_name(band)), "band", band)
        self._offer(bands, self.tr("Without a cadence"), "band", Band.NONE)
        tags = menu.add_menu(self.tr("Tag"), "tag")
        for tag, count in self._tags():
            self._offer(tags, f"{tag} · {count}", "tag", tag)
        tags.setEnabled(not tags.isEmpty())
        silent = menu.add_menu(self.tr("No contact for"), "hourglass")
        for days in _SILENT:
            self._offer(silent, self._silence(days), "silent_days", days)
        menu.addSeparator()
        menu.add(
            self.tr("Archived"), lambda: self.choose(archived=not query.archived), "archive", checked=query.archived
        )
        menu.addSeparator()
        menu.add(self.tr("Deal out those in none…"), self.deal_asked.emit, "layers", shortcut="Ctrl+D")
        if self.active:
            menu.addSeparator()
            menu.add(self.tr("Clear filters"), self.clear, "x")

    def _offer(self, menu: Menu, words: str, field: str, value: object) -> None:
        chosen = getattr(self._query, field) == value
        nothing = "" if field == "tag" else None
        menu.add(words, lambda: self.choose(**{field: nothing if chosen else value}), checked=chosen)

    def _take_circle(self, circle: int | None) -> None:
        self.choose(circle=circle)

    def _take(self, query: ListQuery) -> None:
        if query == self._query:
            self._show()
            return
        self._query = query
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        """The chosen circle on its chip; what no chip shows below, with an x each."""
        query = self._query
        shown = self._row.choose(query.circle)
        self._chosen.clear()
        for words, field in self._others(query, circle_shown=shown):
            chip = RemovableChip(words, "accent")
            nothing = {"tag": "", "archived": False}.get(field)
            chip.removed.connect(lambda _text, field=field, nothing=nothing: self.choose(**{field: nothing}))
            self._chosen.addWidget(chip)
        self._chosen_box.setVisible(self._chosen.count() > 0)

    def _others(self, query: ListQuery, *, circle_shown: bool) -> list[tuple[str, str]]:
        chosen: list[tuple[str, str]] = []
        if query.circle is not None and not circle_shown:
            names = {circle.id: circle.name for circle in self._circles} | {NO_CIRCLE: self.tr("In no circle")}
            chosen.append((names.get(query.circle, ""), "circle"))
        if query.band is not None:
            chosen.append((_capital(band_name(query.band)) or self.tr("Without a cadence"), "band"))
        if query.tag:
            chosen.append((query.tag, "tag"))
        if query.silent_days is not None:
            words = self.tr("No contact for {length}").format(length=self._silence(query.silent_days))
            chosen.append((words, "silent_days"))
        if query.archived:
            chosen.append((self.tr("Archived"), "archived"))
        return chosen

    def _silence(self, days: int) -> str:
        return {
            30: self.tr("a month"), 91: self.tr("three months"), 182: self.tr("half a year"), 365: self.tr("a year"),
        }[days]  # fmt: skip


class _ChipRow(QWidget):
    """One line of chips: everybody, as many circles as fit, and the one that opens the menu."""

    def __init__(self) -> None:
        super().__init__()
        self._chips: dict[int | None, ChoiceChip] = {}
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(_GAP)
        self.menu_chip = ChoiceChip("", "sliders-horizontal", checkable=False)
        self.menu_chip.setAccessibleName(self.tr("More filters"))
        self.menu_chip.setToolTip(self.tr("More filters"))
        self._layout.addWidget(self.menu_chip)
        self._layout.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_chips(self, everybody: str, circles: Sequence[Circle], chosen: Callable[[int | None], None]) -> None:
        """Show everybody and these circles."""
        wanted: dict[int | None, str] = {None: everybody, **{circle.id: circle.name for circle in circles}}
        if list(wanted) == list(self._chips):
            for key, words in wanted.items():
                self._chips[key].set_words(words)
        else:
            self._make(wanted, chosen)
        self._fit()

    def choose(self, circle: int | None) -> bool:
        """Mark a circle's chip, with None everybody's; whether the circle has a chip that is in sight."""
        for key, chip in self._chips.items():
            chip.setChecked(key == circle)
        self._fit()
        return circle in self._chips and not self._chips[circle].isHidden()

    def sizeHint(self) -> QSize:
        return QSize(self.menu_chip.sizeHint().width(), self.menu_chip.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ApplicationFontChange:
            self._fit()

    def _make(self, wanted: dict[int | None, str], chosen: Callable[[int | None], None]) -> None:
        for chip in self._chips.values():
            self._layout.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = {}
        for place, (key, words) in enumerate(wanted.items()):
            chip = ChoiceChip(words)
            chip.clicked.connect(lambda _checked, key=key: chosen(key))
            self._chips[key] = chip
            self._layout.insertWidget(place, chip)

    def _fit(self) -> None:
        """Hide the circles for which there is no room, from the last one on; the chosen one stays."""
        room = self.width() - self.menu_chip.sizeHint().width()
        keys = list(self._chips)
        first = [key for key in keys if key is None or self._chips[key].isChecked()]
        for key in [*first, *(key for key in keys if key not in first)]:
            room -= self._chips[key].sizeHint().width() + _GAP
            self._chips[key].setVisible(room >= 0 or key is None)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
