"""A Windows of a test's own, by wine: an empty disk, a registry, programs run in it."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.processes import wait_until

_SERVERS = ("/usr/lib/wine/wineserver", "/usr/lib/wine/wineserver64")


class Windows:
    """One prefix of wine."""

    def __init__(self, prefix: Path, **changes: str) -> None:
        self.disk = prefix / "drive_c"
        own = {"WINEPREFIX": str(prefix), "WINEARCH": "win64", "WINEDEBUG": "-all", "LC_ALL": "C.UTF-8"}
        # No Mono and no Gecko are asked for; menus and links of the installer's do not reach this desktop.
        own["WINEDLLOVERRIDES"] = "mscoree,mshtml,winemenubuilder.exe="
        self.environment = {**os.environ, **own, "HOME": str(prefix.parent), **changes}
        self.environment.pop("DISPLAY", None)

    @property
    def home(self) -> Path:
        """The folder of the person who is logged in."""
        (home,) = (each for each in (self.disk / "users").iterdir() if each.name != "Public")
        return home

    def run(self, *command: str | Path, debug: str = "-all") -> subprocess.CompletedProcess[str]:
        """Run a Windows program to its end."""
        environment = {**self.environment, "WINEDEBUG": debug}
        # Into files: what wine starts beside it would hold pipes open long after the program's end.
        with tempfile.TemporaryFile("w+b") as out, tempfile.TemporaryFile("w+b") as err:
            silent = subprocess.DEVNULL
            ended = subprocess.run(
                ["wine", *map(str, command)], env=environment, stdin=silent, stdout=out, stderr=err, check=False
            )
            told = []
            for stream in (out, err):
                stream.seek(0)
                told.append(stream.read().decode(errors="replace"))
        return subprocess.CompletedProcess(ended.args, ended.returncode, *told)

    def start(self, *command: str | Path, **changes: str) -> subprocess.Popen[str]:
        """Start a Windows program; `changes` are of its environment, such as the DISPLAY that it is shown on."""
        silent = subprocess.DEVNULL
        environment = {**self.environment, **changes}
        return subprocess.Popen(["wine", *map(str, command)], env=environment, stdout=silent, stderr=silent, text=True)

    def registry(self, key: str) -> dict[str, str]:
        """The values of a key by name, as texts; none where there is no such key."""
        shown = self.run("reg", "query", key).stdout.splitlines()
        values = [line.strip().split("    ", 2) for line in shown if line.startswith("    ")]
        return {value[0]: value[2] if len(value) == 3 else "" for value in values}

    def set(self, key: str, name: str, value: str) -> None:
        """Set a text in the registry."""
        assert self.run("reg", "add", key, "/v", name, "/d", value, "/f").returncode == 0

    def path(self, named: str) -> Path:
        """Where a file of this Windows, named from its drive on, is here."""
        drive, _colon, rest = named.partition(":\\")
        assert drive.lower() == "c"
        return self.disk.joinpath(*rest.split("\\"))


def server() -> str:
    """The process behind a prefix."""
    return shutil.which("wineserver") or next(place for place in _SERVERS if Path(place).exists())


@contextmanager
def fresh_windows(prefix: Path) -> Iterator[Windows]:
    """A fresh Windows 10, ended with everything in it."""
    made = Windows(prefix)
    prefix.mkdir(parents=True)
    # It stays until the end: most of a short program's time would go to starting it.
    silent = subprocess.DEVNULL
    subprocess.run([server(), "-p"], env=made.environment, stdout=silent, stderr=silent, check=True)
    made.run("wineboot", "--init")
    made.set(r"HKCU\Software\Wine", "Version", "win10")
    try:
        wait_until(lambda: made.home.is_dir(), "the person's folder")
        yield made
    finally:
        subprocess.run([server(), "-k"], env=made.environment, check=False)
