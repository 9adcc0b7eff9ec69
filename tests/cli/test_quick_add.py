"""`log TEXT` without --with: a line as it is typed, what was understood, and what was made of it."""

from __future__ import annotations

import pytest

LINE = "coffee with Ana and Bob yesterday, she starts her new job Monday - ask how it went next Friday"


@pytest.fixture
def ids(read):
    return {name: read("add", name, "--circle", "Friends")["id"] for name in ("Ana Moreira", "Bob Haddad")}


def test_a_line_is_logged_with_its_people_day_channel_and_follow_up(read, ids):
    logged = read("log", LINE)
    ana = {"id": ids["Ana Moreira"], "name": "Ana Moreira"}
    people = [ana, {"id": ids["Bob Haddad"], "name": "Bob Haddad"}]
    assert list(logged) == ["interaction", "created", "understood"]
    follow_up = {"contact": ana, "kind": "follow up", "reason": "ask how it went", "on": "2026-11-27", "at": None,
                 "open_loop": False}  # fmt: skip
    assert logged["understood"] == {
        "people": people, "on": "2026-11-21", "channel": "in person", "follow_ups": [follow_up],
    }  # fmt: skip
    interaction = logged["interaction"]
    assert (interaction["on"], interaction["at"], interaction["channel"]) == ("2026-11-21", None, "in person")
    assert interaction["contacts"] == people
    assert interaction["notes"] == "coffee with Ana and Bob yesterday, she starts her new job Monday"
    (made,) = logged["created"]
    assert (made["contact"], made["kind"], made["reason"], made["due_on"]) == (
        ana, "follow up", "ask how it went", "2026-11-27",
    )  # fmt: skip
    (due,) = read("due", "--on", "2026-11-27")
    assert (due["id"], due["reason"], due["channel"]) == (made["id"], made["reason"], made["channel"])
    assert read("show", "Ana Moreira")["timeline"] == [interaction]


def test_a_line_is_one_change(read, run, ids):
    before = [read("show", name) for name in ids]
    read("log", f"{LINE}, don't forget to return the book")
    assert read("undo") == {"undone": "Logged a meeting with Ana Moreira and Bob Haddad"}
    assert [read("show", name) for name in ids] == before
    assert read("due", "--on", "2026-11-27") == []


def test_a_dry_run_says_what_it_would_do_and_writes_nothing(read, run, ids):
    before = [read("show", name) for name in ids]
    dry = read("log", LINE, "--dry-run")
    assert (dry["interaction"], dry["created"]) == (None, [])
    assert dry["understood"] == read("log", LINE)["understood"]
    read("undo")
    assert [read("show", name) for name in ids] == before
    assert run("log", LINE, "--dry-run").out == (
        "In person with Ana Moreira and Bob Haddad on 2026-11-21\n"
        "Follow up on 2026-11-27, Ana Moreira: ask how it went\n"
    )


def test_what_has_no_day_is_an_open_loop(read, ids):
    logged = read("log", "Ana called me - ask about the boat")
    assert logged["interaction"]["initiator"] == "them"
    assert [(one["reason"], one["due_on"]) for one in logged["created"]] == [("ask about the boat", None)]
    (loop,) = read("show", "Ana Moreira")["open_loops"]
    assert (loop["id"], loop["text"], loop["on"]) == (logged["created"][0]["id"], "ask about the boat", None)


def test_a_line_that_only_plans_logs_nothing(read, ids):
    logged = read("log", "remind me to call Ana tomorrow at 15:00")
    assert logged["interaction"] is None
    assert [one["due_at"] for one in logged["created"]] == ["2026-11-23T15:00:00+01:00"]
    assert read("show", "Ana Moreira")["timeline"] == []


def test_options_say_what_the_line_does_not(read, ids):
    logged = read("log", "Ana, about the boat", "--channel", "call", "--on", "2026-11-20", "--initiator", "them")
    interaction = logged["interaction"]
    assert (interaction["on"], interaction["at"], interaction["channel"], interaction["initiator"]) == (
        "2026-11-20", None, "call", "them",
    )  # fmt: skip
    assert (logged["understood"]["on"], logged["understood"]["channel"]) == ("2026-11-20", "call")


def test_somebody_who_can_be_several_is_not_guessed(read, run, ids):
    other = read("add", "Ana Lund")["id"]
    ran = run("log", "coffee with Ana")
    assert (ran.code, ran.out) == (1, "")
    assert ran.error.count("\n") == 1
    assert all(each in ran.error for each in ("Ana Moreira", ids["Ana Moreira"], "Ana Lund", other))
    assert read("show", "Ana Lund")["timeline"] == []
    assert read("log", "coffee with Ana Lund")["interaction"]["contacts"] == [{"id": other, "name": "Ana Lund"}]


@pytest.mark.parametrize(
    ("line", "says"),
    [("lunch with zoe", "'zoe' is not in the book"),
     ("a quiet day", "No name of the book"), ("", "No name of the book"),
     ("coffee with Ana's sister", "No name of the book")],
)  # fmt: skip
def test_what_cannot_be_logged_is_told_in_one_line(read, run, ids, line, says):
    for arguments in ([line], [line, "--dry-run"]):
        ran = run("log", *arguments)
        assert (ran.code, ran.out, ran.error.count("\n")) == (1, "", 1)
        assert says in ran.error
    assert read("show", "Ana Moreira")["timeline"] == []


def test_who_is_not_in_the_book_is_named_and_left_out(run, read, ids):
    ran = run("log", "call with Ana and Zoe Miller")
    assert (ran.code, ran.error) == (0, "'Zoe Miller' is not in the book and was left out\n")
    assert len(read("show", "Ana Moreira")["timeline"]) == 1


def test_people_read_what_was_logged_and_what_is_to_follow(run, ids):
    assert run("log", "called Bob - ask about the boat, send him the plan next week").out == (
        "Logged a call with Bob Haddad\n"
        "Open loop with Bob Haddad: ask about the boat\n"
        "Information on 2026-11-23, Bob Haddad: send him the plan\n"
        "Bob Haddad: next on 2027-02-22\n"
    )


def test_what_lies_ahead_becomes_a_reminder(read, ids):
    answer = read("log", "dinner with Ana Moreira next Friday")
    assert answer["interaction"] is None
    (made,) = answer["created"]
    assert (made["contact"]["id"], made["kind"], made["reason"]) == (
        ids["Ana Moreira"],
        "reminder",
        "dinner with Ana Moreira",
    )
    assert read("show", "Ana Moreira")["timeline"] == []
