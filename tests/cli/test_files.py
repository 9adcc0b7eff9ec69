"""Import, export, undo of an import, backup and restore, from the command line."""

from __future__ import annotations

import shutil
from pathlib import Path

import icalendar
import pytest

from followup_desktop.cli import importing
from followup_desktop.store.book import FILE_NAME
from followup_desktop.store.opening import open_book
from tests.cli.conftest import as_nobody, given_to_nobody
from tests.store.support import dump

CARDS = """BEGIN:VCARD
VERSION:3.0
FN:Ana Lindqvist
N:Lindqvist;Ana;;;
EMAIL:ana@example.org
X-ODD;X=1:kept
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Bilal Haddad
TEL:+46 70 123 45 67
END:VCARD
"""


@pytest.fixture
def cards(tmp_path) -> Path:
    file = tmp_path / "people.vcf"
    file.write_text(CARDS, encoding="utf-8")
    return file


def content(folder: Path) -> dict:
    """All that the book holds, without its history and the counters of its rows."""
    book = open_book(folder)
    found = {table: rows for table, rows in dump(book).items() if table not in {"change_sets", "row_changes"}}
    book.close()
    return found


def test_an_import_counts_everybody_and_is_one_change_that_undo_takes_back(read, cards, book_folder):
    empty = content(book_folder)
    done = read("import", str(cards))
    assert {key: done[key] for key in ("found", "new", "merged", "unchanged", "skipped", "problems")} == {
        "found": 2, "new": 2, "merged": 0, "unchanged": 0, "skipped": 0, "problems": [],
    }  # fmt: skip
    again = read("import", str(cards))
    assert (again["new"], again["merged"], again["unchanged"], again["undo"]) == (0, 0, 2, None)
    (change,) = read("undo", "--list")
    assert (change["id"], change["label"], change["origin"]) == (done["undo"], "Imported 2 people", "cli")
    assert read("undo", done["undo"]) == {"undone": "Imported 2 people"}
    assert content(book_folder) == empty
    assert read("redo") == {"redone": "Imported 2 people"}
    assert len(read("list")) == 2


def test_several_files_are_one_change(read, cards, tmp_path):
    other = tmp_path / "more.VCF"
    other.write_text(CARDS.replace("Bilal Haddad", "Carla Ricci").replace("123", "999"), encoding="utf-8")
    done = read("import", str(cards), str(other))
    assert (done["found"], done["new"], done["unchanged"]) == (4, 3, 1)
    assert len(read("undo", "--list")) == 1


def test_a_dry_run_writes_nothing(read, cards):
    dry = read("import", str(cards), "--dry-run")
    assert (dry["found"], dry["new"], dry["undo"]) == (2, 2, None)
    assert read("list") == []
    assert read("undo", "--list") == []


def test_half_a_card_is_kept_and_the_rest_told_with_file_and_line(read, tmp_path):
    file = tmp_path / "half.vcf"
    file.write_text(CARDS + "BEGIN:VCARD\nVERSION:3.0\nFN:Carla Ricci\nEMA", encoding="utf-8")
    done = read("import", str(file))
    assert done["found"] == done["new"] + done["merged"] + done["unchanged"] + done["skipped"] == 3
    assert {problem["file"] for problem in done["problems"]} == {str(file)}
    assert all(problem["line"] >= 13 and problem["message"] for problem in done["problems"])
    assert len(read("list")) == 3


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("letter.vcf", "Dear Ana", "Not a vCard"),
        ("empty.vcf", "", "empty"),
        ("table.csv", "Size,Colour\n1,red", "No column says what it holds"),
        ("calendar.ics", "BEGIN:VCALENDAR", ".ics"),
    ],
)
def test_what_is_not_what_it_claims_is_refused_in_one_line(run, read, tmp_path, name, text, reason):
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    ran = run("import", str(file))
    assert (ran.code, ran.out, ran.error.count("\n")) == (1, "", 1)
    assert reason in ran.error
    assert name in ran.error
    assert read("undo", "--list") == []


