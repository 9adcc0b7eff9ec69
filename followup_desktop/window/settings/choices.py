"""Small sections of one or two choices: Today, appearance, occasions."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from followup_desktop.domain.dates import LeapDay
from followup_desktop.domain.preferences import MOST_FEW
from followup_desktop.store.reads.settings import preferences
from followup_desktop.window.context import Context
from followup_desktop.window.country_chip import CountryChip
from followup_desktop.window.kit.numbers import number_field
from followup_desktop.window.kit.segmented import SegmentedChoice
from followup_desktop.window.settings.section import Section, SettingRow


class TodaySection(Section):
    """How many a day."""

    def title(self) -> str:
        return self.tr("Today")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._few = number_field(0, MOST_FEW, 0)
        self._few.setKeyboardTracking(False)
        self._few.setFixedWidth(86)
        hint = self.tr("So many people to stay in touch with are offered a day, beside promises and occasions.")
        self.few = SettingRow(self.tr("The daily few"), self._few, hint)
        self.add(self.few)
        self.refresh()
        self._few.valueChanged.connect(lambda number: self.choose(self.few, daily_few=number))

    def refresh(self) -> None:
        self._few.blockSignals(True)
        self._few.setValue(preferences(self.context.book).daily_few)
        self._few.blockSignals(False)


class LooksSection(Section):
    """Light, dark, or as the system; and the region whose ways are followed."""

    def title(self) -> str:
        return self.tr("Appearance")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        choices = [
            ("system", self.tr("As the system"), "sun-moon"),
            ("light", self.tr("Light"), "sun"),
            ("dark", self.tr("Dark"), "moon"),
        ]
        self._mode = SegmentedChoice(choices, self.tr("Light and dark"))
        self.add(SettingRow(self.tr("Light and dark"), self._mode, self.tr("Text is as large as the system's.")))
        self.region = CountryChip(context, self.tr("Region"), self.tr("As the system"))
        hint = self.tr("With which day weeks begin, and where phone numbers without a country code are at home.")
        self.region_row = SettingRow(self.tr("Region"), self.region, hint)
        self.add(self.region_row)
        self.refresh()
        self.region.edited.connect(lambda: self.choose(self.region_row, region=self.region.value()))
        self._mode.chosen.connect(lambda mode: self.choose(theme=mode))

    def refresh(self) -> None:
        chosen = preferences(self.context.book)
        self._mode.choose(chosen.theme)
        self.context.theme.set_mode(chosen.theme)
        if self.region.value() != chosen.region:
            self.region.show_value(chosen.region)


class OccasionsSection(Section):
    """The day on which 29 February is celebrated."""

    def title(self) -> str:
        return self.tr("Occasions")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        choices = [
            (LeapDay.FEBRUARY_28.value, self.tr("28 February"), ""),
            (LeapDay.MARCH_1.value, self.tr("1 March"), ""),
        ]
        self._leap_day = SegmentedChoice(choices, self.tr("29 February"))
        self.add(SettingRow(self.tr("Born on 29 February"), self._leap_day, self.tr("When other years celebrate it.")))
        self.refresh()
        self._leap_day.chosen.connect(lambda day: self.choose(leap_day=LeapDay(day)))

    def refresh(self) -> None:
        self._leap_day.choose(preferences(self.context.book).leap_day.value)
