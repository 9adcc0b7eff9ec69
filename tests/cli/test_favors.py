"""Favors from the command line: what follows is said, and the ideas for giving back come before another ask."""

from __future__ import annotations


def test_help_received_says_what_follows(run, read):
    read("add", "Ana")
    ran = run("favor", "Ana", "received", "introduced me to Erik", "--on", "2026-11-20")
    assert (ran.code, ran.error) == (0, "")
    assert ran.out == (
        "Noted what Ana did for you\n"
        "2026-11-21: Thank Ana for “introduced me to Erik”\n"
        "2026-12-20: Let Ana know how it turned out: introduced me to Erik\n"
    )
    (due,) = read("due")
    assert (due["kind"], due["reason"]) == ("thank you", "Thank Ana for “introduced me to Erik”")
    read("done", due["id"])
    assert [favor["entry"] for favor in read("show", "Ana")["favors"]] == ["thanked", "received"]
    assert read("undo")["undone"].startswith("Logged")
    assert [favor["entry"] for favor in read("show", "Ana")["favors"]] == ["received"]


def test_thanks_close_the_thank_you(run, read):
    read("add", "Ana")
    read("favor", "Ana", "received", "a lift", "--on", "2026-11-20")
    assert run("favor", "Ana", "thanked", "").out == "Noted that you thanked Ana\n"
    assert read("due") == []


def test_old_help_makes_no_promise(run, read):
    read("add", "Ana")
    assert run("favor", "Ana", "received", "a lift", "--on", "2026-10-21").out == "Noted what Ana did for you\n"
    assert read("due", "--all") == []


def test_three_asks_in_a_row_show_the_ideas_and_the_fourth_is_entered(run, read):
    read("add", "Ana")
    for number in range(3):
        assert run("favor", "Ana", "asked", f"help {number}").error == ""
    ran = run("favor", "Ana", "asked", "help again")
    assert ran.code == 0
    assert ran.out == "Noted what you asked of Ana\n"
    assert ran.error.splitlines() == [
        "The last 3 times it was you who asked. You could give back:",
        "  Say thank you", "  Share a resource", "  Introduce someone", "  Recommend them", "  Ask what they need",
    ]  # fmt: skip
    assert len(read("show", "Ana")["favors"]) == 4
    read("favor", "Ana", "gave", "a lift")
    assert run("favor", "Ana", "asked", "help").error == ""


def test_a_day_ahead_is_refused_in_one_line(run, read):
    read("add", "Ana")
    for number in range(3):
        read("favor", "Ana", "asked", f"help {number}")
    ran = run("favor", "Ana", "asked", "help", "--on", "tomorrow")
    assert (ran.code, ran.out) == (1, "")
    assert ran.error == "This day is still ahead: enter a favor once it has happened\n"


def test_the_page_tells_the_balance_below_the_entries(run, read):
    read("add", "Ana")
    read("favor", "Ana", "received", "a lift", "--on", "2026-11-20")
    shown = run("show", "Ana").out
    assert "2026-11-20  I received  a lift" in shown
    assert "They helped you: a lift, 2 days ago. You have not thanked them yet." in shown
