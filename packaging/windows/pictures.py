"""python3 -m windows.pictures FOLDER: draw what the installer shows, its icon and the picture beside its last page."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from freeze.icons import ICO_SIZES, draw, ico

HERE = Path(__file__).resolve().parent
ICON, SIDE = "followup.ico", "side.bmp"
_SVG = HERE.parents[1] / "resources" / "icons" / "followup.svg"
_DENSE = 2
"""Pixels of the picture for each that Windows shows at 100 percent."""


def main(arguments: list[str]) -> int:
    """Draw into the folder; 2 for wrong usage."""
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    make(Path(arguments[0]))
    return 0


def make(folder: Path) -> None:
    """Draw both. Raises OSError where the folder cannot be written."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ICON).write_bytes(ico({size: draw(_SVG, size) for size in ICO_SIZES}))
    if not side().save(str(folder / SIDE)):
        raise OSError(f"{folder / SIDE} cannot be written")


def side() -> QImage:
    """The picture beside the last page."""
    renderer = QSvgRenderer(str(HERE / "side.svg"))
    # NSIS reads bitmaps of three bytes a pixel.
    image = QImage(renderer.defaultSize() * _DENSE, QImage.Format.Format_RGB888)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
