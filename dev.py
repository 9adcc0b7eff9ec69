#!/usr/bin/env python3
"""Run, test and measure Followup from a checkout.

python3 dev.py run [ARG ...]                 start the program; ARGs go to followup-desktop
python3 dev.py test [PYTEST ARG ...]         lint, types, import contracts and all tests
python3 dev.py tour [DIR]                    pictures of every view in DIR (build/tour)
python3 dev.py bench [NAME ...] [--json FILE]  the benchmarks, as ratios to limits of the same run
python3 dev.py freeze [PYTEST ARG ...]       the program without Python in dist/, looked at from all sides
python3 dev.py installer                     this system's installer, of what is in dist/
python3 dev.py lock                          renew packaging/requirements

Each command first makes what it needs: `.venv` from the locked, hashed requirements and, on Debian,
Ubuntu and Fedora, the packages of the system. Only the standard library is used here.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import importlib.util
import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "followup.json"
NEEDS = ROOT / "packaging" / "linux" / "needs.toml"
LOCKS = ROOT / "packaging" / "requirements"
LINUX = sys.platform.startswith("linux")
WINDOWS = sys.platform == "win32"
OLDEST, NEWEST = (3, 11), (3, 13)
# The interpreter `.venv` stands on: another version or place of it makes `.venv` stale.
PYTHON = f"{sys.version} {sys.base_prefix}"
# Debian ships it apart from Python.
ENSUREPIP = {"ensurepip": ["python{}.{}-venv".format(*sys.version_info), "python3-libs"]}
# What of pyproject.toml goes into each lock: `build` puts the checkout into `.venv`, `tools` is for `lock` itself.
LOCK_SOURCES = {
    "run": ["pyproject.toml"],
    "test": ["pyproject.toml", "--group=test"],
    "bench": ["pyproject.toml", "--group=bench"],
    "freeze": ["pyproject.toml", "--group=freeze"],
    "build": ["--group=build"],
    "tools": ["--group=tools"],
}


class Failure(Exception):
    """What went wrong and what to do about it, in one line for the person at the keyboard."""


def main(arguments: Sequence[str]) -> int:
    """Run the named command; its exit code, 1 for a failure that is told in one line, 2 for wrong usage."""
    if arguments[:1] in (["-h"], ["--help"]):
        print(__doc__)
        return 0
    command = COMMANDS.get(arguments[0]) if arguments else None
    if command is None:
        say("no such command; there are: " + ", ".join(COMMANDS))
        return 2
    try:
        if not OLDEST <= sys.version_info[:2] <= NEWEST:
            return status(*another_python(), str(Path(__file__)), *arguments)
        return command(arguments[1:])
    except Failure as failure:
        say(str(failure))
        return 1
    except (KeyboardInterrupt, EOFError):
        return 130


# Commands


def run(arguments: Sequence[str]) -> int:
    """Start followup-desktop with these arguments; take the tour where no window can open."""
    shows_window = opens_a_window(arguments)
    if shows_window and not has_display():
        say("there is no display here, so the window cannot open; drawing the tour of the demo book instead")
        return tour([])
    if shows_window:
        provide("qt", required=False)
    prepare()
    # in the user's own folder, so that the files that are named are found
    return status(venv_program("python"), "-m", "followup_desktop", *arguments, folder=Path.cwd())


def test(arguments: Sequence[str]) -> int:
    """Every check and every test; arguments go to pytest. Journeys need Linux: elsewhere they are not selected."""
    provide("qt", "screen")
    prepare("test")
    check_house()
    selected = [] if LINUX else ["-m", "not journey and not soak and not frozen"]
    with clean_home() as environment:
        environment["QT_QPA_PLATFORM"] = "offscreen"
        # Journeys carry one xdist_group mark, so they run one after another beside the other tests.
        workers = ["-n", "2", "--dist", "loadgroup"]
        pytest = [venv_program("python"), "-m", "pytest", *workers, *selected, *arguments]
        return status(*pytest, environment=environment)


def tour(arguments: Sequence[str]) -> int:
    """Draw every view, light and dark, into the folder that is named (build/tour)."""
    if len(arguments) > 1 or "".join(arguments).startswith("-"):
        raise Failure("tour takes one folder at most: python3 dev.py tour [DIR]")
    if not LINUX:
        raise Failure("the tour is drawn on a virtual screen, which only Linux has; use: python3 dev.py run --demo")
    folder = Path(arguments[0] if arguments else ROOT / "build" / "tour").resolve()
    provide("qt", "screen")
    prepare("test")
    with clean_home() as environment:
        screen = ["xvfb-run", "-a", "-s", "-screen 0 1920x1200x24 -nolisten tcp", "dbus-run-session", "--"]
        code = status(*screen, venv_program("python"), "-m", "tests.tour", str(folder), environment=environment)
    if not code:
        say(f"the pictures are in {folder}")
    return code


def bench(arguments: Sequence[str]) -> int:
    """Measure what is named, or everything; arguments go to tests.benchmarks, FILE as seen from the user's folder."""
    pairs = zip(["", *arguments], arguments, strict=False)
    names = [str(Path(argument).resolve()) if before == "--json" else argument for before, argument in pairs]
    provide("qt", "screen")
    prepare("test", "bench")
    with clean_home() as environment:
        environment["QT_QPA_PLATFORM"] = "offscreen"
        return status(venv_program("python"), "-m", "tests.benchmarks", *names, environment=environment)


