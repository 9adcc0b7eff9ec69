"""A chip that shows a country or region, and opens the list of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from followup_desktop.domain.holidays import place_name
from followup_desktop.window.alive import while_alive
from followup_desktop.window.context import Context
from followup_desktop.window.country_picker import CountryPicker
from followup_desktop.window.kit.menu_chip import MenuChip


class CountryChip(MenuChip):
    """Holds a code ('DE', 'DE-BY' with `with_regions`), and shows its name as soon as that is known."""

    edited = Signal()
    """The person chose another place."""

    def __init__(
        self, context: Context, name: str, none: str, *, with_regions: bool = False, parent: QWidget | None = None
    ) -> None:
        """`none` are the words for no country."""
        super().__init__(name, parent)
        self._context = context
        self._none = none
        self._with_regions = with_regions
        self._code = ""
        self.clicked.connect(self.open_picker)
        self.show_value("")

    def show_value(self, code: str) -> None:
        """Show a code; its name comes from the worker, for the names of the world are not loaded at once."""
        self._code = code
        self._show(code)
        if code:
            named = while_alive(self, lambda name: self._named(code, name))
            self._context.worker.run(lambda: place_name(code), named)

    def value(self) -> str:
        """The code."""
        return self._code

    def open_picker(self) -> CountryPicker:
        """Offer the countries."""
        picker = CountryPicker(self._context, self, self._none, with_regions=self._with_regions)
        picker.picked.connect(self._choose)
        picker.open_below(self)
        return picker

    def _choose(self, code: str) -> None:
        if code != self._code:
            self.show_value(code)
            self.edited.emit()

    def _named(self, code: str, name: str) -> None:
        if code == self._code:
            self._show(name)

    def _show(self, words: str) -> None:
        self.show_choice(words or self._none, "globe", "accent" if words else "plain")
