"""The theme: one object that dresses the application in light or dark and follows the system while asked to."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QDir, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QStyleFactory

from followup_desktop.desktop.paths import resource
from followup_desktop.desktop.theme.fonts import application_font, load_fonts, system_scale
from followup_desktop.desktop.theme.icons import app_icon
from followup_desktop.desktop.theme.motion import set_reduced_motion, system_reduces_motion
from followup_desktop.desktop.theme.palette import palette
from followup_desktop.desktop.theme.sheet import style_sheet
from followup_desktop.desktop.theme.tokens import DARK, LIGHT, Tokens

MODES: Final = ("system", "light", "dark")
_SCHEMES = {"system": Qt.ColorScheme.Unknown, "light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}


class Theme(QObject):
    """Dresses a QApplication. Make one right after the application and keep it; everything switches while running."""

    changed = Signal(object)
    """The Tokens now in use, after every widget has been told."""

    def __init__(self, application: QApplication, mode: str = "system") -> None:
        super().__init__(application)
        self._application = application
        self._mode = "system"
        self._tokens: Tokens | None = None
        load_fonts()
        QDir.setSearchPaths("theme", [str(resource("icons/sheet"))])
        application.setStyle(QStyleFactory.create("Fusion"))
        application.setWindowIcon(app_icon())
        application.styleHints().colorSchemeChanged.connect(self._dress)
        set_reduced_motion(system_reduces_motion())
        self.set_text_scale(system_scale())
        self.set_mode(mode)

    @property
    def mode(self) -> str:
        """What was chosen: 'system', 'light' or 'dark'."""
        return self._mode

    @property
    def tokens(self) -> Tokens:
        """The colours in use."""
        return self._tokens or LIGHT

    def set_mode(self, mode: str) -> None:
        """Choose 'system', 'light' or 'dark'. Raises KeyError for another word."""
        scheme = _SCHEMES[mode]
        self._mode = mode
        # Title bars and the system's own dialogues follow where the platform can.
        self._application.styleHints().setColorScheme(scheme)
        self._dress()

    def set_text_scale(self, scale: float) -> None:
        """Draw all text larger or smaller: 1.0 is the design's own size."""
        self._application.setFont(application_font(scale))
        # Qt does not tell widgets that a style sheet has dressed; dressing them again does.
        self._application.setStyleSheet(self._application.styleSheet())

    def _dress(self) -> None:
        wished = self._wished()
        if wished is self._tokens:
            return
        self._tokens = wished
        self._application.setPalette(palette(wished))
        self._application.setStyleSheet(style_sheet(wished))
        self.changed.emit(wished)

    def _wished(self) -> Tokens:
        if self._mode != "system":
            return DARK if self._mode == "dark" else LIGHT
        dark = self._application.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return DARK if dark else LIGHT
