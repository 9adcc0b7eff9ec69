"""The trash and forgetting, from the command line."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from followup_desktop.store.opening import open_book
from followup_desktop.store.writes.contacts import delete_contacts
from tests.cli.conftest import Ran

Run = Callable[..., Ran]


@pytest.fixture
def ana(run: Run) -> str:
    ana = run("add", "Ana Moreira", "--org", "Choir", "--json").document["id"]
    run("add", "Bo Ek", "--json")
    run("log", "both of us", "--with", "Ana Moreira", "--with", "Bo Ek", "--json")
    run("log", "Ana Moreira sails now", "--with", "Bo Ek", "--json")
    return str(ana)


def test_an_empty_trash_says_so(run: Run) -> None:
    assert run("trash").out == "The trash is empty.\n"
    assert run("trash", "--json").document == []
    assert run("trash", "Ana").code == 1


def test_somebody_is_forgotten_with_what_still_mentions_them(run: Run, ana: str) -> None:
    run("backup", "--json")
    refused = run("forget", "Ana Moreira")
    assert (refused.code, "say --yes" in refused.error) == (1, True)
    assert len(run("list", "--json").document) == 2
    told = run("forget", "Ana", "--yes", "--json").document
    assert told["forgotten"] == {"name": "Ana Moreira"}
    assert told["clean"]
    assert [(one["contact"]["name"], one["where"]) for one in told["mentions"]] == [("Bo Ek", "timeline")]
    assert [one["holds"] for one in told["backups"]] == ["yes"]
    assert [one["name"] for one in run("list", "--json").document] == ["Bo Ek"]
    assert run("forget", ana, "--yes").code == 1
    assert [one["label"] for one in run("undo", "--list", "--json").document if "Moreira" in one["label"]] == []


def test_the_backups_are_written_anew_on_request(run: Run, ana: str) -> None:
    run("backup", "--json")
    told = run("forget", ana, "--yes", "--backups", "--json").document
    assert told["backups"] == []
    assert len(told["rewritten"]) == 1
    assert run("restore", told["rewritten"][0]).code == 0
    assert [one["name"] for one in run("list", "--json").document] == ["Bo Ek"]


def test_a_person_at_a_terminal_is_asked(run: Run, ana: str, monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal("no\n"))
    asked = run("forget", "Ana Moreira")
    assert asked.code == 1
    assert "This cannot be undone. It takes 0 interactions" in asked.error
    assert "Still mentions Ana Moreira: Bo Ek" in asked.error
    assert "Nothing was done" in asked.error
    monkeypatch.setattr(sys, "stdin", Terminal("yes\n"))
    assert "Ana Moreira is forgotten." in run("forget", "Ana Moreira").out
    assert run("show", "Ana Moreira").code == 1


def test_who_was_deleted_is_listed_and_brought_back(run: Run, ana: str, book_folder: Path, now: datetime) -> None:
    book = open_book(book_folder)
    delete_contacts(book, [row for (row,) in book.rows("SELECT id FROM contacts")], now)
    book.close()
    told = run("trash", "--json").document
    assert {one["name"] for one in told} == {"Ana Moreira", "Bo Ek"}
    assert next(one for one in told if one["id"] == ana) == {
        "id": ana, "name": "Ana Moreira", "deleted_at": now.isoformat(), "forgotten_on": "2026-12-22",
        "merged_into": None, "interactions": 1,
    }  # fmt: skip
    assert "rests for 30 more days" in run("trash").out
    assert "can be several" in run("trash", "o").error
    assert run("trash", "moreira").out.startswith("Brought Ana Moreira out of the trash\n")
    assert run("show", "Ana Moreira", "--json").document["id"] == ana
    assert run("forget", "Bo Ek", "--yes").code == 0
    assert run("trash", "--json").document == []
    assert run("undo", "--json").document == {"undone": "Brought Ana Moreira out of the trash"}
