"""Logical lines to bytes: UTF-8, folded at 75 octets and never inside a character, ended by CRLF (RFC 6350 3.2)."""

from __future__ import annotations

_MOST = 75


def fold(line: str) -> bytes:
    """A line as it stands in the file. What cannot be written in UTF-8 becomes a question mark."""
    data = line.encode("utf-8", "replace")
    if len(data) <= _MOST:
        return data + b"\r\n"
    pieces, start, room = [], 0, _MOST
    while len(data) - start > room:
        end = start + room
        while data[end] & 0xC0 == 0x80:
            end -= 1
        pieces.append(data[start:end])
        start, room = end, _MOST - 1
    pieces.append(data[start:])
    return b"\r\n ".join(pieces) + b"\r\n"