def test_one_foreign_file_among_others_is_told_and_the_others_come_in(read, cards, tmp_path):
    foreign = tmp_path / "letter.vcf"
    foreign.write_text("Dear Ana", encoding="utf-8")
    done = read("import", str(cards), str(foreign))
    assert done["new"] == 2
    assert [(problem["file"], problem["line"]) for problem in done["problems"]] == [(str(foreign), 1)]


def test_a_file_that_is_not_there_stops_all(run, read, cards, tmp_path):
    ran = run("import", str(cards), str(tmp_path / "gone.vcf"))
    assert (ran.code, ran.error) == (1, f"{tmp_path / 'gone.vcf'} cannot be read: No such file or directory\n")
    assert run("import", str(tmp_path)).code == 1
    assert read("list") == []


def test_a_file_that_may_not_be_read_is_said_so(run, short_folder, cards):
    run("list")
    book = short_folder / "book"
    book.mkdir()
    private = Path(shutil.copy(cards, short_folder / "private.vcf"))
    given_to_nobody(short_folder)
    private.chmod(0)
    with as_nobody():
        ran = run("import", str(private), folder=book)
    assert (ran.code, ran.out, ran.error) == (1, "", f"{private} cannot be read: Permission denied\n")


def test_a_huge_file_needs_a_word(run, read, cards, monkeypatch):
    monkeypatch.setattr(importing, "_LARGEST", 100)
    assert "--large" in run("import", str(cards)).error
    assert read("import", str(cards), "--large")["new"] == 2


def test_an_unknown_format_is_refused(run, cards):
    assert run("import", str(cards), "--format", "xls").code == 1


def test_a_suffix_is_no_matter_where_the_format_is_named(read, cards):
    plain = cards.rename(cards.with_suffix(".txt"))
    assert read("import", str(plain), "--format", "vcf")["new"] == 2


def test_people_read_the_counts_and_the_problems_apart(run, tmp_path):
    file = tmp_path / "half.vcf"
    file.write_text(CARDS[:-11], encoding="utf-8")
    ran = run("import", str(file))
    assert ran.out.startswith("Found 2 people: 2 new, 0 merged, 0 unchanged, 0 skipped.\nTo take it back: undo ")
    assert ran.error.startswith(f"{file}:8: ")


def test_what_is_exported_comes_in_again_unchanged(read, cards, tmp_path):
    read("import", str(cards))
    read("add", "Čeněk Dvořák", "--circle", "Inner", "--tag", "work", "--birthday=--02-29", "--every", "3 weeks")
    out = tmp_path / "out.vcf"
    assert read("export", str(out)) == {"file": str(out), "contacts": 3, "interactions": 0}
    assert out.stat().st_mode & 0o777 == 0o600
    assert "X-ODD;X=1:kept" in out.read_text(encoding="utf-8")
    again = read("import", str(out))
    assert (again["found"], again["unchanged"], again["problems"]) == (3, 3, [])
    elsewhere = tmp_path / "elsewhere"
    assert read("import", str(out), folder=elsewhere)["new"] == 3
    (inner,) = read("list", "--circle", "Inner", folder=elsewhere)
    assert inner["name"] == "Čeněk Dvořák"


def test_an_export_of_a_circle_or_a_tag(read, cards, tmp_path):
    read("import", str(cards))
    read("add", "Carla", "--circle", "Inner", "--tag", "work")
    assert read("export", str(tmp_path / "a.vcf"), "--circle", "inner")["contacts"] == 1
    assert read("export", str(tmp_path / "b.vcf"), "--tag", "work")["contacts"] == 1
    assert read("export", str(tmp_path / "c.vcf"), "--tag", "none such")["contacts"] == 0


