"""Icons: Lucide's lines drawn in a token's colour, crisp at every scale, and kept in Qt's own picture cache."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPalette, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from followup_desktop.desktop.paths import resource
from followup_desktop.desktop.theme.palette import mixed
from followup_desktop.desktop.theme.tokens import Tokens, tokens_of

TEXT_SIZE = 18
RAIL_SIZE = 20


def icon(name: str, role: str = "sub", size: int = TEXT_SIZE, look: Tokens | QPalette | None = None) -> QIcon:
    """A Lucide icon by its file's name, in a token's colour; `size` in pixels. Dimmed where its widget is disabled.

    Without a look it takes the application's. Raises FileNotFoundError where there is no such icon.
    """
    tokens = _tokens(look)
    dimmed = mixed(getattr(tokens, role), tokens.bg, 0.45).name()
    result = QIcon()
    for ratio in _ratios():
        result.addPixmap(_drawn(name, getattr(tokens, role), size, ratio))
        result.addPixmap(_drawn(name, dimmed, size, ratio), QIcon.Mode.Disabled)
    return result


def pixmap(
    name: str, role: str = "sub", size: int = TEXT_SIZE, ratio: float = 1.0, look: Tokens | QPalette | None = None
) -> QPixmap:
    """One picture of an icon for a painter whose device has that pixel ratio."""
    return _drawn(name, getattr(_tokens(look), role), size, ratio)


def paint_icon(painter: QPainter, rect: QRectF, name: str, role: str, look: Tokens | QPalette) -> None:
    """Draw an icon centred in a rectangle, as large as its shorter side."""
    size = round(min(rect.width(), rect.height()))
    ratio = painter.device().devicePixelRatioF()
    left = rect.center().x() - size / 2
    top = rect.center().y() - size / 2
    painter.drawPixmap(round(left), round(top), pixmap(name, role, size, ratio, look))


def app_icon() -> QIcon:
    """The program's own icon."""
    return QIcon(str(resource("icons/followup.svg")))


def _tokens(look: Tokens | QPalette | None) -> Tokens:
    return look if isinstance(look, Tokens) else tokens_of(look or QGuiApplication.palette())


def _ratios() -> list[float]:
    return sorted({1.0, 2.0, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())})


def _drawn(name: str, color: str, size: int, ratio: float) -> QPixmap:
    key = f"followup/{name}/{color}/{size}/{ratio}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    source = _source(name).replace("currentColor", color)
    result = QPixmap(round(size * ratio), round(size * ratio))
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, result.width(), result.height()))
    painter.end()
    result.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, result)
    return result


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    return resource(f"icons/lucide/{name}.svg").read_text(encoding="utf-8")
