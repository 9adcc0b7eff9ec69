"""Files are read by a real child process, which is stopped, given up or believed only where it makes sense."""

import json
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from followup_desktop.desktop.untrusted import child, parent
from followup_desktop.desktop.untrusted.parent import Stopped, read_files
from followup_desktop.desktop.untrusted.sources import Wish, names_of
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.foreign import Format, ReadOptions
from followup_desktop.domain.problems import Problem
from followup_desktop.formats.vcard import Card, read_vcards
from tests.support.processes import wait_until

SAMPLES = sorted((Path(__file__).parents[2] / "data" / "vcard").glob("*/*.vcf"))
CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Person {n}\r\nEND:VCARD\r\n"


def pretend(monkeypatch: pytest.MonkeyPatch, program: str) -> None:
    """Have another program stand in for the child."""
    monkeypatch.setattr(parent, "child_command", lambda: ((sys.executable, "-c", program), None))


def test_real_files_read_in_the_child_as_they_do_here():
    here = [found for file in SAMPLES for found in _read_here(file)]
    found = read_files(SAMPLES)
    assert len(SAMPLES) > 30
    assert [card.fields for card in found.cards] == [card.fields for card in here if isinstance(card, Card)]
    assert found.problems == [problem for problem in here if isinstance(problem, Problem)]


def test_progress_is_told(tmp_path):
    file = tmp_path / "people.vcf"
    file.write_text("".join(CARD.format(n=number) for number in range(300)))
    told: list[tuple[int, int, int]] = []
    found = read_files([file], lambda *now: told.append(now))
    assert len(found.cards) == 300
    assert [people for people, _done, _total in told] == sorted(people for people, _done, _total in told)
    assert {total for _people, _done, total in told} == {file.stat().st_size}


def test_a_file_that_is_not_there_is_a_problem(tmp_path):
    found = read_files([tmp_path / "nothing.vcf"])
    assert [(problem.file, problem.line) for problem in found.problems] == [("nothing.vcf", 0)]


def test_a_file_that_is_too_large_is_a_problem_and_the_others_are_read(tmp_path):
    large, small = tmp_path / "large.vcf", tmp_path / "small.vcf"
    with large.open("wb") as file:
        file.truncate(parent.MOST_BYTES + 1)
    small.write_text(CARD.format(n=1))
    found = read_files([large, small])
    assert [problem.file for problem in found.problems] == ["large.vcf"]
    assert len(found.cards) == 1


def test_reading_stops_when_it_is_asked_to(monkeypatch, tmp_path):
    pretend(monkeypatch, "import time; time.sleep(600)")
    stop = threading.Event()
    threading.Timer(0.2, stop.set).start()
    with pytest.raises(Stopped):
        read_files([_some(tmp_path)], stop=stop)


def test_a_child_that_says_nothing_is_given_up(monkeypatch, tmp_path):
    pretend(monkeypatch, "import time; time.sleep(600)")
    with pytest.raises(Refused, match="too long"):
        read_files([_some(tmp_path)], silence=0.5)


@pytest.mark.parametrize(
    "program",
    [
        "raise SystemExit(1)",
        "import os; os.kill(os.getpid(), 9)",
        "print('no JSON')",
        "print('[1]')",
        "print('null')",
        'print(\'{"card": {"fields": {"tags": 1}}}\')',
        'print(\'{"at": ["a", 1]}\')',
        "print('{\"at\": 3}')",
        f"print({json.dumps(json.dumps({'card': {}}))})",
        "print('[' * 1_000_000)",
    ],
)
def test_nonsense_from_the_child_is_refused(monkeypatch, tmp_path, program):
    pretend(monkeypatch, f"import sys; sys.stdin.readline(); {program}")
    with pytest.raises(Refused, match="could not be read to its end"):
        read_files([_some(tmp_path)])


@pytest.mark.skipif(sys.platform == "win32", reason="the limit is POSIX's")
def test_the_child_cannot_take_all_memory_nor_write_files(monkeypatch, tmp_path):
    kept = tmp_path / "written"
    program = (
        "import sys; from followup_desktop.desktop.untrusted.child import limit_resources; limit_resources();"
        f"out = open({str(kept)!r}, 'wb'); out.write(b'x' * 10); out.close()"
    )
    monkeypatch.setattr(parent, "child_command", lambda: ((sys.executable, "-c", program), Path.cwd()))
    with pytest.raises(Refused):
        read_files([_some(tmp_path)])
    assert kept.read_bytes() == b""
    hungry = program.split("out =", maxsplit=1)[0] + "b'x' * (2 << 30); print('{\"done\": true}')"
    monkeypatch.setattr(parent, "child_command", lambda: ((sys.executable, "-c", hungry), Path.cwd()))
    with pytest.raises(Refused):
        read_files([_some(tmp_path)])


