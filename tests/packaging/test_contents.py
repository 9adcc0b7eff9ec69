"""What goes into the bundle: the lists against names as the three systems have them, and against what is imported."""

from __future__ import annotations

import ast
import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from followup_desktop.desktop.paths import resource
from freeze import contents
from freeze.contents import data_wanted, left_to_the_system, plugin_wanted, reached, without_loose_links

PACKAGE = Path(__file__).parents[2] / "followup_desktop"


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
        "PySide6/plugins/imageformats/qjpeg.dll",
        "PySide6/Qt/plugins/wayland-shell-integration/libxdg-shell.so",
        "PySide6/Qt/lib/libQt6Core.so.6",
        "apsw/__init__.cpython-311-x86_64-linux-gnu.so",
    ],
)
def test_these_are_wanted(name):
    assert plugin_wanted(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/plugins/tls/qschannelbackend.dll",
        "PySide6/Qt/plugins/platforms/libqvnc.so",
        "PySide6/Qt/plugins/imageformats/libqtiff.so",
        "PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so",
        "PySide6/plugins/sqldrivers/qsqlite.dll",
        "PySide6/Qt/plugins/egldeviceintegrations/libqeglfs-x11-integration.so",
    ],
)
def test_these_are_not(name):
    assert not plugin_wanted(name)


def test_data_that_nothing_reads_stay_out():
    def wanted(name):
        return data_wanted(name, {"root", "en"}.__contains__)

    kept = ["babel/locale-data/en.dat", "babel/global.dat", "holidays/locale/en_US/LC_MESSAGES/DE.mo", "tzdata/zones"]
    kept += ["followup_desktop/resources/demo/people.toml", "anyascii/_data/001"]
    dropped = ["babel/locale-data/de.dat", "babel\\locale-data\\de.dat", "holidays/locale/de/LC_MESSAGES/DE.mo"]
    dropped += [
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/QtCore.pyi",
        "followup_desktop/resources/pictures/x.png",
    ]
    assert [name for name in kept if not wanted(name)] == []
    assert [name for name in dropped if wanted(name)] == []


def test_the_systems_libraries_are_told_from_the_bundles():
    system = ["libstdc++.so.6", "libX11.so.6", "libX11-xcb.so.1", "libxcb.so.1", "libxcb-xkb.so.1", "libcrypto.so.3",
              "libglib-2.0.so.0", "libz.so.1"]  # fmt: skip
    bundled = ["libxcb-cursor.so.0", "libQt6Core.so.6", "libicudata.so.73", "libpython3.11.so.1.0", "libffi.so.8",
               "libxkbcommon.so.0", "libpyside6.abi3.so.6.11"]  # fmt: skip
    assert [name for name in system if not left_to_the_system(name)] == []
    assert [name for name in bundled if left_to_the_system(name)] == []


def test_only_what_something_loads_goes_in():
    entries = [
        ("libpython3.11.so.1.0", "/p/libpython3.11.so.1.0", "BINARY"),
        ("PySide6/QtGui.abi3.so", "/s/QtGui.abi3.so", "EXTENSION"),
        ("PySide6/Qt/lib/libQt6Gui.so.6", "/s/lib/libQt6Gui.so.6", "BINARY"),
        ("PySide6/Qt/lib/libQt6Core.so.6", "/s/lib/libQt6Core.so.6", "BINARY"),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "/s/libqxcb.so", "BINARY"),
        ("libQt6XcbQpa.so.6", "/s/lib/libQt6XcbQpa.so.6", "BINARY"),
        ("libgtk-3.so.0", "/usr/lib/libgtk-3.so.0", "BINARY"),
        ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK"),
        ("libQt6Pdf.so.6", "PySide6/Qt/lib/libQt6Pdf.so.6", "SYMLINK"),
    ]
    loads = {
        "/s/QtGui.abi3.so": ["libQt6Gui.so.6", "libc.so.6"],
        "/s/lib/libQt6Gui.so.6": ["LIBQT6CORE.SO.6"],
        "/s/libqxcb.so": ["libQt6XcbQpa.so.6"],
    }
    kept = [name for name, _source, _kind in reached(entries, lambda file: loads.get(file, []))]
    assert sorted(kept) == sorted(name for name, *_ in entries if name not in ("libgtk-3.so.0", "libQt6Pdf.so.6"))


def test_links_of_a_framework_stay_with_it():
    there = ("PySide6/Qt/lib/QtGui.framework/Versions/A/QtGui", "/s/QtGui", "BINARY")
    links = [
        ("PySide6/Qt/lib/QtGui.framework/Versions/Current", "A", "SYMLINK"),
        ("PySide6/Qt/lib/QtGui.framework/QtGui", "Versions/Current/QtGui", "SYMLINK"),
        ("PySide6/Qt/lib/QtPdf.framework/QtPdf", "Versions/Current/QtPdf", "SYMLINK"),
    ]
    assert without_loose_links(links, [there]) == links[:2]


def imported() -> set[str]:
    """All that the program imports, wherever in it."""
    found = set()
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_bytes())):
            if isinstance(node, ast.ImportFrom) and node.module:
                found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
            elif isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
    return found


def test_every_part_of_qt_that_is_imported_has_its_plugins():
    # Whoever adds a part of Qt adds what it loads to PLUGINS, and here.
    parts = {name.split(".")[1] for name in imported() if name.startswith("PySide6.Qt")}
    assert parts == {"QtCore", "QtDBus", "QtGui", "QtNetwork", "QtSvg", "QtWidgets"}


def test_nothing_that_the_program_imports_needs_what_is_left_out():
    names = sorted({*imported(), *contents.HIDDEN[sys.platform], *contents.HIDDEN_TREES})
    script = (
        "import importlib, sys\n"
        f"for name in {contents.EXCLUDED}: sys.modules[name] = None\n"
        f"for name in {names}:\n"
        "    try: importlib.import_module(name)\n"
        "    except ImportError as error:\n"
        "        if (error.name or '') in sys.modules or error.name in sys.argv[1:]: print(name, error)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script, *contents.EXCLUDED],
        cwd=PACKAGE.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (0, ""), ended.stderr


@pytest.mark.parametrize("name", [*contents.HIDDEN[sys.platform], *contents.HIDDEN_TREES, *contents.DATA])
def test_what_is_named_is_there(name):
    assert importlib.util.find_spec(name) is not None


def test_the_resources_are_where_the_bundle_takes_them_from():
    assert resource("icons/followup.svg").is_file()
