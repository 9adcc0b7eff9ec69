"""The colours of light and dark, by what they are for. Views and delegates ask for a token, never for a colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget

PORTRAITS: Final = ("#7A8F6A", "#B0795B", "#5F7F99", "#8E6F9E", "#A8873F", "#5B8F86", "#A56A77", "#6E7BA8")
"""Grounds of portraits without a photo, equal in light and dark; initials on them are white."""

BANDS: Final = ("early", "in_touch", "ready", "drifting", "lapsed")
MARK: Final = QPalette.ColorRole.AlternateBase
"""The palette role that no style sheet rule of ours touches: by it a widget knows whether it is light or dark."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """One look. Every field but `dark` is a colour as '#RRGGBB'; each `x_tint` is the ground on which `x` is read."""

    dark: bool
    bg: str
    rail: str
    card: str
    hover: str
    line: str
    strong_line: str
    text: str
    sub: str
    faint: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_tint: str
    selected: str
    early: str
    early_tint: str
    in_touch: str
    in_touch_tint: str
    ready: str
    ready_tint: str
    drifting: str
    drifting_tint: str
    lapsed: str
    lapsed_tint: str

    def color(self, role: str) -> QColor:
        """The colour of a role by its name, such as 'ready_tint'. Raises AttributeError where there is none."""
        return QColor(getattr(self, role))


LIGHT: Final = Tokens(
    dark=False,
    bg="#F7F5F1", rail="#EFECE5", card="#FFFFFF", hover="#F1EEE8", line="#E3DED4", strong_line="#8C867A",
    text="#23211D", sub="#5E594F", faint="#726C61",
    accent="#1F6B66", accent_hover="#1A5B57", on_accent="#FFFFFF", accent_tint="#DDEDEA", selected="#E6EFEC",
    early="#5D6B78", early_tint="#E9EDF0", in_touch="#2A7146", in_touch_tint="#E2F0E6",
    ready="#8A5800", ready_tint="#FAEED6",
    drifting="#A2512F", drifting_tint="#F8E5DC", lapsed="#6F5A8A", lapsed_tint="#ECE6F3",
)  # fmt: skip
DARK: Final = Tokens(
    dark=True,
    bg="#1B1C1C", rail="#161717", card="#242626", hover="#2C2F2E", line="#343736", strong_line="#7D7A73",
    text="#ECEAE4", sub="#ABA79D", faint="#9A948A",
    accent="#69BDB4", accent_hover="#7CC9C0", on_accent="#0E1F1D", accent_tint="#213B39", selected="#223331",
    early="#A9B7C4", early_tint="#2A3036", in_touch="#84CC9C", in_touch_tint="#22352A",
    ready="#E5B565", ready_tint="#3A3020",
    drifting="#E59A77", drifting_tint="#3C2A22", lapsed="#BBA6DA", lapsed_tint="#322B3D",
)  # fmt: skip


def tokens_of(source: QWidget | QPalette) -> Tokens:
    """The look a widget is drawn in, told from its palette, so that nobody needs to be handed the theme."""
    palette = source.palette() if isinstance(source, QWidget) else source
    return DARK if palette.color(MARK).lightness() < 128 else LIGHT


def band_role(band: str) -> str:
    """The token of a band by its word ('in touch' or 'in_touch'); 'sub' for a contact without a cadence."""
    role = band.replace(" ", "_")
    return role if role in BANDS else "sub"


def tint_role(role: str) -> str:
    """The ground that goes with a role: its own tint, else the quiet one."""
    return f"{role}_tint" if role in (*BANDS, "accent") else "hover"


def contrast(first: str, second: str) -> float:
    """The contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    high, low = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(color: str) -> float:
    channels = (int(color[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
