"""Starting at login: real files, checked by the system's own tools where they are; Windows over a fake registry."""

from __future__ import annotations

import os
import plistlib
import shlex
import subprocess
from pathlib import Path

import pytest

from followup_desktop.desktop.autostart import (
    NAME,
    Autostart,
    DesktopEntry,
    LaunchAgent,
    RunKey,
    autostart,
    repair,
)
from followup_desktop.desktop.launch import Command
from followup_desktop.domain.errors import Refused

HERE = Command(("/opt/Followup/followup-desktop", "--tray"))
THERE = Command(("/srv/x/Followup/followup-desktop", "--tray"))
ODD = ("/opt/my $HOME/a`b\\c\"d'e", "--data", "/x/100% of ~ (new)\tbook", "--tray")


class FakeRegistry:
    """Keys and values in memory."""

    def __init__(self) -> None:
        self.values: dict[tuple[str, str], str | bytes] = {}

    def read(self, key: str, name: str) -> str | bytes | None:
        return self.values.get((key.rpartition("\\")[0], name))

    def write(self, key: str, name: str, value: str) -> None:
        self.values[key.rpartition("\\")[0], name] = value

    def delete(self, key: str, name: str) -> None:
        self.values.pop((key.rpartition("\\")[0], name), None)


@pytest.fixture
def registry() -> FakeRegistry:
    return FakeRegistry()


@pytest.fixture(params=["entry", "agent", "run"])
def way(request: pytest.FixtureRequest, tmp_path: Path, registry: FakeRegistry) -> Autostart:
    ways = {"entry": DesktopEntry(tmp_path / "new"), "agent": LaunchAgent(tmp_path / "new"), "run": RunKey(registry)}
    return ways[request.param]


def test_on_and_off(way: Autostart) -> None:
    assert not way.enabled()
    way.disable()
    way.enable(HERE)
    assert way.enabled()
    way.disable()
    assert not way.enabled()


def test_repair_follows_the_program_but_switches_nothing_on(tmp_path: Path) -> None:
    way = DesktopEntry(tmp_path)
    repair(way, THERE)
    assert not way.enabled()
    way.enable(HERE)
    repair(way, THERE)
    assert exec_line(tmp_path) == list(THERE.arguments)
    assert [file.name for file in tmp_path.iterdir()] == [f"{NAME}.desktop"]


def exec_line(folder: Path) -> list[str]:
    """What a desktop would start, read by the rules of the Desktop Entry Specification."""
    text = (folder / f"{NAME}.desktop").read_text()
    value = next(line.removeprefix("Exec=") for line in text.splitlines() if line.startswith("Exec="))
    unescaped = value.replace("\\\\", "\0").replace("\\t", "\t").replace("\0", "\\")
    lexer = shlex.shlex(unescaped, posix=True)
    lexer.whitespace_split, lexer.quotes, lexer.escapedquotes, lexer.commenters = True, '"', '"', ""
    # shlex unescapes only the quote and the backslash within quotes; the specification also $ and `.
    return [part.replace("\\$", "$").replace("\\`", "`").replace("%%", "%") for part in lexer]


def test_the_desktop_entry_is_valid_and_quotes_anything(tmp_path: Path) -> None:
    DesktopEntry(tmp_path).enable(Command(ODD, Path("/x y/z")))
    file = tmp_path / f"{NAME}.desktop"
    subprocess.run(["desktop-file-validate", str(file)], check=True)
    assert exec_line(tmp_path) == list(ODD)
    assert "Path=/x y/z\n" in file.read_text()


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false", "Hidden = True"])
def test_an_entry_switched_off_in_the_desktops_settings_is_off(tmp_path: Path, line: str) -> None:
    way = DesktopEntry(tmp_path)
    way.enable(HERE)
    file = tmp_path / f"{NAME}.desktop"
    file.write_text(file.read_text().replace("X-GNOME-Autostart-enabled=true", line))
    assert not way.enabled()
    repair(way, THERE)
    assert line in file.read_text()
    way.enable(HERE)
    assert way.enabled()


def test_the_launch_agent(tmp_path: Path) -> None:
    LaunchAgent(tmp_path).enable(HERE)
    agent = plistlib.loads((tmp_path / "org.followup.tray.plist").read_bytes())
    assert agent["ProgramArguments"] == list(HERE.arguments)
    assert agent["RunAtLoad"] is True
    assert agent["LimitLoadToSessionType"] == "Aqua"
    assert "KeepAlive" not in agent


def test_the_run_key_quotes_the_program(registry: FakeRegistry) -> None:
    RunKey(registry).enable(Command((r"C:\Program Files\Followup\Followup.exe", "--tray", "--data", r"D:\my book")))
    assert list(registry.values.values()) == [r'"C:\Program Files\Followup\Followup.exe" --tray --data "D:\my book"']


@pytest.mark.parametrize(("first_byte", "on"), [(2, True), (3, False), (6, True), (7, False)])
def test_what_task_manager_switches_off_is_off(registry: FakeRegistry, first_byte: int, on: bool) -> None:
    way = RunKey(registry)
    way.enable(HERE)
    approved = next(key for key, _name in registry.values).replace(
        "CurrentVersion", "CurrentVersion\\Explorer\\StartupApproved"
    )
    registry.values[approved, NAME] = bytes([first_byte, *[0] * 11])
    assert way.enabled() is on
    way.enable(HERE)
    assert way.enabled()


def test_a_checkout_cannot_be_started_by_the_run_key(registry: FakeRegistry) -> None:
    with pytest.raises(Refused, match="installed program"):
        RunKey(registry).enable(Command(HERE.arguments, Path("/checkout")))
    assert registry.values == {}


def test_this_systems_own_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    autostart().enable(HERE)
    assert (tmp_path / "autostart" / f"{NAME}.desktop").stat().st_uid == os.getuid()
