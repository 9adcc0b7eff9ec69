"""Small abstract pictures for people without a photograph: patterns of one hue, written as PNG."""

from __future__ import annotations

import colorsys
import math
import struct
import zlib
from collections.abc import Callable

from followup_desktop.domain.contacts import Portrait

SIDE = 128
"""Pixels of a picture's width and height."""


def draw(pattern: str, hue: float) -> Portrait:
    """A picture of a pattern, its hue between 0 and 1. Raises KeyError for a pattern there is not."""
    rows = PATTERNS[pattern]()
    return Portrait(_png(rows, _palette(hue)), "png")


def _diagonal() -> list[bytes]:
    line = bytes(place * 255 // (2 * SIDE) for place in range(2 * SIDE))
    return [line[y : y + SIDE] for y in range(SIDE)]


def _dusk() -> list[bytes]:
    hill = [int(SIDE * (0.72 + 0.08 * math.sin(x / 17) + 0.05 * math.sin(x / 7))) for x in range(SIDE)]
    sky = [bytes([230 - 140 * y // SIDE]) * SIDE for y in range(SIDE)]
    return [bytes(20 if y > hill[x] else row[x] for x in range(SIDE)) for y, row in enumerate(sky)]


def _rings() -> list[bytes]:
    half = SIDE // 2
    quarter = [[int(127 + 110 * math.sin(math.hypot(x + 0.5, y + 0.5) / 5)) for x in range(half)] for y in range(half)]
    lower = [bytes(row[::-1] + row) for row in quarter]
    return lower[::-1] + lower


def _waves() -> list[bytes]:
    line = bytes(int(127 + 100 * math.sin(place / 11)) for place in range(2 * SIDE))
    starts = [int(SIDE / 2 + SIDE / 3 * math.sin(y / 15)) for y in range(SIDE)]
    return [line[start : start + SIDE] for start in starts]


PATTERNS: dict[str, Callable[[], list[bytes]]] = {
    "diagonal": _diagonal,
    "dusk": _dusk,
    "rings": _rings,
    "waves": _waves,
}


def _palette(hue: float) -> bytes:
    """256 colours from a deep to a light one, the hue moving on a little."""
    colors = bytearray()
    for step in range(256):
        share = step / 255
        red, green, blue = colorsys.hls_to_rgb((hue + 0.12 * share) % 1, 0.34 + 0.42 * share, 0.42)
        colors += bytes((int(red * 255), int(green * 255), int(blue * 255)))
    return bytes(colors)


def _png(rows: list[bytes], palette: bytes) -> bytes:
    header = struct.pack(">IIBBBBB", SIDE, SIDE, 8, 3, 0, 0, 0)
    pixels = zlib.compress(b"".join(b"\0" + row for row in rows))
    chunks = ((b"IHDR", header), (b"PLTE", palette), (b"IDAT", pixels), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in chunks)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
