"""The program's icon in the forms of each system, drawn from the one SVG: .png for Linux, .ico, .icns."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

PNG_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
ICO_SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
"""What Windows asks for at 100 to 250 percent, and the large view."""
_ICNS_TYPES = {
    b"icp4": 16, b"icp5": 32, b"ic11": 32, b"ic12": 64, b"ic07": 128, b"ic13": 256, b"ic08": 256, b"ic14": 512,
    b"ic09": 512, b"ic10": 1024,
}  # fmt: skip
"""Types of a picture inside an .icns and their pixels; those of one size are for screens of different density."""
_PNG_FROM = 256
"""Windows reads smaller pictures as bitmaps everywhere, and this one as PNG."""


def make_icons(svg: Path, folder: Path) -> list[Path]:
    """Draw all icons of an SVG into a folder; the files."""
    folder.mkdir(parents=True, exist_ok=True)
    sizes = {*PNG_SIZES, *ICO_SIZES, *_ICNS_TYPES.values()}
    drawn = {size: draw(svg, size) for size in sizes}
    files = {f"{svg.stem}-{size}.png": png(drawn[size]) for size in PNG_SIZES}
    files[f"{svg.stem}.ico"] = ico({size: drawn[size] for size in ICO_SIZES})
    files[f"{svg.stem}.icns"] = icns(drawn)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in files]


def draw(svg: Path, size: int) -> QImage:
    """The SVG as a square picture of so many pixels, clear where nothing is."""
    renderer = QSvgRenderer(str(svg))
    if not renderer.isValid():
        raise ValueError(f"{svg} is no SVG")
    image = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    return image


def png(image: QImage) -> bytes:
    """The picture as a PNG file."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not QImageWriter(buffer, b"PNG").write(image):
        raise OSError("the picture cannot be written")
    return bytes(buffer.data().data())


def ico(images: Mapping[int, QImage]) -> bytes:
    """An .ico of pictures by size: a directory, then each picture."""
    pictures = {size: png(image) if size >= _PNG_FROM else _bitmap(image) for size, image in sorted(images.items())}
    entry = struct.Struct("<BBBBHHII")
    head = struct.pack("<HHH", 0, 1, len(pictures))
    place = len(head) + entry.size * len(pictures)
    for size, content in pictures.items():
        head += entry.pack(size % 256, size % 256, 0, 0, 1, 32, len(content), place)
        place += len(content)
    return head + b"".join(pictures.values())


def icns(images: Mapping[int, QImage]) -> bytes:
    """An .icns of pictures by size, each as PNG under its types."""
    parts = b""
    for kind, size in _ICNS_TYPES.items():
        content = png(images[size])
        parts += kind + struct.pack(">I", len(content) + 8) + content
    return b"icns" + struct.pack(">I", len(parts) + 8) + parts


def _bitmap(image: QImage) -> bytes:
    """The picture as a bitmap without its file's head: 32 bits a pixel from the bottom up, then a mask of no pixel."""
    straight = image.convertToFormat(QImage.Format.Format_ARGB32)
    size = straight.width()
    # Rows of whole pixels of 32 bits have nothing between them.
    pixels = memoryview(straight.constBits()).tobytes()
    rows = [pixels[row * size * 4 :][: size * 4] for row in reversed(range(size))]
    mask = bytes(((size + 31) // 32) * 4 * size)
    head = struct.pack("<IiiHHIIiiII", 40, size, size * 2, 1, 32, 0, size * size * 4 + len(mask), 0, 0, 0, 0)
    return head + b"".join(rows) + mask
