"""Who comes first among the few: the domain's rule, and the same in the book's SQL for whoever there may be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random

from followup_desktop.domain.cadence import Cadence, Unit
from followup_desktop.domain.channels import Channel, Initiator
from followup_desktop.domain.interactions import InteractionDraft
from followup_desktop.domain.today import urgency
from followup_desktop.store.book import Book
from followup_desktop.store.reads.contacts import contact
from followup_desktop.store.reads.settings import circles
from followup_desktop.store.reads.today import today
from followup_desktop.store.writes.check_ins import skip_check_in, snooze_check_in
from followup_desktop.store.writes.interactions import log_interaction
from followup_desktop.store.writes.settings import add_circle

Add = Callable[..., int]
WEEK = Cadence(1, Unit.WEEK)


def test_the_book_ranks_as_the_rule_says(book: Book, add: Add, now: datetime) -> None:
    random = Random(7)
    for number in range(3):
        add_circle(book, f"Further {number}", WEEK, now)
    positions = {circle.id: circle.position for circle in circles(book)} | {None: None}
    for number in range(120):
        _invented(book, add, f"P{number:03}", random, list(positions), now)
    for days in (0, 1, 30, 400):
        then = now + timedelta(days=days)
        found = today(book, then, everybody=True)
        listed = [*found.few, *found.next]
        assert len(listed) > 30
        for check_in in listed:
            kept = contact(book, check_in.contact)
            gap = book.value("SELECT gap_days FROM contacts WHERE id = ?", (kept.id,))
            position = positions[kept.fields.circle]
            assert check_in.urgency == urgency(check_in.was_due_on, gap, position, then.date())
        assert [c.urgency for c in found.next] == sorted((c.urgency for c in found.next), reverse=True)


def _invented(book: Book, add: Add, name: str, random: Random, circle_ids: list[int | None], now: datetime) -> None:
    """Somebody in any circle, at any point of a cadence: answered or not, skipped, put off, imported to any day."""
    added = now - timedelta(days=random.randrange(300, 900))
    cadence = Cadence(random.randrange(1, 15), random.choice([Unit.WEEK, Unit.MONTH]))
    person = add(name, at=added, circle=random.choice(circle_ids), cadence=random.choice([None, cadence, cadence]))
    for back in sorted(random.sample(range(1, 300), random.randrange(5)), reverse=True):
        on = now.date() - timedelta(days=back)
        log_interaction(
            book, InteractionDraft((person,), on, Channel.EMAIL, initiator=random.choice(list(Initiator))), now
        )
    due = [c for c in today(book, now, everybody=True).next if c.contact == person]
    match random.randrange(4), due:
        case 0, [check_in]:
            skip_check_in(book, check_in.uuid, now)
        case 1, [check_in]:
            snooze_check_in(book, check_in.uuid, now.date() + timedelta(days=random.randrange(1, 40)), now)


def test_a_gap_that_was_stretched_begins_its_band_where_it_ends(book: Book, add: Add, now: datetime) -> None:
    day = now.date()
    silent, usual = add("Ana Moreira", cadence=WEEK), add("Bilal Haddad", cadence=WEEK)
    for back in (14, 12):
        draft = InteractionDraft((silent,), day - timedelta(days=back), Channel.EMAIL, initiator=Initiator.ME)
        log_interaction(book, draft, now)
    log_interaction(book, InteractionDraft((usual,), day - timedelta(days=10), Channel.CALL), now)
    few = today(book, now).few
    assert [(c.contact, c.was_due_on) for c in few] == [
        (usual, day - timedelta(days=3)),
        (silent, day - timedelta(days=1)),
    ]
