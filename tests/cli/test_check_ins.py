from __future__ import annotations

from datetime import datetime, timedelta

import pytest

SHAPE = ["id", "contact", "kind", "reason", "due_on", "due_at", "channel", "band"]


def test_a_cadence_over_the_end_of_january(read, run, now):
    late = now.replace(year=2027, month=2, day=1)
    ana = read("add", "Ana", "--every", "1 month", at=now.replace(month=1))
    logged = read("log", "a call", "--with", "Ana", "--channel", "call", "--on", "2027-01-31", at=late)
    assert logged["interaction"]["on"] == "2027-01-31"
    assert read("show", "Ana", at=late)["next_due_on"] == "2027-02-28"
    assert read("due", "--on", "2027-02-27", at=late) == []
    (due,) = read("due", "--on", "2027-02-28", at=late)
    assert list(due) == SHAPE
    assert due["contact"] == {"id": ana["id"], "name": "Ana"}
    assert (due["kind"], due["due_on"], due["due_at"], due["band"]) == ("keep in touch", "2027-02-28", None, "ready")
    assert due["channel"] == "call"
    assert due["reason"] == "Last a call, 4 weeks ago. A good moment to write."


def test_the_same_in_a_leap_year(read, now):
    late = now.replace(year=2028, month=2, day=1)
    read("add", "Ana", "--every", "1 month")
    read("log", "a call", "--with", "Ana", "--on", "2028-01-31", at=late)
    assert read("show", "Ana", at=late)["next_due_on"] == "2028-02-29"
    read("log", "a call", "--with", "Ana", "--on", "2028-02-29", at=late.replace(month=3))
    assert read("show", "Ana", at=late.replace(month=3))["next_due_on"] == "2028-03-29"


def test_a_year_after_the_29_of_february(read, now):
    late = now.replace(year=2028, month=3, day=1)
    read("add", "Ana", "--every", "1 year")
    read("log", "a call", "--with", "Ana", "--on", "2028-02-29", at=late)
    assert read("show", "Ana", at=late)["next_due_on"] == "2029-02-28"


def test_snooze_leaves_the_cadence_done_moves_it_and_undo_takes_both_back(read, now):
    read("add", "Ana", "--every", "6 weeks", at=now - timedelta(weeks=6))
    (due,) = read("due")
    assert due["due_on"] == "2026-11-22"
    snoozed = read("snooze", due["id"], "+3d")
    assert (snoozed["id"], snoozed["due_on"]) == (due["id"], "2026-11-25")
    assert read("due") == []
    assert read("show", "Ana")["next_due_on"] == "2026-11-22"
    assert [one["id"] for one in read("due", "--on", "2026-11-25")] == [due["id"]]
    wednesday = now + timedelta(days=3)
    assert read("done", due["id"], "told me of her job", at=wednesday)["id"] == due["id"]
    ana = read("show", "Ana", at=wednesday)
    assert (ana["last_contact_on"], ana["next_due_on"]) == ("2026-11-25", "2027-01-06")
    assert ana["timeline"][0]["notes"] == "told me of her job"
    assert read("undo", at=wednesday) == {"undone": "Logged a contact with Ana"}
    assert read("undo", at=wednesday) == {"undone": "Moved the check-in with Ana"}
    ana = read("show", "Ana")
    assert (ana["last_contact_on"], ana["next_due_on"], ana["timeline"]) == (None, "2026-11-22", [])
    assert read("due") == [due]


def test_done_twice_is_refused_and_logs_once(read, run, now):
    read("add", "Ana", "--every", "6 weeks", at=now - timedelta(weeks=6))
    (due,) = read("due")
    read("done", due["id"])
    ran = run("done", due["id"])
    assert (ran.code, ran.error) == (1, "This check-in is done already\n")
    assert len(read("show", "Ana")["timeline"]) == 1


