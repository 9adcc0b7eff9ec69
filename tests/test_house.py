"""What holds for the house as a whole: its floors, its sizes, its locks, and what may stand in no file."""

from __future__ import annotations

import ast
import importlib.metadata
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest
from packaging.requirements import Requirement
from packaging.version import Version
from PySide6.QtCore import QObject

import dev

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "followup_desktop"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
FLOORS = sorted(folder.name for folder in PACKAGE.iterdir() if (folder / "__init__.py").exists())
WITHOUT_QT = [floor for floor in FLOORS if floor in ("domain", "formats", "store", "notify", "cli")]
NOT_OURS = {".git", ".venv", "build", "dist", "__pycache__"}
LONGEST_FILE = 400
MOST_METHODS = 20


def our_files() -> Iterator[Path]:
    """Every file of the checkout that is or could be tracked."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in NOT_OURS and not name.endswith(("_cache", ".egg-info"))]
        folders[:] = [name for name in folders if name != ".hypothesis"]
        yield from (Path(folder) / name for name in names)


def our_python() -> list[Path]:
    """The program, its tests and dev.py."""
    return [file for file in our_files() if file.suffix == ".py"]


def pins(lock: str) -> dict[str, Requirement]:
    """The requirements of a lock by name, each an exact version."""
    text = (ROOT / "packaging" / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    lines = [line.removesuffix("\\").strip() for line in text.splitlines()]
    requirements = [Requirement(line) for line in lines if not line.startswith("--hash")]
    return {requirement.name: requirement for requirement in requirements}


def named(name: str) -> str:
    """A distribution's name as locks spell it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def wanted(lock: str) -> list[Requirement]:
    """What pyproject.toml asks for in a lock."""
    groups = PROJECT["dependency-groups"]
    asked: list[str] = []
    for source in dev.LOCK_SOURCES[lock]:
        asked += PROJECT["project"]["dependencies"] if source == "pyproject.toml" else groups[source.split("=")[1]]
    return [Requirement(line) for line in asked]


def version_of(requirement: Requirement) -> str:
    """The version of an exact requirement."""
    (exact,) = requirement.specifier
    assert exact.operator == "=="
    return exact.version


# Floors and sizes


def test_the_import_contracts_are_kept():
    linter = shutil.which("lint-imports", path=Path(sys.executable).parent)
    assert linter, "lint-imports is not installed beside this Python"
    ended = subprocess.run(
        [linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr


@pytest.mark.parametrize("floor", WITHOUT_QT)
def test_no_qt_is_loaded_below_the_desktop(floor):
    files = [file.relative_to(ROOT).with_suffix("") for file in (PACKAGE / floor).rglob("*.py")]
    names = sorted(".".join(file.parts).removesuffix(".__init__") for file in files)
    script = (
        f"import importlib, sys\nfor name in {names}: importlib.import_module(name)\n"
        "print([name for name in sys.modules if name.split('.')[0] in ('PySide6', 'shiboken6')])"
    )
    ended = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout.strip()) == (0, "[]"), ended.stderr


def test_every_floor_is_on_the_map():
    text = (PACKAGE / "README.md").read_text(encoding="utf-8")
    assert [floor for floor in FLOORS if f"{floor}/" not in text] == []


def test_no_file_is_too_long():
    lengths = {str(file.relative_to(ROOT)): len(file.read_bytes().splitlines()) for file in our_python()}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_no_class_has_too_many_methods():
    crowded = {}
    for file in our_python():
        for node in ast.walk(ast.parse(file.read_bytes())):
            if isinstance(node, ast.ClassDef):
                methods = {part.name for part in node.body if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef)}
                if len(methods) > MOST_METHODS:
                    crowded[f"{file.relative_to(ROOT)}:{node.name}"] = len(methods)
    assert crowded == {}


# What stands in no file

NETWORK = re.compile(
    r"urllib\.(request|robotparser)|urlopen|QtWebEngine\w*|QtWebSockets|QtHttpServer|QNetworkAccessManager|QNetworkRequest"
    r"|QHostInfo|Q(Tcp|Udp|Ssl|Sctp)\w+"
)


def imported(file: Path) -> set[str]:
    """Every dotted name that a file imports."""
    names = set()
    for node in ast.walk(ast.parse(file.read_bytes())):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def test_nothing_can_reach_a_network():
    found = {str(file.relative_to(ROOT)): names for file in PACKAGE.rglob("*.py") if (names := networked(file))}
    assert found == {}


def networked(file: Path) -> list[str]:
    """What a file imports that speaks to a network, of the packages that also hold other things."""
    return sorted(name for name in imported(file) if NETWORK.search(name))


