from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from followup_desktop.desktop import launch
from followup_desktop.desktop.identity import IN_BACKGROUND
from followup_desktop.desktop.launch import Command, can_open, open_address, outside_environment, own_command, start
from tests.support.processes import wait_until

ROOT = Path(__file__).parents[2]
TELL = (
    "import json, os, sys; json.dump([sys.argv[1:], dict(os.environ), os.getppid(), os.getcwd()], open({file!r}, 'w'))"
)


@pytest.fixture
def frozen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Take this process for the frozen program, unpacked here."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "bundle"), raising=False)
    return tmp_path / "bundle"


def told(file: Path) -> list:
    """What a started program wrote down of itself."""
    wait_until(lambda: file.exists() and file.stat().st_size > 0 and file.read_text().endswith("]"), "the program")
    return json.loads(file.read_text())


def test_from_source_python_starts_the_package(tmp_path: Path) -> None:
    command = own_command(tray=True, data=tmp_path)
    assert command.arguments == (sys.executable, "-m", "followup_desktop", "--tray", "--data", str(tmp_path))
    assert command.folder in (None, ROOT)
    assert "--data" not in own_command().arguments
    assert "--data" not in own_command(data=launch.default_data()).arguments


def test_frozen_the_program_starts_itself(frozen: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("APPIMAGE", raising=False)
    assert own_command(tray=True) == Command((sys.executable, "--tray"))
    monkeypatch.setenv("APPIMAGE", "/opt/Followup.AppImage")
    assert own_command() == Command(("/opt/Followup.AppImage",))


def test_on_windows_the_program_without_a_console_is_started(
    frozen: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("APPIMAGE", raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    names = ("followup-desktop.exe", "followup-desktopw.exe")
    for name in names:
        (tmp_path / name).touch()
    for name in names:
        monkeypatch.setattr(sys, "executable", str(tmp_path / name))
        assert own_command().arguments == (str(tmp_path / "followup-desktopw.exe"),)


def test_the_bundles_environment_stays_in_the_bundle() -> None:
    bundle = Path("/opt/followup/_internal")
    inside = {
        "HOME": "/srv/x",
        "LD_LIBRARY_PATH": "/opt/followup/_internal",
        "LD_LIBRARY_PATH_ORIG": "/opt/lib",
        "PATH": os.pathsep.join(("/opt/followup/_internal", "/bin", "", "/sbin")),
        "_PYI_ARCHIVE_FILE": "/opt/followup/followup-desktop",
        "DYLD_LIBRARY_PATH": "/opt/followup/_internal",
        "QT_PLUGIN_PATH": "/opt/followup/_internal/PySide6/Qt/plugins",
        "QML2_IMPORT_PATH": "/srv/x/qml",
    }
    assert outside_environment(inside, bundle) == {
        "HOME": "/srv/x",
        "LD_LIBRARY_PATH": "/opt/lib",
        "PATH": os.pathsep.join(("/bin", "", "/sbin")),
        "QML2_IMPORT_PATH": "/srv/x/qml",
    }
    assert outside_environment(inside, None) == inside


def test_it_is_started_on_its_own_feet(frozen: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", str(frozen))
    monkeypatch.setenv(IN_BACKGROUND, "1")
    file = tmp_path / "told"
    assert start(Command((sys.executable, "-c", TELL.format(file=str(file)), "a b", '"c"'), tmp_path))
    arguments, environment, parent, folder = told(file)
    assert arguments == ["a b", '"c"']
    assert environment["PYINSTALLER_RESET_ENVIRONMENT"] == "1"
    assert "LD_LIBRARY_PATH" not in environment
    assert IN_BACKGROUND not in environment
    assert parent != os.getpid()
    assert folder == str(tmp_path)


def test_a_missing_program_is_said() -> None:
    assert start(Command(("/no/such/program",))) is False


@pytest.mark.parametrize(
    "address", ["https://example.org/?a=b", "mailto:ana@example.org?subject=Hi%20there", "tel:+4915112345", "SMS:12"]
)
def test_what_is_opened(address: str) -> None:
    assert can_open(address)


@pytest.mark.parametrize(
    "address",
    ["", "file:///etc/passwd", "http://example.org", "javascript:alert(1)", "ana@example.org", "--help", "mailto:",
     "mailto:a b", "tel:1\n2", "https://exämple.org", "smb://x", " https://example.org", "mailto:" + "x" * 40_000],
)  # fmt: skip
def test_what_is_not_opened(address: str) -> None:
    assert not can_open(address)
    with pytest.raises(ValueError, match="only https"):
        open_address(address)


def test_an_address_goes_to_the_systems_opener_untouched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file, opener = tmp_path / "told", tmp_path / "xdg-open"
    opener.write_text(f"#!{sys.executable}\n{TELL.format(file=str(file))}\n")
    opener.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert open_address("mailto:ana@example.org?body=$(id)%0A;ls")
    assert told(file)[0] == ["mailto:ana@example.org?body=$(id)%0A;ls"]


def test_a_missing_opener_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert open_address("tel:+4915112345") is False
