"""What was put off comes back at its day or moment: occasions too, in another zone too, however much else is due."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from followup_desktop.domain.cadence import Cadence, Unit
from followup_desktop.domain.channels import Channel
from followup_desktop.domain.check_ins import CheckInDraft, Kind
from followup_desktop.domain.contact_dates import ContactDate, DateKind
from followup_desktop.domain.dates import PartialDate
from followup_desktop.domain.interactions import InteractionDraft, LoopDraft
from followup_desktop.store.book import Book
from followup_desktop.store.reads.today import today
from followup_desktop.store.writes import check_ins
from followup_desktop.store.writes.check_ins import Done
from followup_desktop.store.writes.interactions import log_interaction

Add = Callable[..., int]
BIRTHDAY = ContactDate(DateKind.BIRTHDAY, PartialDate(1980, 11, 22))
TOKYO = timezone(timedelta(hours=9))
HONOLULU = timezone(timedelta(hours=-10))


def test_an_occasion_put_off_for_a_week_comes_back_until_it_is_done(book: Book, add: Add, now: datetime) -> None:
    add("Ana Moreira", dates=(ContactDate(DateKind.OTHER, PartialDate(None, 11, 22), "name day"), BIRTHDAY))
    birthday = next(c for c in today(book, now).occasions if c.occasion == "Birthday")
    check_ins.snooze_check_in(book, birthday.uuid, now.date() + timedelta(days=7), now)
    assert [c.occasion for c in today(book, now).occasions] == ["name day"]
    week_later = now + timedelta(days=7)
    (again,) = today(book, week_later).occasions
    assert (again.uuid, again.due_on, again.was_due_on) == (birthday.uuid, week_later.date(), now.date())
    assert check_ins.complete_check_in(book, again.uuid, Done(), week_later)
    assert today(book, week_later).occasions == ()


def test_an_occasion_put_off_to_later_today_is_timed(book: Book, add: Add, now: datetime) -> None:
    add("Ana Moreira", dates=(BIRTHDAY,))
    evening = now + timedelta(hours=6)
    check_ins.snooze_check_in(book, today(book, now).occasions[0].uuid, evening, now)
    assert today(book, now).occasions == ()
    assert [c.due_at for c in today(book, now).timed] == [evening]


def test_a_moment_that_was_chosen_elsewhere_comes_at_that_moment(book: Book, add: Add, now: datetime) -> None:
    ana = add("Ana Moreira")
    at = datetime(2026, 11, 25, 1, 0, tzinfo=TOKYO)
    check_ins.add_check_in(book, CheckInDraft(ana, Kind.REMINDER, "call", at.date(), at), now)
    for zone in (UTC, HONOLULU, TOKYO):
        (timed,) = today(book, at.astimezone(zone)).timed
        assert timed.due_at == at
        assert timed.due_on == at.astimezone(zone).date()
        assert today(book, at.astimezone(zone) - timedelta(days=1)).timed == ()


def test_what_was_put_off_elsewhere_comes_at_that_moment(book: Book, add: Add) -> None:
    here = datetime(2026, 11, 22, 8, 0, tzinfo=TOKYO)
    ana = add("Ana Moreira", at=here, dates=(BIRTHDAY,))
    loop = LoopDraft(ana, "Ask how it went", here.date() - timedelta(days=3))
    draft = InteractionDraft((ana,), here.date() - timedelta(days=2), Channel.CALL)
    log_interaction(book, draft, here, loops=(loop,))
    eleven = here + timedelta(hours=3)
    for check_in in (*today(book, here).occasions, *today(book, here).promises):
        check_ins.snooze_check_in(book, check_in.uuid, eleven, here)
    for zone in (TOKYO, UTC, HONOLULU):
        assert [c.due_at for c in today(book, eleven.astimezone(zone)).timed] == [eleven, eleven]


def test_a_keep_in_touch_put_off_to_a_moment_is_never_behind_more_urgent_ones(
    book: Book, add: Add, now: datetime
) -> None:
    for number in range(40):
        add(f"Person {number}", at=now - timedelta(days=60), cadence=Cadence(5, Unit.WEEK))
    ana = add("Ana Moreira", at=now - timedelta(days=36), cadence=Cadence(5, Unit.WEEK))
    everybody = today(book, now, everybody=True)
    check_in = next(c for c in (*everybody.few, *everybody.next) if c.contact == ana)
    check_ins.snooze_check_in(book, check_in.uuid, now + timedelta(hours=3), now)
    assert [c.contact for c in today(book, now).timed] == [ana]
    assert ana not in [c.contact for c in (*today(book, now).few, *today(book, now).next)]


def test_in_the_hour_that_comes_twice_one_can_put_off_to_its_second_half(book: Book, add: Add) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    now = datetime(2026, 10, 25, 2, 45, tzinfo=berlin)
    ana = add("Ana Moreira", at=now - timedelta(days=2))
    check_ins.add_check_in(book, CheckInDraft(ana, Kind.REMINDER, "call", now.date()), now)
    (call,) = today(book, now).promises
    later = now.replace(minute=15, fold=1)
    assert check_ins.snooze_check_in(book, call.uuid, later, now)
    (moved,) = today(book, now).timed
    assert moved.due_at is not None
    assert moved.due_at.astimezone(UTC) - now.astimezone(UTC) == timedelta(minutes=30)
