from __future__ import annotations

import pytest


def test_what_happened_is_logged_with_everybody_who_was_there(read):
    ids = {name: read("add", name, "--circle", "Friends")["id"] for name in ("Ana", "Bilal")}
    logged = read("log", " coffee ", "--with", "Ana", "--with", "bilal", "--with", "Ana", "--channel", "in-person",
                  "--initiator", "them")  # fmt: skip
    people = [{"id": ids["Ana"], "name": "Ana"}, {"id": ids["Bilal"], "name": "Bilal"}]
    assert list(logged) == ["interaction", "created", "understood"]
    assert logged["created"] == []
    assert logged["understood"] == {"people": people, "on": "2026-11-22", "channel": "in person", "follow_ups": []}
    interaction = logged["interaction"]
    assert interaction["contacts"] == people
    assert (interaction["on"], interaction["at"]) == ("2026-11-22", "2026-11-22T12:00:00+01:00")
    assert (interaction["channel"], interaction["initiator"]) == ("in person", "them")
    assert interaction["notes"] == "coffee"
    for name in ids:
        shown = read("show", name)
        assert shown["timeline"] == [interaction]
        assert (shown["last_contact_on"], shown["next_due_on"]) == ("2026-11-22", "2027-02-22")


def test_on_another_day_no_hour_is_made_up(read):
    read("add", "Ana")
    interaction = read("log", "hi", "--with", "Ana", "--on", "yesterday")["interaction"]
    assert (interaction["on"], interaction["at"], interaction["channel"], interaction["initiator"]) == (
        "2026-11-21", None, "other", None,
    )  # fmt: skip


def test_a_dry_run_writes_nothing(read):
    ana = read("add", "Ana")
    dry = read("log", "hi", "--with", "Ana", "--dry-run")
    assert dry["interaction"] is None
    assert dry["understood"]["people"] == [{"id": ana["id"], "name": "Ana"}]
    assert read("show", "Ana") == ana


@pytest.mark.parametrize(
    ("written", "channel"),
    [("call", "call"), ("E-Mail", "e-mail"), ("email", "e-mail"), ("video", "video call"), ("in_person", "in person"),
     ("letter", "letter or card"), ("letter or card", "letter or card"), ("gift", "gift")],
)  # fmt: skip
def test_a_channel_is_known_however_it_is_spaced(read, written, channel):
    read("add", "Ana")
    assert read("log", "hi", "--with", "Ana", "--channel", written)["interaction"]["channel"] == channel


@pytest.mark.parametrize("written", ["pigeon", "-", "e-mail or call"])
def test_an_unknown_channel_is_refused_with_those_there_are(run, read, written):
    read("add", "Ana")
    ran = run("log", "hi", "--with", "Ana", f"--channel={written}")
    assert (ran.code, ran.error.count("\n")) == (1, 1)
    assert "letter or card" in ran.error
    assert read("show", "Ana")["timeline"] == []


@pytest.mark.parametrize("arguments", [["--with", "Zoe"], ["--with", "Ana", "--on", "tomorrow"]])
def test_what_cannot_be_logged_changes_nothing(run, read, arguments):
    read("add", "Ana")
    ran = run("log", "hi", *arguments)
    assert (ran.code, ran.out, ran.error.count("\n")) == (1, "", 1)
    assert read("show", "Ana")["timeline"] == []


def test_a_text_may_begin_with_a_dash(run, read):
    read("add", "Ana")
    assert read("log", "- bought a book", "--with", "Ana")["interaction"]["notes"] == "- bought a book"
    assert run("log", "--with", "Ana", "--", "-x-").code == 0
    assert read("show", "Ana")["timeline"][0]["notes"] == "-x-"


def test_people_read_what_was_logged_and_when_it_is_next(run, read):
    read("add", "Ana", "--circle", "Close")
    assert run("log", "hi", "--with", "Ana", "--channel", "call").out == (
        "Logged a call with Ana\nAna: next on 2027-01-03\n"
    )


def test_a_favor_is_recorded_and_shown(read):
    ana = read("add", "Ana")
    favor = read("favor", "Ana", "received", "introduced me to Erik", "--on", "2026-11-20")
    assert favor == {
        "id": favor["id"], "contact": {"id": ana["id"], "name": "Ana"}, "entry": "received",
        "text": "introduced me to Erik", "on": "2026-11-20",
    }  # fmt: skip
    del favor["contact"]
    assert read("show", "Ana")["favors"] == [favor]


def test_a_favor_of_no_known_kind_is_wrong_usage(run):
    assert run("favor", "Ana", "lent", "a book").code == 2
