"""Every open check-in of those who may be reminded of, whatever it comes from, for who takes them elsewhere."""

from __future__ import annotations

from datetime import timedelta

from followup_desktop.domain.check_ins import CheckInDraft, Kind
from followup_desktop.store.reads.check_ins import all_open, next_check_in
from followup_desktop.store.writes.check_ins import add_check_in, skip_check_in
from followup_desktop.store.writes.contacts import archive_contacts


def test_made_ones_and_the_next_of_a_cadence_by_day(book, add, now):
    ana, ben = add("Ana"), add("Ben")
    today = now.date()
    add_check_in(book, CheckInDraft(ana, Kind.REMINDER, "call", today + timedelta(days=400)), now)
    add_check_in(book, CheckInDraft(ben, Kind.THANK_YOU, "the cake", today), now)
    found = all_open(book, now)
    assert [(one.contact_name, one.kind, one.reason) for one in found if one.kind is not Kind.KEEP_IN_TOUCH] == [
        ("Ben", Kind.THANK_YOU, "the cake"),
        ("Ana", Kind.REMINDER, "call"),
    ]
    assert [one.due_on for one in found] == sorted(one.due_on for one in found)
    assert next_check_in(book, ben, now) in found
    skip_check_in(book, found[0].uuid, now)
    assert found[0].uuid not in [one.uuid for one in all_open(book, now)]


def test_nobody_who_is_put_away_and_only_those_who_are_asked_for(book, add, now):
    ana, ben = add("Ana", tags=("choir",)), add("Ben")
    for contact in (ana, ben):
        add_check_in(book, CheckInDraft(contact, Kind.REMINDER, "call", now.date()), now)
    assert {one.contact for one in all_open(book, now, tag="choir")} == {ana}
    assert all_open(book, now, circle=10**6) == []
    archive_contacts(book, [ana], now)
    assert {one.contact for one in all_open(book, now)} == {ben}
