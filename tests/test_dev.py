"""dev.py: what it decides, what it says, and what it would run."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import dev

linux_only = pytest.mark.skipif(not dev.LINUX, reason="shell programs and packages of the system: Linux alone")


def run_dev(*arguments, **environment):
    """Run dev.py as a person does; what it ended with and said."""
    command = [sys.executable, str(dev.ROOT / "dev.py"), *arguments]
    ended = subprocess.run(
        command,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    return ended.returncode, ended.stdout, ended.stderr


# Usage


def test_help_names_every_command():
    code, out, err = run_dev("--help")
    assert (code, err) == (0, "")
    assert [name for name in dev.COMMANDS if f"python3 dev.py {name}" not in out] == []


@pytest.mark.parametrize("arguments", [[], ["freez"], ["--all"]])
def test_wrong_usage_ends_in_2_and_one_line(arguments):
    code, out, err = run_dev(*arguments)
    assert (code, out) == (2, "")
    assert err == "dev.py: no such command; there are: run, test, tour, bench, freeze, installer, lock\n"


@pytest.mark.parametrize("arguments", [["tour", "a", "b"], ["tour", "--dark"], ["lock", "run"]])
def test_a_failure_is_one_line_without_a_traceback(arguments):
    code, _, err = run_dev(*arguments)
    assert code == 1
    assert err.startswith("dev.py: ")
    assert err.count("\n") == 1


def test_an_unsuitable_python_is_refused_in_one_line(monkeypatch, capsys):
    monkeypatch.setattr(dev, "OLDEST", (3, 98))
    monkeypatch.setattr(dev, "NEWEST", (3, 99))
    assert dev.main(["lock"]) == 1
    assert capsys.readouterr().err.startswith("dev.py: Python 3.98 to 3.99 is needed, this is 3.")


@linux_only
def test_a_suitable_python_takes_over(monkeypatch, tmp_path):
    put_program(tmp_path, "python3.98", f'echo "$@" >> "{tmp_path}/arguments"; [ "$1" = -c ] || exit 7')
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setattr(dev, "OLDEST", (3, 97))
    monkeypatch.setattr(dev, "NEWEST", (3, 99))
    assert dev.main(["lock", "now"]) == 7
    tried, started = (tmp_path / "arguments").read_text().splitlines()
    assert (tried.strip(), started) == ("-c", f"{dev.ROOT / 'dev.py'} lock now")


# run


@pytest.mark.parametrize("arguments", [[], ["--demo"], ["--tray"], ["--data", "book"], ["--data=book", "--demo"]])
def test_these_open_a_window(arguments):
    assert dev.opens_a_window(arguments)


@pytest.mark.parametrize(
    "arguments", [["due"], ["--data", "book", "add", "Ana"], ["--version"], ["--demo", "list", "--json"], ["--data"]]
)
def test_these_open_none(arguments):
    assert not dev.opens_a_window(arguments)


@linux_only
def test_without_a_display_run_takes_the_tour(monkeypatch, capsys):
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    tours = []
    monkeypatch.setattr(dev, "tour", lambda arguments: tours.append(arguments) or 0)
    assert dev.run(["--demo"]) == 0
    assert tours == [[]]
    assert "there is no display" in capsys.readouterr().err


def test_a_command_needs_no_display(monkeypatch, tmp_path):
    started = []
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(dev, "prepare", lambda: started.append("prepared"))
    monkeypatch.setattr(dev, "status", lambda *command, folder: started.append((command[1:], folder)) or 3)
    assert dev.run(["import", "people.vcf"]) == 3
    assert started == ["prepared", (("-m", "followup_desktop", "import", "people.vcf"), tmp_path)]


def test_a_command_of_packaging_works_with_this_very_file():
    assert dev.packaging("locks").dev is dev
    assert dev.packaging("freeze.command").dev is dev


# The virtual environment


@pytest.fixture
def checkout(monkeypatch, tmp_path):
    """A checkout whose `.venv` is only written about: what would be made or installed is listed."""
    (tmp_path / "locks").mkdir()
    for name in dev.LOCK_SOURCES:
        (tmp_path / "locks" / f"{name}.txt").write_text(f"{name}==1\n", encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "LOCKS", tmp_path / "locks")
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(dev, "STAMP", tmp_path / ".venv" / "followup.json")
    monkeypatch.setattr(dev, "venv_program", lambda name, _folder=None: sys.executable)
    steps = []
    monkeypatch.setattr(dev, "make_venv", lambda folder: (folder.mkdir(exist_ok=True), steps.append("new")))
    monkeypatch.setattr(dev, "install", lambda _folder, locks: steps.append(" ".join(locks)))
    monkeypatch.setattr(dev, "pip", lambda _folder, *arguments: steps.append(arguments[-2]))

    def prepare(*locks):
        steps.clear()
        dev.prepare(*locks)
        return list(steps)

    return tmp_path, prepare


def test_a_fresh_checkout_gets_everything_it_needs_once(checkout):
    _, prepare = checkout
    assert prepare("test") == ["new", "run build test", "-e"]
    assert prepare("test") == []
    assert prepare() == []


def test_a_second_purpose_adds_only_its_own(checkout):
    _, prepare = checkout
    assert prepare() == ["new", "run build", "-e"]
    assert prepare("test", "bench") == ["test bench"]


def test_a_changed_lock_makes_the_environment_anew(checkout):
    folder, prepare = checkout
    prepare()
    (folder / "locks" / "run.txt").write_text("run==2\n", encoding="utf-8")
    assert prepare() == ["new", "run build", "-e"]


def test_a_changed_lock_that_is_not_installed_changes_nothing(checkout):
    folder, prepare = checkout
    prepare()
    (folder / "locks" / "freeze.txt").write_text("freeze==2\n", encoding="utf-8")
    assert prepare() == []


def test_another_python_makes_the_environment_anew(checkout, monkeypatch):
    _, prepare = checkout
    prepare()
    monkeypatch.setattr(dev, "PYTHON", "another one")
    assert prepare() == ["new", "run build", "-e"]


def test_a_changed_project_is_put_in_again(checkout):
    folder, prepare = checkout
    prepare()
    (folder / "pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")
    assert prepare() == ["-e"]


def test_an_interrupted_set_up_starts_over(checkout, monkeypatch):
    _, prepare = checkout

    def fail(*_):
        raise dev.Failure("no network")

    with monkeypatch.context() as broken:
        broken.setattr(dev, "install", fail)
        with pytest.raises(dev.Failure):
            prepare()
    assert prepare() == ["new", "run build", "-e"]


@pytest.mark.parametrize("stamp", ["", "[]", '{"python":'])
def test_a_stamp_nobody_can_read_is_no_stamp(checkout, stamp):
    folder, prepare = checkout
    prepare()
    (folder / ".venv" / "followup.json").write_text(stamp, encoding="utf-8")
    assert prepare()[0] == "new"


def test_windows_line_endings_are_the_same_lock(tmp_path):
    (tmp_path / "a").write_bytes(b"run==1\n")
    (tmp_path / "b").write_bytes(b"run==1\r\n")
    assert dev.digest(tmp_path / "a") == dev.digest(tmp_path / "b")


def test_a_missing_lock_is_named(checkout):
    folder, prepare = checkout
    (folder / "locks" / "run.txt").unlink()
    with pytest.raises(dev.Failure, match=r"run\.txt cannot be read \(No such file"):
        prepare()


# Packages of the system


def put_program(folder: Path, name: str, body: str) -> None:
    """A small program for PATH."""
    file = folder / name
    file.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    file.chmod(0o755)


@pytest.fixture
def system(monkeypatch, tmp_path):
    """A system for a plain user with sudo and a package manager that only write down what they are told."""
    log = tmp_path / "log"
    for name in ("apt-get", "dnf"):
        put_program(tmp_path, name, f'echo "{name} $@" >> "{log}"')
    put_program(tmp_path, "sudo", f'echo "sudo" >> "{log}"; exec "$@"')
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("DEBIAN_FRONTEND", "noninteractive")
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(sys, "stdin", None)
    return tmp_path


def done(system: Path) -> list[str]:
    """What the package manager was told."""
    return (system / "log").read_text().splitlines() if (system / "log").exists() else []


LACKING = {"libx.so.1": ["libx1", "x-libs"], "xrun": ["x-tools", "x-run"]}


@linux_only
def test_root_installs_at_once(system, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    dev.install_packages(LACKING)
    assert done(system) == ["apt-get update", "apt-get install -y --no-install-recommends libx1 x-tools"]


@linux_only
def test_ci_uses_sudo_without_asking(system, monkeypatch):
    monkeypatch.setenv("CI", "true")
    (system / "apt-get").unlink()
    dev.install_packages(LACKING)
    assert done(system) == ["sudo", "dnf install -y x-libs x-run"]


@linux_only
def test_everything_is_installed_in_one_go(system, monkeypatch, tmp_path):
    needs = tmp_path / "needs.toml"
    needs.write_text(
        '[qt]\n"libnosuch.so.1" = ["lib1", "lib"]\n[screen]\nnosuch = ["tool", "tool"]\n', encoding="utf-8"
    )
    monkeypatch.setattr(dev, "NEEDS", needs)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(dev, "lacks_ensurepip", lambda: True)
    dev.provide("qt", "screen")
    (venv, _) = dev.ENSUREPIP["ensurepip"]
    assert done(system)[1:] == [f"apt-get install -y --no-install-recommends lib1 {venv} tool"]


@linux_only
def test_where_nobody_can_answer_the_exact_command_is_said(system):
    with pytest.raises(dev.Failure) as refused:
        dev.install_packages(LACKING)
    wanted = "sudo apt-get update && sudo apt-get install -y --no-install-recommends libx1 x-tools"
    assert str(refused.value) == f"packages of the system are missing; run: {wanted}"
    assert done(system) == []


@linux_only
@pytest.mark.parametrize(("answer", "runs"), [("", True), ("y", True), ("n", False), ("what", False)])
def test_a_person_sees_the_command_and_is_asked_before_sudo(system, monkeypatch, capsys, answer, runs):
    terminal, other_end = os.openpty()
    os.write(terminal, f"{answer}\n".encode())
    with os.fdopen(other_end) as stdin:
        monkeypatch.setattr(sys, "stdin", stdin)
        assert dev.may_use_sudo("sudo apt-get update") is runs
    os.close(terminal)
    assert capsys.readouterr().out == "These packages are needed:\n  sudo apt-get update\nInstall them now? [Y/n] "


@linux_only
def test_a_package_manager_that_fails_is_reported(system, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    put_program(system, "apt-get", "exit 100")
    with pytest.raises(dev.Failure, match="this ended with exit code 100: apt-get update"):
        dev.install_packages(LACKING)


@linux_only
def test_another_kind_of_system_is_told_what_it_lacks(system):
    (system / "apt-get").unlink()
    (system / "dnf").unlink()
    with pytest.raises(dev.Failure, match=r"this system lacks libx\.so\.1, xrun; install what brings them"):
        dev.install_packages(LACKING)


@linux_only
def test_things_of_the_system_are_found_by_themselves(tmp_path):
    (tmp_path / "tool").touch()
    assert dev.is_present("sh")
    assert dev.is_present("libc.so.6")
    assert dev.is_present(f"/no/such/place|{tmp_path}/t*")
    assert not dev.is_present("no-such-program")
    assert not dev.is_present("libnosuch.so.1")
    assert not dev.is_present(f"{tmp_path}/x*|/no/such/place")


@linux_only
def test_a_window_may_be_tried_without_the_packages(system, monkeypatch, tmp_path, capfd):
    needs = tmp_path / "needs.toml"
    needs.write_text('[qt]\n"libnosuch.so.1" = ["no-such", "no-such"]\n', encoding="utf-8")
    monkeypatch.setattr(dev, "NEEDS", needs)
    dev.provide("qt", required=False)  # a desktop that has Wayland may do without the libraries of X
    with pytest.raises(dev.Failure):
        dev.provide("qt")
    assert capfd.readouterr().err.count("; going on without") == 1


def test_every_need_has_a_package_on_both_kinds_of_system():
    needs = tomllib.loads(dev.NEEDS.read_text(encoding="utf-8"))
    assert set(needs) == {"qt", "screen", "bundle", "installer"}
    for things in needs.values():
        assert [name for name, packages in things.items() if len(packages) != 2 or not all(packages)] == []


# Where children run


def test_children_get_an_empty_home_of_their_own(monkeypatch):
    for name in ("DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "FOLLOWUP_DATA", "QT_STYLE_OVERRIDE", "XDG_CURRENT_DESKTOP"):
        monkeypatch.setenv(name, "the user's")
    monkeypatch.setenv("PYTHONWARNINGS", "default")
    with dev.clean_home() as environment:
        home = Path(environment["HOME"])
        assert "the user's" not in environment.values()
        assert environment["PYTHONWARNINGS"] == "default"
        assert all(Path(environment[name]).is_relative_to(home) for name in environment if name.startswith("XDG_"))
        assert {Path(file).name for file in home.iterdir()} == {"xdg_runtime_dir", "appdata", "localappdata"}
        if not dev.WINDOWS:
            assert stat.S_IMODE(Path(environment["XDG_RUNTIME_DIR"]).stat().st_mode) == 0o700
    assert not home.exists()


def test_a_benchmark_report_lands_where_the_user_stands(monkeypatch, tmp_path):
    commands = []
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(dev, "provide", lambda *_: None)
    monkeypatch.setattr(dev, "prepare", lambda *_: None)
    monkeypatch.setattr(dev, "status", lambda *command, environment: commands.append(command[3:]) or 0)
    assert dev.bench(["start", "--json", "figures.json", "log"]) == 0
    assert commands == [("start", "--json", str(tmp_path / "figures.json"), "log")]


@pytest.mark.parametrize(("code", "outcome"), [("import sys; sys.exit(5)", 5), ("", 0)])
def test_the_exit_code_of_a_child_comes_back(code, outcome):
    assert dev.status(sys.executable, "-c", code) == outcome


def test_a_program_that_is_not_there_is_a_failure():
    with pytest.raises(dev.Failure, match="no-such-program could not be started"):
        dev.status("no-such-program")


def test_a_set_up_step_that_fails_is_shown_whole_and_never_on_standard_output(capfd):
    step = "print(6 * 7); raise SystemExit(9)"
    with pytest.raises(dev.Failure) as failed:
        dev.call(sys.executable, "-c", step)
    assert str(failed.value) == f"this ended with exit code 9: {sys.executable} -c '{step}'"
    assert capfd.readouterr() == ("", "42\n")