def test_dates_are_exported_as_a_calendar(run, read, tmp_path):
    read("add", "Ana", "--birthday", "1986-11-27", "--circle", "Inner")
    read("add", "Bilal", "--birthday=--02-29", "--tag", "choir")
    read("add", "Carla")
    out = tmp_path / "out.ics"
    assert read("export", str(out)) == {"file": str(out), "contacts": 2, "interactions": 0}
    assert out.stat().st_mode & 0o777 == 0o600
    found = icalendar.Calendar.from_ical(out.read_bytes()).walk("VEVENT")
    assert [str(event["summary"]) for event in found] == ["Bilal: birthday", "Ana: birthday", "Ana: Keep in touch"]
    assert run("export", str(out)).code == 1, "never overwritten without a word"
    assert run("export", str(out), "--force", "--circle", "Inner").out == f"Exported 2 events to {out}\n"
    assert read("export", str(tmp_path / "b.ics"), "--tag", "choir")["contacts"] == 1


def test_a_file_that_nothing_says_what_it_is_is_refused(run, tmp_path):
    (tmp_path / "in.bin").write_bytes(bytes(range(256)))
    ran = run("import", str(tmp_path / "in.bin"))
    assert (ran.code, ran.error.count("\n")) == (1, 1)
    assert "in.bin:1: This is no file that is understood" in ran.error


@pytest.mark.parametrize("day", ["02-30", "2026-02-30", "--02-30"])
def test_a_birthday_on_30_february_is_refused_in_a_clear_line(run, read, day):
    ran = run("add", "Ana", f"--birthday={day}")
    assert (ran.code, ran.error) == (1, f"{day.removeprefix('--')} is not a day of the calendar\n")
    assert read("list") == []


def test_an_export_overwrites_only_when_told(run, read, tmp_path):
    read("add", "Ana")
    out = tmp_path / "out.vcf"
    out.write_text("mine", encoding="utf-8")
    ran = run("export", str(out))
    assert (ran.code, ran.out, out.read_text(encoding="utf-8")) == (1, "", "mine")
    assert "--force" in ran.error
    assert read("export", str(out), "--force")["contacts"] == 1
    assert out.read_text(encoding="utf-8").startswith("BEGIN:VCARD")


@pytest.mark.parametrize("name", ["a.odd", "nowhere/a.json", "nowhere/folder", "nowhere/a.vcf", "nowhere/a.ics"])
def test_an_export_that_cannot_be_is_refused_in_one_line_and_leaves_nothing(run, read, tmp_path, name):
    read("add", "Ana")
    ran = run("export", str(tmp_path / name))
    assert (ran.code, ran.out, ran.error.count("\n")) == (1, "", 1)
    assert [path.name for path in tmp_path.iterdir()] == ["book"]


def test_no_export_over_the_book(run, read, book_folder):
    read("add", "Ana")
    assert run("export", str(book_folder / FILE_NAME), "--format", "vcf", "--force").code == 1
    assert len(read("list")) == 1


def test_a_backup_brings_back_what_it_held(run, read, tmp_path, book_folder):
    read("add", "Ana")
    read("log", "hi", "--with", "Ana")
    file = str(tmp_path / "a.db")
    assert read("backup", file) == {"file": file, "contacts": 1, "interactions": 1}
    assert run("backup", file).code == 1
    read("add", "Bilal")
    restored = run("restore", file)
    assert (restored.code, len(read("list"))) == (0, 1)
    assert restored.out == f"Restored {file}: 1 contact, 1 interaction\n"
    (kept,) = (book_folder / "backups").glob("*.db")
    assert str(kept) in restored.error
    assert run("restore", kept.name).code == 0
    assert len(read("list")) == 2
    assert read("undo") == {"undone": "Restored a backup"}
    assert len(read("list")) == 1
    assert read("redo") == {"redone": "Restored a backup"}
    assert len(read("list")) == 2