def test_a_skip_counts_from_today_and_is_no_contact(read, now):
    read("add", "Ana", "--every", "6 weeks", at=now - timedelta(weeks=7))
    (due,) = read("due")
    assert read("skip", due["id"])["id"] == due["id"]
    ana = read("show", "Ana")
    assert (ana["last_contact_on"], ana["next_due_on"]) == (None, "2027-01-03")


@pytest.mark.parametrize(
    ("until", "moved"),
    [("tomorrow", "2026-11-23"), ("next week", "2026-11-23"), ("this weekend", "2026-11-28"),
     ("Next-Month", "2026-12-22"), ("2026-12-24", "2026-12-24"), ("+1m", "2026-12-22"), ("+1y", "2027-11-22")],
)  # fmt: skip
def test_a_snooze_is_said_in_words_or_as_a_day(read, now, until, moved):
    read("add", "Ana", "--every", "6 weeks", at=now - timedelta(weeks=6))
    (due,) = read("due")
    assert read("snooze", due["id"], until)["due_on"] == moved


def test_later_today_is_a_moment_with_its_offset(read, now):
    read("add", "Ana", "--every", "6 weeks", at=now - timedelta(weeks=6))
    (due,) = read("due")
    moved = read("snooze", due["id"], "later today")
    assert (moved["due_on"], moved["due_at"]) == ("2026-11-22", "2026-11-22T15:00:00+01:00")
    assert datetime.fromisoformat(moved["due_at"]).utcoffset() == timedelta(hours=1)


@pytest.mark.parametrize("until", ["yesterday", "today", "2026-11-22", "02-28", "whenever", "+200y"])
def test_a_snooze_to_no_day_ahead_changes_nothing(read, run, now, until):
    read("add", "Ana", "--every", "6 weeks", at=now - timedelta(weeks=6))
    (due,) = read("due")
    ran = run("snooze", due["id"], until)
    assert (ran.code, ran.out, ran.error.count("\n")) == (1, "", 1)
    assert read("due") == [due]


@pytest.mark.parametrize("command", [["done"], ["skip"], ["snooze"]])
@pytest.mark.parametrize("one", ["nonsense", "6c0f3c1e-6f0b-4a52-9d5f-2a1f5a0d7c11"])
def test_an_id_that_is_none_is_said_so(run, command, one):
    ran = run(*command, one, *(["tomorrow"] if command == ["snooze"] else []))
    assert (ran.code, ran.error.count("\n")) == (1, 1)


def test_due_is_the_daily_few_and_all_is_everybody(read, run, now):
    for name in ("Ana", "Bilal", "Carla", "Dilan", "Erik"):
        read("add", name, "--every", "6 weeks", at=now - timedelta(weeks=6))
    assert len(read("due")) == 3
    assert len(read("due", "--all")) == 5
    assert "2 more are ready: due --all" in run("due").out


def test_a_birthday_of_the_29_of_february_is_due_on_the_28th(read, now):
    read("add", "Ana", "--birthday=--02-29")
    (due,) = read("due", "--on", "2027-02-28")
    assert (due["kind"], due["due_on"], due["reason"]) == ("occasion", "2027-02-28", "Birthday today.")
    (due,) = read("due", "--on", "2028-02-29")
    assert due["due_on"] == "2028-02-29"


def test_nothing_to_do_is_a_kind_line(run, read):
    assert run("due").out == "Nothing to do on 2026-11-22. Enjoy it.\n"
    assert read("due") == []


def test_people_read_names_reasons_and_ids(run, read, now):
    read("add", "Ana", "--every", "6 weeks", at=now - timedelta(weeks=6))
    (due,) = read("due")
    assert run("due").out.splitlines()[:3] == [
        "Ana · Keep in touch · ready",
        "  You have not been in touch yet: a good moment to write.",
        f"  {due['id']}",
    ]


