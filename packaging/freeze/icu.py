"""ICU's tables, cut down to what Qt asks of them: sorting. Qt has its own words for dates, numbers and countries.

ICU comes to Linux with Qt's libraries only, with 31 MB of tables in one library that holds nothing else. The library is
made anew around the tables that are left, by the assembler and linker that PyInstaller's own tools come with.
"""

from __future__ import annotations

import re
import struct
import subprocess
from pathlib import Path

_KIND = b"CmnD"
_KIND_AT = 12
"""Bytes from the beginning of the tables to the word that says what they are (ICU, ucmndata.h)."""
_UNUSED = re.compile(
    r"[^/]+/(?:(?:brkitr|curr|lang|rbnf|region|translit|unit|zone)/.*|(?!(?:root|en)\.).*\.(?:res|cnv))"
)
"""Dictionaries, currencies, names of languages and countries, numbers in words, scripts, units, zones, locales, code
pages. What sorts lies in coll/, what is in no folder and has another ending is about letters themselves."""
_KEPT = re.compile(
    r"[^/]+/(?:coll/.*|(?:res_index|pool|keyTypeData|supplementalData|likelySubtags|numberingSystems|timezoneTypes"
    r"|zoneinfo64|metadata)\.res)"
)
_SOURCE = """
.section .rodata
.balign 16
.globl {symbol}
.type {symbol}, %object
{symbol}:
.incbin "{file}"
.size {symbol}, . - {symbol}
.section .note.GNU-stack,"",%progbits
"""


Tables = tuple[bytes, dict[str, bytes]]
"""The heading, and each table by its name."""


def cut_down(library: Path, folder: Path) -> Path:
    """A library of the same name with fewer tables, in the folder. Raises ValueError where it is no library of ICU."""
    told = subprocess.run(
        ["readelf", "--wide", "--dyn-syms", "--dynamic", str(library)], capture_output=True, text=True, check=True
    ).stdout
    symbol = re.search(r"([1-9]\d*|0x\w+) OBJECT .* (icudt\d+_dat)\b", told)
    soname = re.search(r"\(SONAME\).*\[(.*)\]", told)
    if symbol is None or soname is None:
        raise ValueError(f"{library.name} has no tables of ICU")
    folder.mkdir(parents=True, exist_ok=True)
    tables, source, made = folder / "icu.dat", folder / "icu.s", folder / library.name
    tables.write_bytes(pack(wanted(read(library.read_bytes(), int(symbol[1], 0)))))
    source.write_text(_SOURCE.format(symbol=symbol[2], file=tables), encoding="utf-8")
    subprocess.run(["as", "-o", str(folder / "icu.o"), str(source)], check=True)
    link = ["ld", "-shared", "-soname", soname[1], "-z", "noexecstack", "-o", str(made), str(folder / "icu.o")]
    subprocess.run(link, check=True)
    return made


def read(library: bytes, size: int) -> Tables:
    """The tables inside a library, which are so many bytes together."""
    start = library.index(_KIND) - _KIND_AT
    data = library[start : start + size]
    (heading,) = struct.unpack_from("<H", data)
    body = data[heading:]
    (count,) = struct.unpack_from("<I", body)
    entries = [struct.unpack_from("<II", body, 4 + 8 * number) for number in range(count)]
    ends = [place for _name, place in entries[1:]] + [len(body)]
    names = [body[at : body.index(b"\0", at)].decode("ascii") for at, _place in entries]
    return data[:heading], {name: body[place:end] for name, (_at, place), end in zip(names, entries, ends, strict=True)}


def wanted(tables: Tables) -> Tables:
    """Without the tables that nothing here asks for."""
    heading, every = tables
    return heading, {name: table for name, table in every.items() if _KEPT.match(name) or not _UNUSED.match(name)}


def pack(tables: Tables) -> bytes:
    """The tables as ICU reads them: a list in the order of the names, the names, then the tables, each at 16 bytes."""
    heading, every = tables
    names, places = bytearray(), []
    first = 4 + 8 * len(every)
    for name in every:
        places.append(first + len(names))
        names += name.encode("ascii") + b"\0"
    body = bytearray(struct.pack("<I", len(every)) + bytes(8 * len(every)) + names)
    for number, table in enumerate(every.values()):
        body += bytes(-(len(heading) + len(body)) % 16)
        struct.pack_into("<II", body, 4 + 8 * number, places[number], len(body))
        body += table
    return heading + bytes(body)
