"""python3 -m linux.clean_root DEB FOLDER: install the .deb in a new Debian, use it as a person does, remove it.

Wants root, debootstrap, Xvfb, xdotool, scrot and a Debian mirror: this machine's own. FOLDER/root is the new system,
made where it is missing; FOLDER/installed.png shows the program in it.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from linux.tree import PLACE, PROGRAM, version

_PERSON = "ana"
_SHARED = ("proc", "dev", "tmp/.X11-unix")
_PATIENCE = 120


def main(arguments: Sequence[str]) -> int:
    """Do all of it, saying each step; 2 for wrong usage. Raises AssertionError where something is not as it should."""
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    deb, folder = map(Path, arguments)
    root = Root(folder / "root")
    root.make()
    with root.mounted():
        install(root, deb)
        use(root, folder / "installed.png")
        remove(root)
    return 0


class Root:
    """A system of its own below a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()

    def make(self) -> None:
        """Make the least Debian there is, of this machine's release and from its mirror, unless it is there."""
        if (self.folder / "usr" / "bin" / "apt-get").exists():
            return
        say("making a clean Debian")
        mirror, release = _mirror()
        subprocess.run(["debootstrap", "--variant=minbase", release, str(self.folder), mirror], check=True)

    @contextmanager
    def mounted(self) -> Iterator[None]:
        """Give it what a running system has, and this machine's screens."""
        with ExitStack() as stack:
            for name in _SHARED:
                place = self.folder / name
                place.mkdir(parents=True, exist_ok=True)
                subprocess.run(["mount", "--bind", f"/{name}", str(place)], check=True)
                stack.callback(subprocess.run, ["umount", "--lazy", str(place)], check=True)
            yield

    def command(self, *arguments: str, person: str = "root", **variables: str) -> list[str]:
        """The command line that runs something in it, with nothing of this machine's environment."""
        home = "/root" if person == "root" else f"/home/{person}"
        own = {"HOME": home, "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", **variables}
        settings = [f"{name}={value}" for name, value in own.items()]
        return ["chroot", f"--userspec={person}:{person}", str(self.folder), "env", "-i", *settings, *arguments]

    def run(self, *arguments: str, person: str = "root", **variables: str) -> str:
        """What something in it writes."""
        command = self.command(*arguments, person=person, **variables)
        return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, cwd="/").stdout


def install(root: Root, deb: Path) -> None:
    """Install the package with what it depends on and nothing that it recommends."""
    say(f"installing {deb.name}")
    shutil.copy(deb, root.folder / "tmp" / deb.name)
    quiet = {"DEBIAN_FRONTEND": "noninteractive"}
    root.run("apt-get", "update", "-qq", **quiet)
    root.run("apt-get", "install", "-y", "-qq", "--no-install-recommends", f"/tmp/{deb.name}", **quiet)
    if f"{_PERSON}:" not in root.run("cat", "/etc/passwd"):
        root.run("useradd", "--create-home", _PERSON)


def use(root: Root, picture: Path) -> None:
    """Use it: from the command line, and its window on a virtual screen, of which a picture is kept."""
    say("using it")
    assert root.run(PROGRAM, "--version", person=_PERSON) == f"Followup {version()}\n"
    root.run(PROGRAM, "add", "Ana Lindqvist", "--every", "6 weeks", person=_PERSON)
    checks = json.loads(root.run(PROGRAM, "doctor", "--json", person=_PERSON))["checks"]
    wrong = [check for check in checks if not check["ok"] and check["name"] not in ("notifications", "backups")]
    assert wrong == [], wrong
    with _screen() as display:
        own = {"DISPLAY": display, "XDG_RUNTIME_DIR": f"/home/{_PERSON}"}
        shown = subprocess.Popen(root.command(PROGRAM, person=_PERSON, **own), cwd="/")
        _wait_for_window(display)
        subprocess.run(["scrot", "--overwrite", str(picture)], env={**os.environ, "DISPLAY": display}, check=True)
        root.run(PROGRAM, "--quit", person=_PERSON, **own)
        assert shown.wait(_PATIENCE) == 0
    say(f"the picture is {picture}")


def remove(root: Root) -> None:
    """Remove it: nothing of the program is left, and the book is."""
    say("removing it")
    files = [Path(line) for line in root.run("dpkg", "--listfiles", PROGRAM).splitlines()]
    assert Path("/usr/bin", PROGRAM) in files
    root.run("apt-get", "purge", "-y", "-qq", PROGRAM, DEBIAN_FRONTEND="noninteractive")
    left = [
        str(file) for file in files if (there := root.folder / file.relative_to("/")).is_file() or there.is_symlink()
    ]
    assert left == [], left
    assert not (root.folder / "usr" / PLACE).exists()
    assert (root.folder / "home" / _PERSON / ".local" / "share" / "followup" / "book.db").is_file()
    say("nothing of it is left but the book")


def say(text: str) -> None:
    """One line about what is going on."""
    print(f"clean_root: {text}", flush=True)


def _mirror() -> tuple[str, str]:
    """Where this machine has its packages from, and of which release."""
    told = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(REPO_URI) $(CODENAME) $(COMPONENT)"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    release = re.search(r"^VERSION_CODENAME=(\S+)", Path("/etc/os-release").read_text(encoding="utf-8"), re.MULTILINE)
    assert release is not None
    lines = (line.split() for line in told.splitlines())
    return next(place for place, name, part in lines if (name, part) == (release[1], "main")), release[1]


@contextmanager
def _screen() -> Iterator[str]:
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1360x900x24", "-nolisten", "tcp", "-noreset", "-ac"]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as number:
            yield f":{number.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


def _wait_for_window(display: str) -> None:
    own = {**os.environ, "DISPLAY": display}
    search = ["xdotool", "search", "--onlyvisible", "--class", "followup"]
    limit = time.monotonic() + _PATIENCE
    while not subprocess.run(search, env=own, capture_output=True, check=False).stdout:
        assert time.monotonic() < limit, "no window came"
        time.sleep(0.2)
    # Until what it shows has come, too.
    time.sleep(5)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