def lock(arguments: Sequence[str]) -> int:
    """Resolve all requirements together, newest first, and write one lock a purpose; all or none are replaced."""
    if arguments:
        raise Failure("lock takes no arguments: python3 dev.py lock")
    return int(packaging("locks").main())


def freeze(arguments: Sequence[str]) -> int:
    """The program without Python for this system in dist/, and a smoke of it; arguments go to the smoke's pytest."""
    return int(packaging("freeze.command").main(arguments))


def installer(arguments: Sequence[str]) -> int:
    """This system's installer of what is in dist/; see packaging/README.md."""
    return int(packaging("installer").main(arguments))


def packaging(module: str) -> Any:
    """A module of packaging/, which this file has no use for but in its one command. It finds this file as `dev`."""
    sys.path.insert(0, str(ROOT / "packaging"))
    sys.modules.setdefault("dev", sys.modules[__name__])
    return importlib.import_module(module)


# The virtual environment


def prepare(*locks: str) -> None:
    """Bring `.venv` in line with the run, build and named locks; make it anew where one in it has changed."""
    digests = {name: digest(LOCKS / f"{name}.txt") for name in LOCK_SOURCES}
    installed = read_stamp()
    if is_stale(installed, digests):
        make_venv(VENV)
        installed = {"python": PYTHON}
    lacking = [name for name in ("run", "build", *locks) if name not in installed]
    if lacking:
        install(VENV, lacking)
        installed |= {name: digests[name] for name in lacking}
    project = digest(ROOT / "pyproject.toml")
    if installed.get("pyproject.toml") != project:
        say("putting the checkout into .venv")
        pip(VENV, "--quiet", "--no-index", "--no-deps", "--no-build-isolation", "-e", str(ROOT))
        installed["pyproject.toml"] = project
        lacking.append("pyproject.toml")
    if lacking:
        STAMP.write_text(json.dumps(installed, indent=1), encoding="utf-8")


def is_stale(installed: dict[str, str], digests: dict[str, str]) -> bool:
    """Whether `.venv` is missing, of another Python, or holds a lock that has changed since."""
    changed = any(installed.get(name, now) != now for name, now in digests.items())
    return installed.get("python") != PYTHON or changed or not Path(venv_program("python")).exists()


