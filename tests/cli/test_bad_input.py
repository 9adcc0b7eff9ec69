from __future__ import annotations

from datetime import timedelta

import pytest


@pytest.mark.parametrize(
    ("every", "words"),
    [
        ("0 weeks", "A cadence is at least one day"),
        ("10000 years", "A cadence is at most 100 years"),
        ("soon", "'soon' is not a cadence"),
    ],
)
def test_a_cadence_that_is_none_is_said_so_and_nobody_is_added(run, read, every, words):
    ran = run("add", "Ana", "--every", every)
    assert ran.code in (1, 2)
    assert words in ran.error
    assert read("list") == []


def test_the_future_is_not_logged(run, read):
    read("add", "Ana")
    ran = run("log", "a call", "--with", "Ana", "--on", "+1d")
    assert (ran.code, ran.out) == (1, "")
    assert ran.error == "This lies in the future: log it when it has happened, or add a reminder\n"
    assert read("show", "Ana")["timeline"] == []


def test_a_merge_keeps_the_kept_ones_circle_and_cadence(read):
    kept = read("add", "Ana Moreira", "--circle", "Inner")
    other = read("add", "A. Moreira", "--circle", "Wider", "--every", "1 year")
    merged = read("merge", kept["id"], other["id"])
    assert (merged["circle"], merged["cadence"]) == ("Inner", "2 weeks")


def test_with_the_clock_set_back_what_lies_ahead_is_not_refused_later(read, now):
    ahead = now + timedelta(days=3)
    read("add", "Ana", "--every", "1 week")
    read("log", "a call", "--with", "Ana", at=ahead)
    assert read("due", at=now) == []
    assert [one["contact"]["name"] for one in read("due", "--on", "2026-12-02", at=now)] == ["Ana"]
    assert read("log", "again", "--with", "Ana")["interaction"]["on"] == "2026-11-22"
    assert read("show", "Ana")["last_contact_on"] == "2026-11-22"
