"""The frozen program on a virtual screen with a real notification server. `dev.py freeze` runs this."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from followup_desktop.desktop.clock import local_now
from followup_desktop.desktop.paths import resource
from followup_desktop.store.demo.book import make_demo_book
from tests.support.notification_server import notification_daemon, scripted_server
from tests.support.panel import trayer
from tests.support.processes import environment, running
from tests.support.program import run
from tests.support.screen import Screen

pytestmark = [pytest.mark.frozen, pytest.mark.xdist_group("frozen")]
pytestmark.append(pytest.mark.skipif(sys.platform != "linux", reason="D-Bus, X and panels are Linux's"))

ROOT = Path(__file__).parents[2]
PICTURES = ROOT / "build" / "frozen"


def test_a_real_notification_is_shown(frozen: list[str], bus, x_display: str, short_folder: Path):
    own = {"FOLLOWUP_DATA": str(short_folder / "book"), "DBUS_SESSION_BUS_ADDRESS": bus.address, "DISPLAY": x_display}
    with notification_daemon(bus.address, x_display):
        assert json.loads(run(frozen, "notify", "--test", "--json", **own))["way"] == "native"
        assert Screen(x_display).window("Notification").width > 100
        _take_picture("notification", x_display)


@pytest.mark.parametrize("outside", ["", "/opt/lib"])
def test_other_programs_get_the_environment_that_the_person_had(
    frozen: list[str],
    bus,
    short_folder: Path,
    outside: str,
):
    stub, file = short_folder / "notify-send", short_folder / "told"
    stub.write_text(f"#!/bin/sh\nenv > {file}\n")
    stub.chmod(0o700)
    own = {
        "FOLLOWUP_DATA": str(short_folder / "book"), "DBUS_SESSION_BUS_ADDRESS": bus.address,
        "PATH": f"{short_folder}{os.pathsep}{os.environ['PATH']}", "LD_LIBRARY_PATH": outside or None,
    }  # fmt: skip
    # A server that never answers what is shown: the stand-in's program is started instead.
    with scripted_server(bus.address, hold=True):
        run(frozen, "notify", "--test", "--json", **own)
    told = dict(line.split("=", 1) for line in file.read_text().splitlines() if "=" in line)
    assert told.get("LD_LIBRARY_PATH", "") == outside
    assert [name for name in told if name.startswith(("_PYI", "QML", "QT_PLUGIN")) or name.endswith("_ORIG")] == []
    assert str(Path(frozen[0]).parent) not in told["PATH"]


def test_the_window_and_the_tray_show_themselves(frozen: list[str], bus, x_display: str):
    with tempfile.TemporaryDirectory(prefix="fu-") as home:
        own = environment(
            DISPLAY=x_display, QT_QPA_PLATFORM="xcb", HOME=home, XDG_RUNTIME_DIR=home, TMPDIR=home,
            DBUS_SESSION_BUS_ADDRESS=bus.address, FOLLOWUP_DATA=f"{home}/book",
        )  # fmt: skip
        make_demo_book(Path(home) / "book", resource("demo"), local_now()).close()
        with notification_daemon(bus.address, x_display), trayer(x_display):
            window = subprocess.Popen(frozen, env=own, stderr=subprocess.PIPE, text=True)
            with running(window):
                _wait_for_picture("window", x_display, own)
                checks = json.loads(run(frozen, "doctor", "--json", **own))["checks"]
                assert {check["name"]: check["detail"] for check in checks}["tray"] == "it runs"
                assert run(frozen, "--quit", **own) == ""
                assert (window.wait(20), window.stderr.read()) == (0, "")


def _wait_for_picture(name: str, display: str, own: dict[str, str]) -> None:
    search = ["xdotool", "search", "--sync", "--onlyvisible", "--class", "followup"]
    subprocess.run(search, env=own, check=True, capture_output=True, timeout=60)
    screen = Screen(display)
    before = None
    while before is None or screen.picture() != before:
        before = screen.picture()
        subprocess.run(["sleep", "1"], check=True)
    _take_picture(name, display)


def _take_picture(name: str, display: str) -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    file = PICTURES / f"{name}.png"
    subprocess.run(["scrot", "--overwrite", "--silent", str(file)], env=environment(DISPLAY=display), check=True)