@pytest.mark.skipif(sys.platform != "linux", reason="the limits are read from /proc")
def test_the_real_child_lives_within_its_limits():
    arguments, folder = parent.child_command()
    with subprocess.Popen(arguments, cwd=folder, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running:
        facts = Path("/proc", str(running.pid), "limits")
        wait_until(lambda: "Max file size             0 " in facts.read_text(), "the child to limit itself")
        limits = {line[:26].strip(): line[26:].split()[:2] for line in facts.read_text().splitlines()[1:]}
        running.kill()
    assert limits["Max file size"] == limits["Max core file size"] == limits["Max processes"] == ["0", "0"]
    assert limits["Max address space"] == [str(child.MOST_MEMORY)] * 2
    assert limits["Max cpu time"] == [str(child.MOST_SECONDS)] * 2
    assert limits["Max open files"] == [str(child.MOST_FILES)] * 2


def _some(folder: Path) -> Path:
    file = folder / "people.vcf"
    file.write_text(CARD.format(n=1))
    return file


def _read_here(file: Path) -> list[Card | Problem]:
    with file.open("rb") as source:
        return list(read_vcards(source, file.name))


def test_it_says_what_each_file_was_taken_for(tmp_path):
    card, table, nonsense = tmp_path / "a.txt", tmp_path / "b.dat", tmp_path / "c.txt"
    card.write_text(CARD.format(n=1))
    table.write_text("First Name,Last Name,E-mail\nAna,Moreira,ana@example.org\n")
    nonsense.write_text("Dear diary, nothing happened.")
    found = read_files([card, table, nonsense, tmp_path / "gone.vcf"])
    taken = [(source.name, source.kind) for source in found.sources]
    assert taken == [("a.txt", Format.VCARD), ("b.dat", Format.CSV), ("c.txt", None), ("gone.vcf", None)]
    assert found.source("b.dat").header == ("First Name", "Last Name", "E-mail")
    assert found.source("b.dat").rows == (("Ana", "Moreira", "ana@example.org"),)
    assert found.source("b.dat").understood


def test_a_wish_says_what_a_file_is_and_in_which_code_page_and_columns(tmp_path):
    file = tmp_path / "people.csv"
    file.write_bytes("a,b\nМиша,misha@example.org\n".encode("cp1251"))
    assert not read_files([file]).cards
    options = ReadOptions(code_page="cp1251", columns=("name", "email"))
    found = read_files([file], wishes={file: Wish(Format.CSV, options)})
    assert [card.fields.name.full for card in found.cards] == ["Миша"]
    (source,) = found.sources
    assert (source.guessed, source.columns, source.understood) == (True, ("name", "email"), True)


def test_text_that_says_how_it_is_written_is_not_guessed(tmp_path):
    file = tmp_path / "people.vcf"
    file.write_text(CARD.replace("Person", "Zoë").format(n=1), encoding="utf-8")
    assert not read_files([file]).sources[0].guessed
    file.write_text(CARD.replace("Person", "Zoë").format(n=1), encoding="cp1252")
    assert read_files([file]).sources[0].guessed


def test_a_group_of_the_file_becomes_a_tag_of_its_people(tmp_path):
    file = tmp_path / "people.vcf"
    group = "BEGIN:VCARD\r\nVERSION:4.0\r\nKIND:group\r\nFN:Chess\r\nMEMBER:urn:uuid:A-1\r\nEND:VCARD\r\n"
    people = [CARD.format(n=number).replace("END", f"UID:{uid}\r\nEND") for number, uid in ((1, "a-1"), (2, "b-2"))]
    file.write_text("".join([people[0], group, people[1]]))
    found = read_files([file])
    assert [card.fields.tags for card in found.cards] == [("Chess",), ()]
    assert [problem.skipped for problem in found.problems] == [True]


def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path):
    files = [tmp_path / "phone" / "people.vcf", tmp_path / "work" / "people.vcf", tmp_path / "others.vcf"]
    for number, file in enumerate(files):
        file.parent.mkdir(exist_ok=True)
        file.write_text(CARD.format(n=number))
    found = read_files(files)
    assert [source.name for source in found.sources] == ["phone/people.vcf", "work/people.vcf", "others.vcf"]
    assert [card.file for card in found.cards] == ["phone/people.vcf", "work/people.vcf", "others.vcf"]
    twice = [Path("/a/x/p.vcf"), Path("/b/x/p.vcf"), Path("p.vcf")]
    assert list(names_of(twice).values()) == ["a/x/p.vcf", "b/x/p.vcf", "p.vcf"]
