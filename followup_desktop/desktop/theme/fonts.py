"""The bundled typeface and its sizes. A script that Inter lacks is drawn in the system's own font."""

from __future__ import annotations

import sys
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QApplication

from followup_desktop.desktop.paths import resource

FAMILY: Final = "Inter"
BODY: Final = 13.5
_LOADED = "fontsLoaded"
_FILES = ("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf", "Inter-Bold.otf")
_ROLES: dict[str, tuple[float, QFont.Weight]] = {
    "title": (22, QFont.Weight.Bold),
    "heading": (15, QFont.Weight.Bold),
    "strong": (BODY, QFont.Weight.DemiBold),
    "button": (12.9, QFont.Weight.DemiBold),
    "body": (BODY, QFont.Weight.Normal),
    "secondary": (12.2, QFont.Weight.Normal),
    "faint": (12.2, QFont.Weight.Normal),
    "accent": (12.2, QFont.Weight.DemiBold),
    "chip": (11.8, QFont.Weight.Medium),
    "section": (11.4, QFont.Weight.DemiBold),
    "rail": (10.6, QFont.Weight.Normal),
    "badge": (9.6, QFont.Weight.Bold),
}
ROLES: Final = tuple(_ROLES)
_SYSTEM_POINTS = {"win32": 9.0, "darwin": 13.0}
_LINUX_POINTS = 10.0


def load_fonts() -> None:
    """Make the bundled typeface known to Qt. Raises OSError where a file of it cannot be read."""
    application = QCoreApplication.instance()
    if application is None or application.property(_LOADED):
        return
    for name in _FILES:
        if QFontDatabase.addApplicationFont(str(resource(f"fonts/{name}"))) < 0:
            raise OSError(f"The typeface {name} cannot be read")
    application.setProperty(_LOADED, True)


def system_scale() -> float:
    """How much larger than usual the system's text is, 1.0 where the person changed nothing; 0.8 to 2.0."""
    points = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).pointSizeF()
    usual = _SYSTEM_POINTS.get(sys.platform, _LINUX_POINTS)
    # Desktops on Linux ship with 9 to 11 points: only what lies outside of it is somebody's wish.
    if points <= 0 or (sys.platform not in _SYSTEM_POINTS and 9 <= points <= 11):
        return 1.0
    return min(2.0, max(0.8, points / usual))


def application_font(scale: float = 1.0) -> QFont:
    """The font of running text at a text scale; every other size follows from it."""
    dots = QGuiApplication.primaryScreen().logicalDotsPerInch()
    result = QFont(FAMILY)
    result.setPointSizeF(BODY * scale * 72 / dots)
    result.setStyleHint(QFont.StyleHint.SansSerif)
    return result


def text_font(role: str = "body") -> QFont:
    """The font of a text role (see ROLES) at the text size in use. Raises KeyError for an unknown role."""
    size, weight = _ROLES[role]
    result = QFont(QApplication.font())
    result.setPointSizeF(result.pointSizeF() * size / BODY)
    result.setWeight(weight)
    if role == "section":
        result.setCapitalization(QFont.Capitalization.AllUppercase)
        result.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 106)
    return result


def scaled(pixels: float) -> int:
    """A length that grows with the text, in pixels: heights of rows and of anything that holds a line of words."""
    dots = QGuiApplication.primaryScreen().logicalDotsPerInch()
    return round(pixels * QApplication.font().pointSizeF() * dots / 72 / BODY)