def test_a_paused_contact_is_not_due(read, run, now):
    read("add", "Ana", "--every", "6 weeks", at=now - timedelta(weeks=6))
    assert read("pause", "Ana", "+2w") | {"contact": None} == {"contact": None, "paused": True, "until": "2026-12-06"}
    assert read("due") == []
    assert len(read("due", "--on", "2026-12-06")) == 1
    assert read("resume", "Ana")["paused"] is False
    assert len(read("due")) == 1
    assert read("pause", "Ana")["until"] is None
    assert read("due", "--on", "+5y") == []


def test_everything_is_paused_and_resumed(read, run):
    assert read("pause", "--all", "2026-12-06") == {"contact": None, "paused": True, "until": "2026-12-06"}
    assert run("due").out.startswith("Everything is paused")
    assert read("resume", "--all")["paused"] is False
    assert run("resume", "--all").code == 1


@pytest.mark.parametrize("arguments", [["pause"], ["resume"], ["pause", "Ana", "today", "tomorrow"]])
def test_a_pause_of_nobody_is_wrong_usage(run, arguments):
    assert run(*arguments).code == 2


def test_a_pause_ends_ahead(run, read):
    read("add", "Ana")
    assert run("pause", "Ana", "yesterday").code == 1


def test_each_check_in_has_the_channel_that_fits_and_its_reason_for_people(read, run, now):
    read("add", "Ana", "--email", "ana@example.org", "--every", "6 weeks", at=now - timedelta(weeks=6))
    read("add", "Bilal", "--phone", "+351 1", "--birthday", "11-22")
    read("add", "Carla", "--every", "6 weeks", at=now - timedelta(weeks=6))
    found = {one["contact"]["name"]: (one["kind"], one["channel"]) for one in read("due")}
    assert found == {
        "Ana": ("keep in touch", "e-mail"),
        "Bilal": ("occasion", "message"),
        "Carla": ("keep in touch", None),
    }
    assert all(list(one) == SHAPE for one in read("due"))
    assert run("due").out.splitlines()[:2] == ["Bilal · Occasion", "  Birthday today."]
    assert "  an e-mail: it asks little of them\n" in run("due").out


def test_done_is_logged_by_the_channel_that_was_shown(read, now):
    read("add", "Ana", "--email", "ana@example.org", "--every", "6 weeks", at=now - timedelta(weeks=6))
    (due,) = read("due")
    assert read("done", due["id"], "wrote her")["channel"] == "e-mail"
    assert read("show", "Ana")["timeline"][0]["channel"] == "e-mail"


def test_after_a_vacation_the_rest_is_folded(read, run, now):
    for number in range(5):
        read("add", f"P{number}", "--birthday", "11-30")
    read("pause", "--all", "2026-12-01")
    back = {"at": now + timedelta(days=9)}
    assert [one["contact"]["name"] for one in read("due", **back)] == ["P0", "P1", "P2"]
    assert len(read("due", "--all", **back)) == 5
    assert "2 more from your time away: due --all\n" in run("due", **back).out
    assert run("resume", "--all", **back).error == "Not everything is paused\n"


def test_resuming_early_folds_the_rest_too(read, now):
    for number in range(5):
        read("add", f"P{number}", "--birthday", "11-30")
    read("pause", "--all")
    back = {"at": now + timedelta(days=9)}
    read("resume", "--all", **back)
    assert len(read("due", **back)) == 3
    assert len(read("due", "--all", **back)) == 5


def test_who_is_waited_for_is_said(read, run, now):
    read("add", "Ana")
    read(
        "log",
        "Does Thursday suit you?",
        "--with",
        "Ana",
        "--channel",
        "e-mail",
        "--initiator",
        "me",
        "--on",
        "2026-11-17",
    )
    assert run("due").out.endswith("Waiting for a reply (1)\n  Ana · An e-mail, 5 days ago\n")
    read("log", "It does.", "--with", "Ana", "--channel", "e-mail", "--initiator", "them")
    assert "Waiting" not in run("due").out