def test_an_import_that_reaches_a_network_is_found(tmp_path):
    file = tmp_path / "module.py"
    file.write_text(
        "import urllib.request\nfrom urllib import parse\nfrom PySide6.QtNetwork import QLocalServer, QTcpServer\n"
        "from PySide6 import QtWebEngineCore\n",
        encoding="utf-8",
    )
    assert networked(file) == ["PySide6.QtNetwork.QTcpServer", "PySide6.QtWebEngineCore", "urllib.request"]


UNWANTED = {
    "a path of one machine": rf"(?<![\w.~-])(?:/(?:work|root|Users/\w+|home/\w+)/|{re.escape(str(ROOT))}\b)",
    "a package host": r"https?://[^\s\"']+(?:\.whl|\.tar\.gz|/simple)\b|pythonhosted|--(?:extra-)?index-url[ =]\S",
}


def test_no_file_names_a_machine_or_a_package_host():
    found = []
    for file in our_files():
        content = file.read_bytes()
        if b"\0" in content[:4096] or file == Path(__file__):
            continue
        text = content.decode("utf-8", errors="replace")
        name = file.relative_to(ROOT)
        found += [f"{name}: {what}: {m[0]}" for what, pattern in UNWANTED.items() for m in re.finditer(pattern, text)]
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "see |work|x|dev.py",
        "cp |root|.profile",
        "http:||a.example|simple",
        "https:||a.example|a-1.whl",
    ],
)
def test_the_search_for_machines_and_hosts_finds_them(line):
    assert any(re.search(pattern, line.replace("|", "/")) for pattern in UNWANTED.values())


@pytest.mark.parametrize("line", ["followup_desktop|root|x", "https:||a.example|simpler", "file:|||etc|passwd"])
def test_the_search_for_machines_and_hosts_lets_the_rest_pass(line):
    assert not any(re.search(pattern, line.replace("|", "/")) for pattern in UNWANTED.values())


# Locks


@pytest.mark.parametrize("lock", dev.LOCK_SOURCES)
def test_a_lock_holds_exact_hashed_requirements_and_nothing_else(lock):
    text = (ROOT / "packaging" / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    line = re.compile(r"[a-z0-9-]+==[\w.!+]+( ; [^\\]+)?( \\)?|    --hash=sha256:[0-9a-f]{64}( \\)?")
    assert [odd for odd in text.splitlines() if not line.fullmatch(odd)] == []
    assert len(re.findall(r"==.* \\\n    --hash", text)) == len(pins(lock)), "a requirement without a hash"


@pytest.mark.parametrize("lock", dev.LOCK_SOURCES)
def test_a_lock_answers_what_pyproject_asks(lock):
    locked = pins(lock)
    unanswered = [
        str(asked)
        for asked in wanted(lock)
        if named(asked.name) not in locked or version_of(locked[named(asked.name)]) not in asked.specifier
    ]
    assert unanswered == []


def test_the_locks_agree_with_each_other():
    versions: dict[str, set[str]] = {}
    for lock in dev.LOCK_SOURCES:
        for name, requirement in pins(lock).items():
            versions.setdefault(name, set()).add(version_of(requirement))
    assert {name: found for name, found in versions.items() if len(found) > 1} == {}


def test_these_tests_run_on_the_locked_versions():
    here = {name: one for name, one in pins("test").items() if one.marker is None or one.marker.evaluate()}
    other = {
        name: importlib.metadata.version(name)
        for name, one in here.items()
        if Version(importlib.metadata.version(name)) != Version(version_of(one))
    }
    assert other == {}


# What the house stands on


def test_sqlite_is_new_enough_for_two_writers():
    # architecture.md: before 3.51.3 two processes that checkpoint one WAL file can damage it
    assert Version(apsw.sqlite_lib_version()) >= Version("3.51.3")


def test_void_qt_calls_keep_their_references_to_none():
    # PySide6 6.12.0 drops one a call on Python 3.11, and aborts when none is left
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("thing")
    assert sys.getrefcount(None) > before - 100


# What the README promises


def test_ci_runs_the_readme_command_and_nothing_else():
    command = "python3 dev.py test"
    assert command in (ROOT / "README.md").read_text(encoding="utf-8")
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    steps = [line for line in lines if line and not line.startswith(("#", "set ", "cd "))]
    assert steps == [f"exec {command}"]


def test_the_readme_is_short_and_its_links_lead_somewhere():
    for readme in (file for file in our_files() if file.name == "README.md"):
        text = readme.read_text(encoding="utf-8")
        assert len(text.splitlines()) < 120, readme
        targets = [target.split("#")[0] for target in re.findall(r"\]\(([^)]+)\)", text) if "://" not in target]
        assert [target for target in targets if target and not (readme.parent / target).exists()] == [], readme
