"""What is in the frozen program and what is not. `dev.py freeze` runs this."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from followup_desktop.desktop.paths import resource
from freeze import contents, sizes

pytestmark = [pytest.mark.frozen, pytest.mark.xdist_group("frozen")]
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="D-Bus, X and ELF are Linux's")

ROOT = Path(__file__).parents[2]


def test_it_is_no_larger_than_it_may_be(frozen: list[str]):
    if sys.platform == "linux":
        assert sum(sizes.sizes(Path(frozen[0]).parent).values()) <= sizes.MOST


def test_every_resource_is_there(inside: Path):
    there = inside / "followup_desktop" / "resources"
    root = resource("icons").parent
    wanted = {file.relative_to(root) for file in root.rglob("*") if file.is_file()}
    wanted = {name for name in wanted if name.parts[0] != "pictures"}
    shipped = {file.relative_to(there) for file in there.rglob("*") if file.is_file()}
    assert wanted - shipped == set()
    assert {name.parts[0] for name in shipped - wanted} == {"licences"}


def test_nothing_is_in_it_that_must_not_be(inside: Path):
    names = {file.relative_to(inside).as_posix() for file in inside.rglob("*") if file.is_file()}
    unwanted = re.compile(
        r"sqlite3|readline|libssl|openssl|_ssl|gtk|Qt6?(Qml|Quick|Sql|Pdf|Widgets\.pyi)|\.pyi$|test_", re.IGNORECASE
    )
    named = {name for name in names if "/licences/" not in name}
    assert sorted(name for name in named if unwanted.search(name.rpartition("/")[2])) == []
    assert [name for name in names if not contents.plugin_wanted(name)] == []
    assert [link for link in inside.rglob("*") if link.is_symlink() and not link.exists()] == []


def test_each_package_in_it_has_its_licence(inside: Path):
    parts = inside / "followup_desktop" / "resources" / "licences"
    texts = "\n".join(file.name.lower() for file in parts.iterdir())
    folders = {"dateutil": "python-dateutil", "apsw": "apsw-sqlite3mc", "PySide6": "pyside6", "python3": "python.txt"}
    others = {"followup_desktop", "lib", "setuptools"}
    packages = [folder.name for folder in inside.iterdir() if folder.is_dir() and ".dist-info" not in folder.name]
    names = {re.sub(r"\.\d+$", "", name) for name in packages} - others
    assert {name for name in names if folders.get(name, name).lower().replace("_", "-") not in texts} == set()


@linux_only
def test_every_library_that_is_loaded_is_in_it_or_every_desktops(inside: Path):
    files = [file for file in sizes.files(inside) if ".so" in file.name]
    there = {file.name for file in files}
    needed = set()
    for file in [*files, inside.parent / "followup-desktop"]:
        told = subprocess.run(["readelf", "--dynamic", file], capture_output=True, text=True, check=True).stdout
        needed |= set(re.findall(r"\(NEEDED\).*\[(.*)\]", told))
    c_library = re.compile(r"(lib(c|m|dl|pthread|rt|util|resolv)|ld-linux-[\w-]+)\.so\.\d")
    unmet = {name for name in needed - there if not contents.left_to_the_system(name)}
    assert {name for name in unmet if not c_library.fullmatch(name)} == set()
    assert [name for name in there if contents.left_to_the_system(name)] == []


def test_it_names_no_folder_of_the_machine_it_was_made_on(frozen: list[str], inside: Path):
    names = [str(ROOT).encode(), sys.prefix.encode()]
    # Text files and the program; compiled libraries keep where their makers had them.
    files = [
        Path(frozen[0]),
        *(file for file in sizes.files(inside) if file.suffix in (".txt", ".toml", ".json", ".xml")),
    ]
    assert [file.name for file in files if any(name in file.read_bytes() for name in names)] == []
