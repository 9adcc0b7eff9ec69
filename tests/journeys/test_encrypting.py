"""The command line changes the book's key while a real tray has the book open: it steps aside, and goes on."""

from __future__ import annotations

import subprocess
from datetime import datetime
from pathlib import Path

import pytest

from followup_desktop.desktop.running import Role
from followup_desktop.store.book import FILE_NAME
from followup_desktop.store.keys import salt_of
from followup_desktop.store.passphrases import unlock
from tests.journeys.conftest import ROOT, Desk
from tests.journeys.reminding import always_announcing, remind
from tests.support.notification_server import scripted_server
from tests.support.processes import wait_until
from tests.support.program import program
from tests.support.watching import ProcessWatch

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

OLD, NEW = "vier bunte Elefanten", "six tall cellos sing"


@pytest.fixture
def secrets(desk: Desk) -> dict[str, Path]:
    """Files with the passphrases, outside the folder of the book."""
    files = {OLD: desk.home / "old", NEW: desk.home / "new"}
    for passphrase, file in files.items():
        file.write_text(f"{passphrase}\n", encoding="utf-8")
    return files


def command(desk: Desk, *arguments: object, expected: int = 0) -> subprocess.CompletedProcess[str]:
    """Run a command of the real program on the desk's book."""
    ended = subprocess.run(
        [*program(), "--data", str(desk.data), *map(str, arguments)], cwd=ROOT, env=desk.environment,
        stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert ended.returncode == expected, ended.stderr
    return ended


def test_the_tray_steps_aside_and_goes_on_with_the_new_key(
    desk: Desk, real_now: datetime, secrets: dict[str, Path]
) -> None:
    book = always_announcing(desk.data, real_now)
    remind(book, "Ana Čech", real_now)
    book.close()
    with scripted_server(desk.bus_address) as server:
        desk.start("--data", str(desk.data), "--tray")
        desk.wait_for(Role.TRAY)
        shown = server.shown()
        assert shown.title == "Ana Čech"
        with ProcessWatch([OLD, NEW]) as watch:
            command(desk, "encrypt", "--new-passphrase-file", secrets[OLD])
            command(desk, "passphrase", "--passphrase-file", secrets[OLD], "--new-passphrase-file", secrets[NEW])
        key = unlock(desk.data, NEW)
        # What is pressed is done by the tray, so it has the book open, with the key that it was told.
        server.press(shown.id, "done")
        wait_until(lambda: "Logged" in undo_list(desk, secrets[NEW]), "what was pressed to be done")
        assert "locked" not in (desk.data / "logs" / "tray.log").read_text().split()
        assert command(desk, "list", expected=3).stdout == ""
        command(desk, "decrypt", "--passphrase-file", secrets[NEW])
        assert salt_of(desk.data / FILE_NAME) is None
        command(desk, "add", "Bo")
        assert desk.runs(Role.TRAY)
    assert (watch.found, len(watch.seen) >= 2) == (set(), True)
    for file in desk.data.rglob("*"):
        held = file.read_bytes() if file.is_file() else b""
        assert not any(secret in held for secret in (OLD.encode(), NEW.encode(), key.secret.hex().encode(), key.secret))


def undo_list(desk: Desk, passphrase: Path) -> str:
    return command(desk, "undo", "--list", "--passphrase-file", passphrase).stdout


def test_a_window_that_is_open_is_not_pushed_aside(desk: Desk, secrets: dict[str, Path]) -> None:
    desk.open_window()
    refused = command(desk, "encrypt", "--new-passphrase-file", secrets[OLD], expected=1)
    assert refused.stderr.splitlines()[-1] == "Another program is using the book: close it and try again"
    assert salt_of(desk.data / FILE_NAME) is None
    assert "Bo" in command(desk, "add", "Bo").stdout