def test_a_backup_goes_among_the_others_if_nobody_says_where(run, read, book_folder):
    made_first = Path(read("backup")["file"])
    assert made_first == book_folder / "backups" / "book-20261122-120000.db"
    read("add", "Ana")
    made = run("backup")
    assert (
        made.out == f"Backed up to {book_folder / 'backups' / 'book-20261122-120000-2.db'}: 1 contact, 0 interactions\n"
    )
    again = run("backup")
    assert (again.out, again.error) == (made.out, "Nothing changed since this backup was made\n")


def test_backups_are_listed_and_those_with_a_name_are_kept(run, read, book_folder):
    assert read("backup", "--list") == []
    read("add", "Ana")
    assert Path(read("backup", "--name", "before: the move")["file"]).name == "before the move.db"
    assert run("backup", "--name", "before the move").code == 1
    assert run("backup", "x.db", "--name", "before").code == 2
    (one,) = read("backup", "--list")
    assert {key: one[key] for key in ("why", "state", "contacts", "interactions", "encrypted")} == {
        "why": "named", "state": "verified", "contacts": 1, "interactions": 0, "encrypted": False,
    }  # fmt: skip
    assert one["bytes"] == Path(one["file"]).stat().st_size
    line = run("backup", "--list").out
    assert "verified" in line
    assert "before the move.db" in line


def test_a_look_inside_changes_nothing(run, read, book_folder):
    read("add", "Ana")
    file = read("backup")["file"]
    read("add", "Bilal")
    before = content(book_folder)
    seen = read("restore", "--look", Path(file).name)
    assert (seen["contacts"], seen["back"]["count"]) == (1, 0)
    assert (seen["gone"], seen["undone"]) == ({"count": 1, "first": ["Bilal"]}, {"count": 1, "first": ["Added Bilal"]})
    assert run("restore", "--look", file).out.splitlines() == [
        "1 contact, 0 interactions", "1 contact would go: Bilal", "1 change would be undone: Added Bilal",
    ]  # fmt: skip
    assert content(book_folder) == before
    assert len(read("backup", "--list")) == 1


@pytest.mark.parametrize("name", ["people.vcf", "gone.db"])
def test_what_is_no_backup_is_refused_and_changes_nothing(run, read, cards, tmp_path, book_folder, name):
    read("add", "Ana")
    before = content(book_folder)
    ran = run("restore", str(tmp_path / name))
    assert (ran.code, ran.out, ran.error.count("\n")) == (1, "", 1)
    assert content(book_folder) == before


def test_the_history_is_listed_and_undone_by_id(run, read):
    read("add", "Ana")
    read("add", "Bilal")
    bilal, ana = read("undo", "--list")
    assert [change["label"] for change in (bilal, ana)] == ["Added Bilal", "Added Ana"]
    assert list(ana) == ["id", "label", "made_at", "origin", "undone"]
    assert (ana["made_at"], ana["undone"]) == ("2026-11-22T12:00:00+01:00", False)
    assert read("undo", ana["id"]) == {"undone": "Added Ana"}
    assert run("undo", ana["id"]).code == 1
    assert run("undo", "nonsense").error == "There is no change with this id\n"
    assert [change["undone"] for change in read("undo", "--list")] == [False, True]


def test_nothing_to_undo_or_redo_is_said_in_one_line(run):
    assert (run("undo").code, run("redo").code) == (1, 1)
    assert run("undo").error == "There is nothing to undo\n"


def test_real_files_are_counted_come_in_once_and_go_again(read, book_folder):
    files = sorted(map(str, (Path(__file__).parents[1] / "data" / "vcard").rglob("*.vcf")))
    assert len(files) > 40
    empty = content(book_folder)
    done = read("import", *files)
    assert done["found"] == done["new"] + done["merged"] + done["unchanged"] + done["skipped"] > 1000
    assert len(read("list")) == done["new"]
    again = read("import", *files)
    assert (again["found"], again["new"], again["merged"], again["undo"]) == (done["found"], 0, 0, None)
    assert read("undo", done["undo"])
    assert content(book_folder) == empty
