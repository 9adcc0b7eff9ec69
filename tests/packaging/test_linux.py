"""What a Linux desktop is told of the program: looked at by the desktops' own checkers, and against the program."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from followup_desktop.cli.commands import summaries
from followup_desktop.desktop import autostart
from freeze.icons import make_icons
from linux import deb, tree

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="packages of Linux are made on Linux")


@pytest.fixture(scope="module")
def prefix(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package's tree around a bundle that is one real program."""
    folder = tmp_path_factory.mktemp("package")
    bundle = folder / "bundle"
    bundle.mkdir()
    shutil.copy(shutil.which("true"), bundle / tree.PROGRAM)
    make_icons(tree.ROOT / "resources" / "icons" / "followup.svg", folder / "icons")
    tree.make_tree(bundle, folder / "icons", folder / "root" / "usr")
    return folder / "root" / "usr"


def test_the_command_leads_to_the_program(prefix: Path):
    assert (prefix / "bin" / "followup-desktop").resolve() == (prefix / "lib" / "followup-desktop" / "followup-desktop")
    assert not (prefix / "bin" / "followup-desktop").readlink().is_absolute()


def test_the_desktop_file_is_valid_and_its_icon_is_there(prefix: Path):
    file = prefix / "share" / "applications" / "followup-desktop.desktop"
    checked = subprocess.run(["desktop-file-validate", file], capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stdout) == (0, "")
    icon = re.search(r"^Icon=(.+)$", file.read_text(), re.MULTILINE)[1]
    sizes = {place.parents[1].name for place in (prefix / "share" / "icons" / "hicolor").glob(f"*/apps/{icon}.*")}
    assert {"16x16", "48x48", "256x256", "scalable"} <= sizes


def test_no_package_starts_anything_at_login(prefix: Path):
    # The person decides, in the settings: desktop/autostart.py makes the file.
    assert autostart.NAME == tree.PROGRAM
    assert not list(prefix.parent.rglob("autostart"))


def test_the_metainfo_is_valid_and_names_this_version(prefix: Path, tmp_path: Path):
    file = prefix / "share" / "metainfo" / "org.followup.desktop.metainfo.xml"
    checked = subprocess.run(
        ["appstreamcli", "validate", "--no-net", "--pedantic", file], capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout
    assert f'version="{tree.version()}"' in file.read_text()
    broken = tmp_path / file.name
    broken.write_text(file.read_text().replace("<project_license>MIT<", "<project_license>Whatever<"))
    assert subprocess.run(["appstreamcli", "validate", "--no-net", broken], capture_output=True, check=False).returncode


def test_the_manual_has_every_command_and_no_word_for_the_formatter(prefix: Path):
    page = gzip.decompress((prefix / "share" / "man" / "man1" / "followup-desktop.1.gz").read_bytes()).decode()
    assert [name for name in summaries() if f"\n.B {name}\n" not in page] == []
    assert "@" not in page
    known = {"TH", "SH", "TP", "B", "BI", "BR", "RB", "I", "IR", "nf", "fi"}
    assert {line[1:].split()[0] for line in page.splitlines() if line.startswith(".")} <= known
    assert tree.version() in page


def test_the_package_depends_on_what_its_files_load(prefix: Path):
    found = deb.depends(prefix.parent)
    assert re.fullmatch(r"libc6 \(>= 2\.\d+\)", found[0])
    assert found[1:] == []


def test_a_library_of_which_nobody_knows_the_package_is_no_package(prefix: Path, tmp_path: Path):
    needs = tomllib.loads((tree.HERE / "needs.toml").read_text())
    (qt,) = Path(sys.prefix).glob("lib/python3*/site-packages/PySide6/Qt/lib/libQt6Core.so.6")
    shutil.copy(qt, tmp_path)
    with pytest.raises(ValueError, match=r"names no package for .*libicui18n"):
        deb.depends(tmp_path)
    for library in qt.parent.glob("libicu*.so.*"):
        shutil.copy(library, tmp_path)
    found = deb.depends(tmp_path)
    assert {"libglib2.0-0", "libstdc++6"} <= set(found)
    known = {debian for part in ("qt", "bundle") for debian, _ in needs[part].values()}
    assert set(found[1:]) <= known


def test_the_control_file_is_as_dpkg_wants_it(prefix: Path):
    if shutil.which("dpkg") is None:
        pytest.skip("dpkg is Debian's")
    lines = deb.control_file(prefix.parent).splitlines()
    fields = dict(line.split(": ", 1) for line in lines if not line.startswith(" "))
    assert fields["Package"] == "followup-desktop"
    assert fields["Version"] == tree.version()
    assert int(fields["Installed-Size"]) > 0
    assert fields["Description"] == "follow up and stay in touch"
    described = lines[lines.index("Description: follow up and stay in touch") + 1 :]
    assert all(line.startswith(" ") and line.strip() for line in described)
    assert " ." in described


def test_the_flatpak_asks_for_no_network_and_no_files(prefix: Path):
    manifest = json.loads((tree.HERE / "flatpak" / f"{tree.IDENTIFIER}.json").read_text())
    assert manifest["id"] == tree.IDENTIFIER
    assert (prefix / "bin" / manifest["command"]).is_symlink()
    assert (prefix / "share" / "applications" / manifest["rename-desktop-file"]).is_file()
    asked = manifest["finish-args"]
    assert [ask for ask in asked if ask.startswith(("--share=network", "--filesystem", "--device"))] == []
    assert {"--share=ipc", "--socket=wayland", "--talk-name=org.freedesktop.Notifications"} <= set(asked)