def read_stamp() -> dict[str, str]:
    """What `.venv` was made of: its Python, and the digest of each lock in it. Empty if nobody knows."""
    try:
        stamp = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def digest(file: Path) -> str:
    """The SHA-256 of a file, line endings aside, in hexadecimal."""
    try:
        return hashlib.sha256(file.read_bytes().replace(b"\r\n", b"\n")).hexdigest()
    except OSError as error:
        raise Failure(f"{file.relative_to(ROOT)} cannot be read ({error.strerror}); is this checkout whole?") from error


def make_venv(folder: Path) -> None:
    """A new, empty virtual environment, in place of what was there."""
    if LINUX and lacks_ensurepip():
        install_packages(ENSUREPIP)
    say(f"making {folder.relative_to(ROOT)} with Python {sys.version.split()[0]}")
    base = getattr(sys, "_base_executable", sys.executable)
    call(base, "-m", "venv", "--clear", str(folder))


def install(folder: Path, locks: Iterable[str]) -> None:
    """Install exactly what these locks name; pip shows its progress."""
    files = [argument for name in locks for argument in ("-r", str(LOCKS / f"{name}.txt"))]
    say(f"installing the locked requirements: {', '.join(locks)}")
    pip(folder, "--require-hashes", "--no-deps", "--only-binary", ":all:", *files)


def pip(folder: Path, *arguments: str) -> None:
    """`pip install` inside a virtual environment."""
    call(venv_program("python", folder), "-m", "pip", "--disable-pip-version-check", "install", *arguments)


def venv_program(name: str, folder: Path = VENV) -> str:
    """The path of a program in a virtual environment."""
    return str(folder / "Scripts" / f"{name}.exe" if WINDOWS else folder / "bin" / name)


def another_python() -> list[str]:
    """The command of an installed Python that can run the program, the newest first."""
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        command = ["py", f"-3.{minor}"] if WINDOWS else [f"python3.{minor}"]
        if shutil.which(command[0]) and not subprocess.call([*command, "-c", ""], stderr=subprocess.DEVNULL):
            return command
    wanted = f"Python 3.{OLDEST[1]} to 3.{NEWEST[1]} is needed"
    raise Failure(f"{wanted}, this is {sys.version.split()[0]}; install one and start again with it")


# Packages of the system


def provide(*purposes: str, required: bool = True) -> None:
    """Install what is missing for these purposes; where that is impossible and not required, say so and go on."""
    if not LINUX:
        return
    import tomllib  # an older Python must get as far as being told that it is too old

    needs = tomllib.loads(NEEDS.read_text(encoding="utf-8"))
    missing = {
        name: packages for purpose in purposes for name, packages in needs[purpose].items() if not is_present(name)
    }
    try:
        if missing:
            # everything in one go: a person is asked once
            install_packages({**missing, **(ENSUREPIP if lacks_ensurepip() else {})})
    except Failure as failure:
        if required:
            raise
        say(f"{failure}; going on without")


def lacks_ensurepip() -> bool:
    """Whether this Python cannot make a virtual environment."""
    return importlib.util.find_spec("ensurepip") is None


def is_present(found_as: str) -> bool:
    """Whether the system has this library, program or file."""
    if "/" in found_as:
        return any(any(Path("/").glob(pattern[1:])) for pattern in found_as.split("|"))
    if ".so" not in found_as:
        return shutil.which(found_as) is not None
    try:
        ctypes.CDLL(found_as)
    except OSError:
        return False
    return True


def install_packages(missing: dict[str, list[str]]) -> None:
    """Install the packages of Debian or Fedora: at once as root or in CI, else if the user agrees."""
    commands = package_commands(missing)
    if not commands:
        raise Failure(f"this system lacks {', '.join(missing)}; install what brings them")
    prefix = [] if os.geteuid() == 0 else ["sudo"]
    exact = " && ".join(shlex.join([*prefix, *command]) for command in commands)
    if prefix and not may_use_sudo(exact):
        raise Failure(f"packages of the system are missing; run: {exact}")
    say(f"installing packages of the system: {exact}")
    os.environ.setdefault("DEBIAN_FRONTEND", "noninteractive")
    for command in commands:
        call(*prefix, *command)


