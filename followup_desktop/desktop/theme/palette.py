"""Qt's palette from the tokens, so that whatever Qt draws by itself fits."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from followup_desktop.desktop.theme.tokens import MARK, Tokens

_ROLES = {
    QPalette.ColorRole.Window: "bg",
    QPalette.ColorRole.Base: "card",
    MARK: "bg",
    QPalette.ColorRole.Button: "card",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "text",
    QPalette.ColorRole.PlaceholderText: "faint",
    QPalette.ColorRole.Highlight: "accent_tint",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "text",
    QPalette.ColorRole.ToolTipText: "bg",
    QPalette.ColorRole.Light: "card",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "strong_line",
    QPalette.ColorRole.Shadow: "line",
}
_DIMMED = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


def palette(tokens: Tokens) -> QPalette:
    """A palette in which every role is set, in all groups."""
    result = QPalette()
    for role, token in _ROLES.items():
        result.setColor(role, tokens.color(token))
    for role in _DIMMED:
        result.setColor(QPalette.ColorGroup.Disabled, role, mixed(tokens.text, tokens.bg, 0.45))
    return result


def mixed(top: str, ground: str, share: float) -> QColor:
    """The opaque colour that `share` (0 to 1) of one colour over another gives."""
    upper, lower = QColor(top), QColor(ground)
    parts = zip(upper.getRgb()[:3], lower.getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(above * share + below * (1 - share)) for above, below in parts))
