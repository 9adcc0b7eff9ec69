"""ICU's tables, cut down: Qt sorts with them as it does with all, in every language that has an order of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from freeze import icu
from tests.support.processes import environment

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="ICU comes with Qt on Linux alone")

SORT = """
import json
from pathlib import Path
from PySide6.QtCore import QCollator, QLocale
names = ("Östberg Oskar Zola Åsa Ähre Anna Çelik Cem ñu Nuria Łuczak Lutz ljubav luk ch cz 李 王 안 김 さ サ あ"
         " Ελένη Άννα Юлия Ёлка Елена ı i I İ").split()
orders = {}
for tag in ("de", "sv", "da", "es", "tr", "pl", "hr", "cs", "zh", "ja", "ko", "el", "ru", "en", "et", "lt", "hu"):
    collator = QCollator(QLocale(tag))
    keys = [collator.sortKey(name) for name in names]
    order = sorted(range(len(names)), key=lambda at: [other < keys[at] for other in keys].count(True))
    orders[tag] = [names[at] for at in order] + [QLocale(tag).toUpper("ıiß"), QLocale(tag).toLower("IİŞ")]
maps = {line.split()[-1] for line in Path("/proc/self/maps").read_text().splitlines() if "libicudata" in line}
print(json.dumps([sorted(maps), orders]))
"""


@pytest.fixture(scope="module")
def library() -> Path:
    (found,) = Path(sys.prefix).glob("lib/python3*/site-packages/PySide6/Qt/lib/libicudata.so.*")
    return found


def sorted_with(folder: Path) -> tuple[list[str], dict[str, list[str]]]:
    """Which tables were loaded, and the orders."""
    ended = subprocess.run(
        [sys.executable, "-c", SORT], env=environment(LD_LIBRARY_PATH=str(folder)), capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    assert ended.stderr == ""
    return tuple(json.loads(ended.stdout))


def test_qt_sorts_as_with_all_tables(library: Path, tmp_path: Path):
    made = icu.cut_down(library, tmp_path)
    assert made.stat().st_size < 6_000_000 < library.stat().st_size
    (loaded,), ours = sorted_with(tmp_path)
    (before,), whole = sorted_with(library.parent)
    assert (Path(loaded), Path(before)) == (made, library)
    assert ours == whole
    assert len({tuple(order) for order in whole.values()}) > 8


def test_what_is_packed_is_what_was_read():
    tables = (
        b"heading of 16 by",
        {"icudt73l/coll/root.res": b"abc", "icudt73l/curr/de.res": b"1" * 40, "icudt73l/x.icu": b""},
    )
    packed = icu.pack(tables)
    assert packed.startswith(tables[0])
    names = icu.wanted(tables)[1]
    assert list(names) == ["icudt73l/coll/root.res", "icudt73l/x.icu"]


@pytest.mark.parametrize("name", ["icudt73l/root.res", "icudt73l/en.res", "icudt73l/coll/sv.res", "icudt73l/nfkc.nrm"])
def test_these_are_left(name):
    assert name in icu.wanted((b"", {name: b""}))[1]


@pytest.mark.parametrize(
    "name", ["icudt73l/de.res", "icudt73l/enx.res", "icudt73l/gb18030.cnv", "icudt73l/zone/en.res"]
)
def test_these_go(name):
    assert icu.wanted((b"", {name: b""}))[1] == {}


def test_a_library_without_tables_is_refused(library: Path, tmp_path: Path):
    (other,) = library.parent.glob("libicuuc.so.*")
    with pytest.raises(ValueError, match="has no tables"):
        icu.cut_down(other, tmp_path)
