"""The words of notifications."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from followup_desktop.domain.cadence import Band
from followup_desktop.domain.check_ins import CheckIn, Kind, occurrence_uuid
from followup_desktop.domain.reminders import SEVERAL, Announcement, Occasion
from followup_desktop.tray.notices import notice_of

DAY = date(2026, 11, 22)


def check_in(name: str, kind: Kind = Kind.REMINDER, reason: str = "") -> CheckIn:
    uuid = occurrence_uuid(name, DAY)
    return CheckIn(uuid, 1, "", name, kind, reason, DAY, None, DAY, Band.NONE)


def announcement(*check_ins: CheckIn) -> Announcement:
    return Announcement(Occasion.MISSED, tuple(f"timed {each.uuid} 12" for each in check_ins), check_ins)


@pytest.mark.parametrize(
    ("kind", "reason", "body"),
    [
        (Kind.THANK_YOU, "the introduction", "Thank you: the introduction"),
        (Kind.GENTLE_NUDGE, "", "Gentle nudge"),
        (Kind.OCCASION, "Turns 40 today.", "Turns 40 today."),
        (Kind.KEEP_IN_TOUCH, "Last a call, 7 weeks ago.", "Last a call, 7 weeks ago."),
    ],
)
def test_one_check_in_says_who_and_why_and_can_be_answered(kind: Kind, reason: str, body: str) -> None:
    one = check_in("Ana Čech", kind, reason)
    notice = notice_of(announcement(one), hide_names=False)
    assert (notice.id, notice.title, notice.body) == (one.uuid, "Ana Čech", body)
    assert [button.label for button in notice.buttons] == ["Open", "Done", "Snooze"]
    assert len(notice.id) <= 64


def test_several_name_the_number_and_the_first_three() -> None:
    people = [check_in(name) for name in ("Ana", "Bilal", "Ana", "Čeněk", "Dara", "Emil")]
    notice = notice_of(announcement(*people), hide_names=False)
    assert (notice.id, notice.title) == (SEVERAL, "6 check-ins are ready")
    assert notice.body == "Ana, Bilal, Čeněk and 2 others"
    assert [button.label for button in notice.buttons] == ["Open"]
    assert notice_of(announcement(*people[:2]), hide_names=False).body == "Ana, Bilal"
    assert notice_of(announcement(*people[:5]), hide_names=False).body == "Ana, Bilal, Čeněk and 1 other"


def test_a_digest_is_named_by_its_day_and_takes_no_other_s_place() -> None:
    digest = Announcement(Occasion.DIGEST, ("digest 2026-11-23",), (check_in("Ana"), check_in("Bilal")))
    alone = dataclasses.replace(digest, check_ins=digest.check_ins[:1])
    assert {notice_of(each, hide_names=False).id for each in (digest, alone)} == {"digest 2026-11-23"}


def test_hidden_names_are_nowhere() -> None:
    people = [check_in("Ana Čech", Kind.THANK_YOU, "Ana's letter"), check_in("Bilal")]
    for some in (people, people[:1]):
        notice = notice_of(announcement(*some), hide_names=True)
        words = " ".join([notice.title, notice.body, *(button.label for button in notice.buttons)])
        assert "Ana" not in words
        assert "Bilal" not in words
    assert notice_of(announcement(*people), hide_names=True).title == "2 check-ins are ready"
    assert notice_of(announcement(people[0]), hide_names=True).title == "1 check-in is ready"


def test_the_name_is_the_title_as_it_stands() -> None:
    hostile = dataclasses.replace(check_in("<b>Ana</b> & -co"), reason='<img src="file:///etc/passwd">')
    notice = notice_of(announcement(hostile), hide_names=False)
    assert notice.title == "<b>Ana</b> & -co"
    assert notice.body == 'Reminder: <img src="file:///etc/passwd">'
