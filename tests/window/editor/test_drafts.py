"""Drafts outlive the program, are nobody else's to read, and a damaged one is as good as none."""

import dataclasses
import json
import os
import stat

import pytest

from followup_desktop.domain.contacts import ContactFields, Name
from followup_desktop.store.beside import DRAFTS
from followup_desktop.store.book import FILE_NAME, Book
from followup_desktop.window.editor.drafts import Draft, Drafts
from followup_desktop.window.editor.form import to_form


def drafts(folder):
    return Drafts(Book(folder / FILE_NAME))


FORM = to_form(ContactFields(name=Name(given="Ana")))


@pytest.fixture
def draft(now):
    return Draft(FORM | {"role": "nurse"}, FORM, 3, now)


def test_a_draft_is_kept_and_dropped(tmp_path, draft):
    drafts(tmp_path).keep("new", draft)
    assert drafts(tmp_path).load("new") == draft
    drafts(tmp_path).drop("new")
    assert drafts(tmp_path).load("new") is None
    assert list((tmp_path / DRAFTS).iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's")
def test_nobody_else_reads_it(tmp_path, draft):
    before = os.umask(0o022)
    try:
        drafts(tmp_path).keep("new", draft)
    finally:
        os.umask(before)
    folder = tmp_path / DRAFTS
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "new.json").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "content", ["", "{", "[]", '{"form": {}}', "[" * 100_000, '{"form": 1, "base": 2, "revision": 3}']
)
def test_a_damaged_draft_is_none(tmp_path, content):
    (tmp_path / DRAFTS).mkdir()
    (tmp_path / DRAFTS / "new.json").write_text(content)
    assert drafts(tmp_path).load("new") is None


def test_a_draft_of_another_shape_is_none(tmp_path, draft):
    drafts(tmp_path).keep("new", draft)
    file = tmp_path / DRAFTS / "new.json"
    stored = json.loads(file.read_text())
    stored["form"]["reaches"] = [{"kind": "email", "value": 7, "label": "", "preferred": False}]
    file.write_text(json.dumps(stored))
    assert drafts(tmp_path).load("new") is None


def test_a_draft_of_an_earlier_version_is_completed(tmp_path, draft):
    drafts(tmp_path).keep("new", draft)
    file = tmp_path / DRAFTS / "new.json"
    stored = json.loads(file.read_text())
    for form in (stored["form"], stored["base"]):
        del form["holidays"]
        form["dates"] = [{"kind": "birthday", "on": "02-28", "label": ""}]
    file.write_text(json.dumps(stored))
    loaded = drafts(tmp_path).load("new")
    assert loaded is not None
    (row,) = loaded.form["dates"]
    assert (row["on"], row["lead_days"], row["once"], loaded.form["holidays"]) == ("02-28", None, False, "")


def test_a_folder_that_cannot_be_written_costs_the_draft_alone(tmp_path, draft):
    (tmp_path / DRAFTS).write_text("in the way")
    drafts(tmp_path).keep("new", dataclasses.replace(draft))
    assert drafts(tmp_path).load("new") is None
