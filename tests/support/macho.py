"""Which macOS a compiled file needs, read from its head (mach-o/loader.h, mach-o/fat.h)."""

from __future__ import annotations

import struct
from collections.abc import Iterator

_FAT, _THIN = 0xCAFEBABE, 0xFEEDFACF
_VERSION_MIN_MACOSX, _BUILD_VERSION = 0x24, 0x32
_MACOS = 1
_CHIPS = {0x01000007: "x86_64", 0x0100000C: "arm64"}


def minimum_systems(content: bytes) -> dict[str, tuple[int, int]]:
    """The oldest macOS (major, minor) that a file is made for, by chip; nothing for a file that is no such program."""
    return {chip: oldest for start in _slices(content) for chip, oldest in _minimum(content, start)}


def _slices(content: bytes) -> Iterator[int]:
    (magic,) = struct.unpack_from(">I", content) if len(content) >= 4 else (0,)
    if magic == _FAT:
        (count,) = struct.unpack_from(">I", content, 4)
        # A compiled Java class begins with the same four bytes.
        for number in range(count if count < 16 else 0):
            yield struct.unpack_from(">5I", content, 8 + 20 * number)[2]
    else:
        yield 0


def _minimum(content: bytes, start: int) -> Iterator[tuple[str, tuple[int, int]]]:
    if len(content) < start + 32:
        return
    magic, chip, _subtype, _kind, commands = struct.unpack_from("<5I", content, start)
    if magic != _THIN or chip not in _CHIPS:
        return
    place = start + 32
    for _ in range(commands):
        command, size = struct.unpack_from("<2I", content, place)
        if command == _VERSION_MIN_MACOSX:
            (version,) = struct.unpack_from("<I", content, place + 8)
            yield _CHIPS[chip], (version >> 16, version >> 8 & 0xFF)
        elif command == _BUILD_VERSION:
            platform, version = struct.unpack_from("<2I", content, place + 8)
            if platform == _MACOS:
                yield _CHIPS[chip], (version >> 16, version >> 8 & 0xFF)
        place += size