def package_commands(missing: dict[str, list[str]]) -> list[list[str]]:
    """The commands that install these packages here; none on a system that is neither Debian's nor Fedora's kin."""
    if shutil.which("apt-get"):
        names = sorted({debian for debian, _ in missing.values()})
        return [["apt-get", "update"], ["apt-get", "install", "-y", "--no-install-recommends", *names]]
    if shutil.which("dnf"):
        return [["dnf", "install", "-y", *sorted({fedora for _, fedora in missing.values()})]]
    return []


def may_use_sudo(exact: str) -> bool:
    """Show the exact command and ask, where somebody can answer; CI has answered already."""
    if not shutil.which("sudo"):
        return False
    if os.environ.get("CI", "").lower() in ("1", "true"):
        return True
    if not (sys.stdin and sys.stdin.isatty()):
        return False
    answer = input(f"These packages are needed:\n  {exact}\nInstall them now? [Y/n] ")
    return answer.strip().lower() in ("", "y", "yes")


# Where children run


def check_house() -> None:
    """Lint, format, types and import contracts; all four are run before a failure is raised."""
    checks = (("ruff", "check"), ("ruff", "format", "--check"), ("mypy",), ("lint-imports",))
    failed = []
    for program, *arguments in checks:
        say(shlex.join([program, *arguments]))
        if status(venv_program(program), *arguments):
            failed.append(shlex.join([Path(venv_program(program)).relative_to(ROOT).as_posix(), *arguments]))
    if failed:
        raise Failure("before any test these must pass: " + "; ".join(failed))


@contextmanager
def clean_home() -> Iterator[dict[str, str]]:
    """An environment with an empty home of its own, so that nothing of the user's is read, changed or shown."""
    dropped = ("DBUS_", "DISPLAY", "FOLLOWUP_", "LANG", "LC_", "PYTHONHOME", "PYTHONPATH", "QT_", "WAYLAND_", "XDG_")
    with tempfile.TemporaryDirectory(prefix="followup-", ignore_cleanup_errors=True) as folder:
        environment = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
        environment |= {"HOME": folder, "USERPROFILE": folder, "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
        for name in ("DATA", "CONFIG", "CACHE", "STATE"):
            environment[f"XDG_{name}_HOME"] = str(Path(folder) / name.lower())
        for name in ("XDG_RUNTIME_DIR", "APPDATA", "LOCALAPPDATA"):
            environment[name] = str(Path(folder) / name.lower())
            Path(environment[name]).mkdir(mode=0o700)
        yield environment


def opens_a_window(arguments: Sequence[str]) -> bool:
    """Whether followup-desktop would show something, rather than run a command of its command line."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--data")
    parser.add_argument("--demo", action="store_true")
    parser.add_argument("--tray", action="store_true")
    try:
        return not parser.parse_known_args(arguments)[1]
    except SystemExit:
        return False


def has_display() -> bool:
    """Whether a window can open here."""
    return not LINUX or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def call(*command: str) -> None:
    """Run one step of the set-up, apart from the program's own input and output; Failure names the command."""
    code = status(*command, set_up=True)
    if code:
        raise Failure(f"this ended with exit code {code}: {shlex.join(command)}")


def status(*command: str, environment: dict[str, str] | None = None, folder: Path = ROOT, set_up: bool = False) -> int:
    """Run a command and return its exit code; a step of the set-up reads nothing and speaks on standard error."""
    source, output = (subprocess.DEVNULL, sys.stderr) if set_up else (None, None)
    try:
        return subprocess.run(command, cwd=folder, env=environment, stdin=source, stdout=output, check=False).returncode
    except OSError as error:
        raise Failure(f"{command[0]} could not be started: {error.strerror}") from error


def say(text: str) -> None:
    """One line about what is going on, on standard error."""
    print(f"dev.py: {text}", file=sys.stderr, flush=True)


COMMANDS = {command.__name__: command for command in (run, test, tour, bench, freeze, installer, lock)}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
