"""Today, as the window, the tray and the command line show it."""

from __future__ import annotations

from datetime import datetime

from followup_desktop.domain.check_ins import is_timed
from followup_desktop.domain.today import Today, in_order, pick_few
from followup_desktop.store.book import Book
from followup_desktop.store.reads.check_ins import finished_today, loops_due, made_due, ready
from followup_desktop.store.reads.occasions import occasions_due
from followup_desktop.store.reads.settings import preferences
from followup_desktop.store.reads.vacation import held
from followup_desktop.store.reads.waiting import waiting_for

_NEXT_SHOWN = 20
EVERYBODY = 1_000_000


def today(book: Book, now: datetime, *, more: int = 0, everybody: bool = False) -> Today:
    """What to do at a moment. `more` are places asked for beyond the daily few; `everybody` lists all who are next."""
    with book.snapshot():
        chosen = preferences(book)
        few = chosen.daily_few + more
        made = [*made_due(book, now), *loops_due(book, now)]
        occasions = occasions_due(book, now, chosen.leap_day)
        candidates, total = ready(book, now, EVERYBODY if everybody else few + _NEXT_SHOWN)
        finished, finished_lapsed = finished_today(book, now)
        folded = held(book, chosen, (*made, *occasions), now)
        waiting = waiting_for(book, now)
    gone = {check_in.uuid for check_in in folded}
    made, occasions = ([c for c in part if c.uuid not in gone] for part in (made, occasions))
    later = [check_in for check_in in candidates if is_timed(check_in)]
    picked, following = pick_few([c for c in candidates if not is_timed(c)], few, finished, finished_lapsed)
    return Today(
        day=now.date(),
        timed=in_order([c for c in (*made, *later, *occasions) if is_timed(c)]),
        promises=in_order([c for c in made if not is_timed(c)]),
        occasions=in_order([c for c in occasions if not is_timed(c)]),
        few=picked,
        next=following if everybody else following[:_NEXT_SHOWN],
        ready=total,
        finished=finished,
        paused=chosen.paused(now.date()),
        held=folded,
        waiting=waiting,
    )


def count_today(book: Book, now: datetime) -> int:
    """How many check-ins Today shows: the number on the rail and on the tray's icon."""
    return len(today(book, now).shown)
