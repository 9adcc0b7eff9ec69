"""Reading which macOS a compiled file needs, on files made by hand."""

from __future__ import annotations

import struct

import pytest

from tests.support.macho import minimum_systems

X86, ARM = 0x01000007, 0x0100000C


def thin(chip: int, command: bytes) -> bytes:
    other = struct.pack("<2I", 0x1B, 24) + bytes(16)
    head = struct.pack("<8I", 0xFEEDFACF, chip, 3, 6, 2, len(other + command), 0, 0)
    return head + other + command


def build_version(major: int, minor: int, platform: int = 1) -> bytes:
    return struct.pack("<6I", 0x32, 24, platform, major << 16 | minor << 8, 0, 0)


def version_min(major: int, minor: int) -> bytes:
    return struct.pack("<4I", 0x24, 16, major << 16 | minor << 8, 0)


def fat(*parts: tuple[int, bytes]) -> bytes:
    head, body, place = struct.pack(">2I", 0xCAFEBABE, len(parts)), b"", 4096
    for chip, part in parts:
        head += struct.pack(">5I", chip, 0, place + len(body), len(part), 12)
        body += part
    return head.ljust(place, b"\0") + body


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (thin(ARM, build_version(13, 0)), {"arm64": (13, 0)}),
        (thin(X86, version_min(10, 9)), {"x86_64": (10, 9)}),
        (thin(ARM, build_version(17, 2, platform=2)), {}),
        (
            fat((X86, thin(X86, version_min(10, 13))), (ARM, thin(ARM, build_version(14, 4)))),
            {"x86_64": (10, 13), "arm64": (14, 4)},
        ),
        (b"", {}),
        (b"\x7fELF" + bytes(100), {}),
        (struct.pack(">2I", 0xCAFEBABE, 0x34) + bytes(100), {}),
    ],
)
def test_the_oldest_system_by_chip(content: bytes, told: dict[str, tuple[int, int]]) -> None:
    assert minimum_systems(content) == told
