from __future__ import annotations

import pytest


def test_what_is_added_is_shown_in_the_documented_shape(read):
    added = read(
        "add", "Ana  Lindqvist", "--email", "ana@example.org", "--email", "a@example.com", "--phone",
        "+46 70 123 45 67", "--circle", "close", "--birthday=--02-28", "--org", "Boats Ltd", "--tag", "sailing",
    )  # fmt: skip
    assert list(added) == [
        "id", "name", "circle", "cadence", "band", "last_contact_on", "next_due_on", "emails", "phones", "dates",
        "interests", "tags", "notes", "open_loops", "favors", "timeline",
    ]  # fmt: skip
    assert added["name"] == "Ana Lindqvist"
    assert (added["circle"], added["cadence"], added["band"]) == ("Close", "6 weeks", "early")
    assert (added["last_contact_on"], added["next_due_on"]) == (None, "2027-01-03")
    assert (added["emails"], added["phones"]) == (["ana@example.org", "a@example.com"], ["+46 70 123 45 67"])
    (born,) = added["dates"]
    assert born == {"kind": "birthday", "label": "", "on": "--02-28", "lead_days": None, "once": False}
    assert added["tags"] == ["sailing"]
    assert read("show", "ana@example.org") == added
    assert read("show", added["id"]) == added
    assert read("show", "LINDQVIST") == added


@pytest.mark.parametrize(
    ("written", "kept"),
    [("1985-02-28", "1985-02-28"), ("02-28", "--02-28"), ("--02-29", "--02-29"), ("02-29", "--02-29"),
     ("2024-02-29", "2024-02-29"), ("yesterday", "2026-11-21")],
)  # fmt: skip
def test_a_birthday_may_lack_its_year(read, written, kept):
    assert read("add", "Ana", f"--birthday={written}")["dates"][0]["on"] == kept


@pytest.mark.parametrize(
    ("written", "reason"),
    [("2025-02-29", "2025-02-29 is not a day"), ("02-30", "02-30 is not a day"), ("13-01", "no month 13"),
     ("soon", "'soon' is not a date"), ("2026-2-3", "'2026-2-3' is not a date")],
)  # fmt: skip
def test_a_birthday_that_is_no_day_is_refused_in_one_line(run, read, written, reason):
    ran = run("add", "Ana", f"--birthday={written}")
    assert (ran.code, ran.out, ran.error.count("\n")) == (1, "", 1)
    assert reason in ran.error
    assert read("list") == []


def test_a_cadence_of_ones_own_wins_over_the_circles(read):
    assert read("add", "Ana", "--circle", "Close", "--every", "2 months")["next_due_on"] == "2027-01-22"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["--circle", "Nobody"], "There is no circle 'Nobody'; there are Inner, Close, Friends, Wider\n"),
        (["--every", "often"], "'often' is not a cadence: write a number and days, weeks, months or years\n"),
    ],
)
def test_what_is_not_known_is_named_with_what_there_is(run, read, arguments, line):
    ran = run("add", "Ana", *arguments)
    assert (ran.code, ran.out, ran.error) == (1, "", line)
    assert read("list") == []


def test_a_contact_needs_a_name(run):
    assert run("add", "  ").code == 1


def test_an_ambiguous_name_lists_the_candidates(run, read):
    ids = [read("add", name)["id"] for name in ("Ana Lindqvist", "Ana Souza")]
    ran = run("show", "ana")
    assert (ran.code, ran.out, ran.error.count("\n")) == (1, "", 1)
    assert all(one in ran.error for one in (*ids, "Ana Lindqvist", "Ana Souza"))
    assert read("show", "Ana Souza")["id"] == ids[1]


def test_somebody_who_is_not_there_is_said_so(run):
    assert run("show", "Zoe").error == "There is no contact 'Zoe'\n"


