"""The program as a process: which door it opens, and what the command line is like from outside."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from followup_desktop import __version__
from tests.support.fixtures import bus, server, short_folder  # noqa: F401
from tests.support.notification_server import ScriptedServer
from tests.support.processes import environment
from tests.support.program import program

ROOT = Path(__file__).parents[1]
PROGRAM = program()


def followup(*arguments: str, **changes: str | None) -> subprocess.CompletedProcess[str]:
    """Run the program to its end."""
    return subprocess.run(
        [*PROGRAM, *arguments],
        cwd=ROOT,
        env=environment(**changes),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def document(*arguments: str, **changes: str | None):
    ended = followup(*arguments, "--json", **changes)
    assert (ended.returncode, ended.stderr) == (0, ""), ended
    return json.loads(ended.stdout)


def test_it_says_its_version():
    assert followup("--version").stdout == f"Followup {__version__}\n"


def test_its_help_names_every_command():
    shown = followup("--help").stdout
    assert all(f"  {name} " in shown for name in ("add", "log", "due", "import", "doctor", "notify"))


@pytest.mark.parametrize(
    "arguments",
    [
        ["--tray", "due"],
        ["--quit", "due"],
        ["--tray", "--quit"],
        ["--demo", "--quit"],
        ["--demo", "--data", "x", "due"],
        ["--nonsense"],
        ["nope"],
        ["none.vcf"],
        ["x" * 5000],
    ],
)
def test_what_does_not_go_together_is_wrong_usage(arguments, tmp_path):
    ended = followup(*arguments, FOLLOWUP_DATA=str(tmp_path / "none"))
    assert (ended.returncode, ended.stdout) == (2, "")
    assert not (tmp_path / "none").exists()


def test_the_book_is_where_the_option_or_the_variable_says(tmp_path):
    document("add", "Ana", FOLLOWUP_DATA=str(tmp_path / "one"))
    document("--data", str(tmp_path / "two"), "add", "Bilal", FOLLOWUP_DATA=str(tmp_path / "one"))
    names = [document("--data", str(tmp_path / place), "list")[0]["name"] for place in ("one", "two")]
    assert names == ["Ana", "Bilal"]


@pytest.mark.skipif(os.name != "posix", reason="permissions of this kind are POSIX")
def test_nobody_else_may_read_what_it_makes(tmp_path):
    old = os.umask(0o022)
    try:
        document("--data", str(tmp_path / "book"), "add", "Ana")
    finally:
        os.umask(old)
    assert (tmp_path / "book").stat().st_mode & 0o077 == 0
    assert all(file.stat().st_mode & 0o077 == 0 for file in (tmp_path / "book").iterdir())


def test_it_speaks_utf8_whatever_the_locale_says(tmp_path):
    ended = followup("--data", str(tmp_path), "add", "Čeněk 陈", LC_ALL="C", PYTHONIOENCODING="ascii")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "Čeněk 陈" in ended.stdout


def test_a_day_with_the_real_clock(tmp_path):
    data = ("--data", str(tmp_path))
    ana = document(*data, "add", "Ana", "--every", "6 weeks")
    assert document(*data, "due") == []
    (due,) = document(*data, "due", "--on", ana["next_due_on"])
    assert due["contact"]["id"] == ana["id"]
    logged = document(*data, "log", "hi", "--with", "Ana")["interaction"]
    assert logged["at"].startswith(logged["on"])
    assert document(*data, "undo")["undone"].startswith("Logged")


def test_a_command_starts_no_qt(tmp_path):
    script = (
        "import sys\nfrom followup_desktop.__main__ import main\n"
        f"code = main(['--data', {str(tmp_path)!r}, 'due', '--json'])\n"
        "slow = ('PySide6', 'babel', 'anyascii', 'platformdirs')\n"
        "print(code, [name for name in sys.modules if name.startswith(slow)])"
    )
    ended = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.stdout.splitlines()[-1] == "0 []", ended.stderr


def test_files_in_the_place_of_a_command_are_for_the_window(tmp_path, monkeypatch):
    from followup_desktop import __main__
    from followup_desktop.window import application

    opened = []
    monkeypatch.setattr(application, "main", lambda folder, *, files: opened.append((folder, files)) or 0)
    monkeypatch.chdir(tmp_path)
    for name in ("Ana Ö.vcf", "b.csv", "due"):
        (tmp_path / name).touch()
    assert __main__.main(["--data", "book", "Ana Ö.vcf", str(tmp_path / "b.csv")]) == 0
    assert __main__.main([]) == 0
    assert opened == [(Path("book"), [tmp_path / "Ana Ö.vcf", tmp_path / "b.csv"]), (None, [])]
    # A command's name is a command, whatever files there are.
    assert __main__.main(["--data", "book", "due"]) == 0
    assert len(opened) == 2


def test_quit_ends_the_tray_and_is_content_where_nothing_runs(short_folder: Path):  # noqa: F811
    from followup_desktop.desktop.paths import find_folders
    from followup_desktop.desktop.running import Role, is_running
    from tests.support.processes import running, wait_until

    data = short_folder / "book"
    data.mkdir()
    own = {"FOLLOWUP_DATA": str(data), "XDG_RUNTIME_DIR": str(short_folder), "DBUS_SESSION_BUS_ADDRESS": "unix:path=/"}
    own["QT_QPA_PLATFORM"] = "offscreen"
    own_environment = environment(**own)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_RUNTIME_DIR", str(short_folder))
        runtime = find_folders(data).runtime
    with running(subprocess.Popen([*PROGRAM, "--tray"], cwd=ROOT, env=own_environment, text=True)) as tray:
        wait_until(lambda: is_running(Role.TRAY, runtime), "the tray to come")
        assert followup("--quit", **own).returncode == 0
        assert not is_running(Role.TRAY, runtime)
        assert tray.wait(10) == 0
    assert followup("--quit", **own).returncode == 0


def test_a_reader_that_has_enough_is_no_error(tmp_path):
    data = ["--data", str(tmp_path)]
    for number in range(5):
        document(*data, "add", f"Person {number}")
    with subprocess.Popen(
        [*PROGRAM, *data, "list"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        process.stdout.close()
        assert process.stderr.read() == b""


def test_the_demo_book_is_thrown_away(tmp_path):
    people = document("--demo", "list", TMPDIR=str(tmp_path), FOLLOWUP_DATA=str(tmp_path / "mine"))
    assert len(people) > 100
    assert list(tmp_path.iterdir()) == []


def test_doctor_and_the_test_notification_on_a_real_bus(server: ScriptedServer, short_folder: Path):  # noqa: F811
    own = {"FOLLOWUP_DATA": str(short_folder / "book"), "XDG_RUNTIME_DIR": str(short_folder)}
    own["XDG_CONFIG_HOME"] = str(short_folder)
    checks = {check["name"]: check for check in document("doctor", **own)["checks"]}
    assert "actions" in checks["notifications"]["detail"]
    assert document("notify", "--test", **own)["way"] == "native"
    assert server.shown().title == "Followup"
