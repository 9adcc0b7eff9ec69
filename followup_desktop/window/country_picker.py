"""A pop-up to choose a country, and if it is wished a region of it, by typing a part of its name."""

from __future__ import annotations

from collections.abc import Sequence

from anyascii import anyascii
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from followup_desktop.desktop.theme.fonts import scaled
from followup_desktop.domain.holidays import Place, countries, regions
from followup_desktop.window.alive import while_alive
from followup_desktop.window.context import Context
from followup_desktop.window.kit.below import open_below
from followup_desktop.window.kit.search import SearchField

_CODE = Qt.ItemDataRole.UserRole


class CountryPicker(QFrame):
    """A search field over the countries. Enter takes the chosen one, Escape leaves, first the regions, then all."""

    picked = Signal(str)
    """The code of the country or region, or an empty text for none."""

    def __init__(self, context: Context, parent: QWidget, none: str, *, with_regions: bool = False) -> None:
        """`none` are the words of the choice of no country. With `with_regions` a country is asked for its region."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("popup", True)
        self._context = context
        self._with_regions = with_regions
        self._first = Place("", none)
        self._countries: Sequence[Place] = ()
        self._country: Place | None = None
        self._places: Sequence[Place] = ()
        self.search = SearchField(self.tr("Country"))
        self.names = QListWidget()
        self.names.setProperty("bare", True)
        self.names.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.addWidget(self.search)
        column.addWidget(self.names)
        self.setFixedSize(scaled(300), scaled(340))
        self.search.searched.connect(self.look)
        self.search.left_down.connect(self._go_down)
        self.search.entered.connect(self._enter)
        self.names.itemActivated.connect(self._take)
        self.names.itemClicked.connect(self._take)
        self._job = context.worker.run(countries, while_alive(self, self._show_countries), lane="countries")

    def open_below(self, anchor: QWidget) -> None:
        """Open at the lower edge of a widget, inside the screen."""
        open_below(self, anchor)
        self.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def look(self, text: str) -> None:
        """Show the places whose names hold a text, in whichever letters it is typed; first those that begin so."""
        wanted = anyascii(text).casefold()
        names = [(anyascii(place.name).casefold(), place) for place in self._places]
        found = [(name, place) for name, place in names if wanted in name or text == place.code]
        shown = [place for _name, place in sorted(found, key=lambda one: not one[0].startswith(wanted))]
        self.names.clear()
        for place in shown:
            item = QListWidgetItem(place.name)
            item.setData(_CODE, place.code)
            self.names.addItem(item)
        self.names.setCurrentRow(0)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Wait for no more names."""
        self._job.cancel()
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back from the regions to the countries, and from there away."""
        if event.key() != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
        elif self._country is not None:
            self._show_countries(self._countries)
        else:
            self.close()

    def _show_countries(self, found: Sequence[Place]) -> None:
        self._country = None
        self._countries = found
        self._offer(self.tr("Country"), [self._first, *found])

    def _show_regions(self, found: Sequence[Place]) -> None:
        assert self._country is not None
        if not found:
            self._choose(self._country.code)
            return
        everywhere = Place(self._country.code, self.tr("All of {country}").format(country=self._country.name))
        self._offer(self.tr("Region of {country}").format(country=self._country.name), [everywhere, *found])

    def _offer(self, what: str, places: Sequence[Place]) -> None:
        self._places = places
        self.search.setPlaceholderText(what)
        self.search.setAccessibleName(what)
        self.names.setAccessibleName(what)
        self.search.clear()
        self.look("")
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go_down(self) -> None:
        self.names.setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter(self) -> None:
        """Take the first that fits; of all the countries none is meant before something was typed."""
        first = self.names.item(0)
        if first is not None and (self.search.text() or self._country is not None):
            self._take(first)
        else:
            self._go_down()

    def _take(self, item: QListWidgetItem) -> None:
        code = item.data(_CODE)
        if not code or not self._with_regions or self._country is not None:
            self._choose(code)
            return
        self._country = Place(code, item.text())
        self._job = self._context.worker.run(
            lambda: regions(code), while_alive(self, self._show_regions), lane="countries"
        )

    def _choose(self, code: str) -> None:
        self.close()
        self.picked.emit(code)