def test_the_list_is_filtered_and_cut(read):
    read("add", "Ana Lindqvist", "--circle", "Inner", "--tag", "work")
    read("add", "Bilal Haddad", "--circle", "Inner")
    read("add", "Čeněk Dvořák")
    names = [row["name"] for row in read("list")]
    assert sorted(names) == ["Ana Lindqvist", "Bilal Haddad", "Čeněk Dvořák"]
    assert [row["name"] for row in read("list", "--circle", "inner", "--tag", "work")] == ["Ana Lindqvist"]
    assert [row["name"] for row in read("list", "--band", "none")] == ["Čeněk Dvořák"]
    assert len(read("list", "--limit", "2")) == 2
    assert read("list", "--archived") == []
    (row,) = read("list", "--tag", "work")
    assert list(row) == ["id", "name", "circle", "band", "last_contact_on", "next_due_on"]
    assert (row["circle"], row["band"], row["next_due_on"]) == ("Inner", "early", "2026-12-06")


def test_a_band_is_asked_for_as_it_is_written(run, read):
    read("add", "Ana", "--every", "2 weeks")
    read("log", "hi", "--with", "Ana", "--on", "2026-11-12")
    assert [row["band"] for row in read("list", "--band", "in-touch")] == ["in touch"]
    assert "there are none, early, in touch, ready, drifting, lapsed" in run("list", "--band", "gone").error


def test_a_search_says_where_it_found_what(read):
    ana = read("add", "Ana Łuczak", "--org", "Boats Ltd")
    read("log", "talked about the opera", "--with", "Ana")
    assert read("search", "luczak") == [
        {"contact": {"id": ana["id"], "name": "Ana Łuczak"}, "where": "name", "excerpt": "Ana Łuczak"}
    ]
    assert [found["where"] for found in read("search", "boats")] == ["organisation"]
    assert [(found["where"], found["excerpt"]) for found in read("search", "oper")] == [
        ("timeline", "talked about the opera")
    ]
    assert read("search", "nothing like it") == []


def test_merging_keeps_all_of_both(read):
    ana = read("add", "Ana Lindqvist", "--email", "ana@example.org")
    read("add", "A. Lindqvist", "--phone", "+46 70 1")
    read("log", "hi", "--with", "A. Lind")
    merged = read("merge", ana["id"], "A. Lindqvist")
    assert merged["id"] == ana["id"]
    assert (merged["emails"], merged["phones"]) == (["ana@example.org"], ["+46 70 1"])
    assert [entry["notes"] for entry in merged["timeline"]] == ["hi"]
    assert len(read("list")) == 1


def test_people_read_aligned_plain_text(run):
    run("add", "陈思远", "--circle", "Close")
    run("add", "Ana\x1b[31m Lindqvist", "--circle", "Inner")
    shown = run("list").out
    assert "\x1b" not in shown
    head, *rows = shown.splitlines()
    assert head.split() == ["NAME", "CIRCLE", "BAND", "LAST", "CONTACT", "NEXT"]
    wide = next(row for row in rows if "陈" in row)
    assert wide.index("Close") + len("陈思远") == head.index("CIRCLE")
    page = run("show", "陈思远").out
    assert page.startswith("陈思远\nClose · every 6 weeks · early · no contact yet\n")


def test_a_page_tells_leads_what_comes_once_and_whose_holidays(run, read, tmp_path):
    card = tmp_path / "ana.vcf"
    lines = [
        "BEGIN:VCARD", "VERSION:4.0", "FN:Ana", "BDAY;X-FOLLOWUP-LEAD=7:--0228", "X-FOLLOWUP-HOLIDAYS:DE-BY",
        "a.X-ABDATE;X-FOLLOWUP-ONCE=1:20270508", "a.X-ABLabel:wedding", "END:VCARD", "",
    ]  # fmt: skip
    card.write_text("\r\n".join(lines), encoding="utf-8")
    read("import", str(card))
    page = " ".join(run("show", "Ana").out.split())
    assert "Birthday 02-28 (1 week before) wedding 2027-05-08 (once) Holidays Germany, Bayern" in page
