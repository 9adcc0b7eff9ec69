"""Everything leaves and comes in again from the command line: JSON, and a folder of pages."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from followup_desktop.store.book import FILE_NAME

MONICA = Path(__file__).parents[1] / "data" / "monica" / "four-people.json"


@pytest.fixture
def people(read):
    read("add", "Ana Moreira", "--email", "ana@example.org", "--circle", "Friends", "--tag", "choir")
    read("add", "Ben Okri")
    read("log", "tea with rain", "--with", "Ana Moreira", "--with", "Ben Okri", "--channel", "in person")
    read("log", "hello", "--with", "Ben Okri", "--channel", "call")
    read("favor", "Ana Moreira", "gave", "a lift")


def test_everything_moves_to_another_book(run, read, people, tmp_path):
    out = tmp_path / "all.json"
    assert read("export", str(out)) == {"file": str(out), "contacts": 2, "interactions": 2}
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    new = tmp_path / "new"
    found = read("import", str(out), folder=new)
    assert (found["found"], found["new"], found["problems"]) == (2, 2, [])
    again = tmp_path / "again.json"
    assert read("export", str(again), folder=new)["interactions"] == 2
    documents = [json.loads(file.read_text(encoding="utf-8")) for file in (out, again)]
    assert documents[0] == documents[1]


def test_one_s_own_export_changes_nothing(read, people, tmp_path):
    read("export", str(tmp_path / "all.json"))
    found = read("import", str(tmp_path / "all.json"))
    assert (found["unchanged"], found["found"], found["undo"]) == (2, 2, None)


def test_a_file_is_known_by_what_is_in_it(read, people, tmp_path):
    read("export", str(tmp_path / "all.json"))
    (tmp_path / "all.json").rename(tmp_path / "all.vcf")
    assert read("import", str(tmp_path / "all.vcf"))["unchanged"] == 2
    assert read("import", str(MONICA))["new"] == 3, "Ana stands in both"


def test_a_tag_or_a_circle_leaves_alone(read, people, tmp_path):
    counts = {"contacts": 1, "interactions": 1}
    assert read("export", str(tmp_path / "a.json"), "--tag", "choir") | counts == read(
        "export", str(tmp_path / "a.json"), "--circle", "Friends", "--force"
    )


def test_a_newer_file_is_refused_in_one_line(run, people, tmp_path):
    file = tmp_path / "new.json"
    file.write_text('{"format": "followup-book", "version": 99, "contacts": [{"name": {"given": "A"}}]}')
    ran = run("import", str(file))
    assert (ran.code, ran.out) == (1, "")
    assert "newer version of Followup" in ran.error


def test_a_folder_of_pages(run, read, people, tmp_path):
    folder = tmp_path / "pages"
    assert read("export", str(folder)) == {"file": str(folder), "contacts": 2, "interactions": 2}
    assert sorted(file.name for file in folder.iterdir()) == ["Ana Moreira.md", "Ben Okri.md"]
    page = (folder / "Ana Moreira.md").read_text(encoding="utf-8")
    assert "[[Ben Okri]]" in page
    assert "tea with rain" in page
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}


def test_a_folder_is_replaced_only_when_told_and_only_one_of_ours(run, read, people, tmp_path):
    folder = tmp_path / "pages"
    read("export", str(folder))
    (folder / "Ben Okri.md").unlink()
    assert run("export", str(folder)).code == 1
    assert not (folder / "Ben Okri.md").exists()
    assert read("export", str(folder), "--force")["contacts"] == 2
    assert (folder / "Ben Okri.md").exists()
    (folder / "my own.txt").write_text("mine", encoding="utf-8")
    ran = run("export", str(folder), "--force")
    assert (ran.code, ran.error.count("\n")) == (1, 1)
    assert (folder / "my own.txt").read_text(encoding="utf-8") == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["book", "pages"], "nothing is left beside it"


def test_an_empty_folder_is_filled(read, people, tmp_path):
    (tmp_path / "vault").mkdir()
    assert read("export", str(tmp_path / "vault"))["contacts"] == 2


def test_the_folder_of_the_book_is_never_replaced(run, people, book_folder):
    assert run("export", str(book_folder), "--force").code == 1
    assert (book_folder / FILE_NAME).exists()


def test_older_phones_get_vcards_that_they_read(run, read, people, tmp_path):
    read("export", str(tmp_path / "old.vcf"), "--format", "vcf3")
    assert "VERSION:3.0" in (tmp_path / "old.vcf").read_text(encoding="utf-8")
    ran = run("export", str(tmp_path / "old.vcf3"))
    assert (ran.code, "vcf3" in ran.error.partition(";")[2]) == (1, False), "a name of a format, and no suffix"
