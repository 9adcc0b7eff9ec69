"""Everything a person does can be undone, and what lists are sorted by always follows from what is stored."""

from __future__ import annotations

import dataclasses
import shutil
import tempfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import apsw
import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from followup_desktop.domain.cadence import Cadence, Unit
from followup_desktop.domain.changes import Changes
from followup_desktop.domain.check_ins import PROMISES, CheckInDraft, Kind
from followup_desktop.domain.contacts import (
    ContactDate,
    ContactFields,
    DateKind,
    Interest,
    Name,
    Portrait,
    Reach,
    ReachKind,
    Relation,
)
from followup_desktop.domain.dates import LeapDay, PartialDate
from followup_desktop.domain.errors import NotFound, Refused
from followup_desktop.domain.favors import FavorDraft
from followup_desktop.domain.follow_ups import Offer
from followup_desktop.domain.interactions import Channel, FavorEntry, Initiator, InteractionDraft
from followup_desktop.domain.preferences import Preferences
from followup_desktop.domain.understanding.quick_add import understand
from followup_desktop.domain.understanding.understood import Called
from followup_desktop.store.book import FILE_NAME, Book
from followup_desktop.store.errors import StalePlan, StaleUndo
from followup_desktop.store.opening import open_book
from followup_desktop.store.reads.check_ins import next_check_in
from followup_desktop.store.reads.contacts import contact
from followup_desktop.store.reads.history import changes_since, history, newest_set, next_redo, next_undo
from followup_desktop.store.reads.occasions import occasions_due
from followup_desktop.store.reads.settings import preferences
from followup_desktop.store.reads.trash import trash
from followup_desktop.store.writes import check_ins, contacts, favors, interactions, reconnect
from followup_desktop.store.writes import settings as choices
from followup_desktop.store.writes.duplicates import tell_apart
from followup_desktop.store.writes.follow_ups import take_offer
from followup_desktop.store.writes.history import redo, undo
from followup_desktop.store.writes.introductions import introduce, leave_apart
from followup_desktop.store.writes.quick_add import quick_add
from followup_desktop.store.writes.trash import bring_back
from tests.conftest import NOON
from tests.store.support import dump, dump_recomputed, untrue_blocks

Step = Callable[[Book, datetime, int, int], Changes]
"""A write on the book as it is: at a moment, with two numbers to choose by."""


def pick(book: Book, table: str, number: int) -> int:
    rows = [row for (row,) in book.rows(f"SELECT id FROM {table} ORDER BY id")]
    if not rows:
        raise NotFound(table)
    return int(rows[number % len(rows)])


def who(book: Book, number: int) -> int:
    return pick(book, "contacts", number)


def after(now: datetime, number: int) -> date:
    return now.date() + timedelta(days=number + 1)


def draft(book: Book, now: datetime, a: int, b: int) -> InteractionDraft:
    people = tuple({who(book, a), who(book, b)})
    day = now.date() - timedelta(days=b * 7 % 90)
    return InteractionDraft(
        people, day, list(Channel)[a % 9], initiator=list(Initiator)[b % 4], notes="寿司 and tea", counts=a % 5 > 0
    )


def due(book: Book, now: datetime, a: int) -> str:
    found = next_check_in(book, who(book, a), now)
    if found is None:
        raise NotFound("check-in")
    return found.uuid


def edited(book: Book, now: datetime, a: int, b: int) -> Changes:
    person = contact(book, who(book, a))
    fields = dataclasses.replace(
        person.fields,
        organisation=f"Office {b}",
        cadence=None if b % 3 == 0 else Cadence(b % 7 + 1, Unit.WEEK),
        tags=person.fields.tags[1:] if b % 2 else (*person.fields.tags, f"tag {b}"),
        interests=(Interest(f"chess {b}"),),
    )
    return contacts.edit_contact(book, person.id, fields, now)


def added(book: Book, now: datetime, a: int, b: int) -> Changes:
    fields = ContactFields(
        name=Name(given=f"Łucja {a}", family=f"Ng {b}"),
        reaches=(Reach(ReachKind.EMAIL, f"l{a}@example.org"), Reach(ReachKind.PHONE, f"+48 600 100 1{b:02}")),
        circle=pick(book, "circles", a) if b % 2 else None,
        portrait=Portrait(b"\xff\xd8\xff" + bytes([a]), "jpeg") if a % 2 else None,
        tags=("friend",),
    )
    return contacts.add_contact(book, fields, now)


def looped(book: Book, now: datetime, a: int, b: int) -> Changes:
    on = now.date() - timedelta(days=3) if b % 2 else None
    return interactions.open_loop(book, who(book, a), f"ask {b}", now, on=on)


def favored(book: Book, now: datetime, a: int, b: int) -> Changes:
    on = now.date() - timedelta(days=b * a % 40)
    return favors.record_favor(book, who(book, a), list(FavorEntry)[b % 4], f"a lift {a}", on, now)


def favor_edited(book: Book, now: datetime, a: int, b: int) -> Changes:
    draft = FavorDraft(list(FavorEntry)[a % 4], f"a lift {b}", now.date() - timedelta(days=b * 4))
    return favors.edit_favor(book, pick(book, "favors", a), draft, now)


def dated(book: Book, now: datetime, a: int, b: int) -> Changes:
    """Give somebody a date of these days that comes once or every year, and holidays."""
    person = contact(book, who(book, a))
    day = PartialDate.of(now.date() + timedelta(days=b - 4))
    occasion = ContactDate(list(DateKind)[a % 3], day, "name day", None if b % 2 else b, once=a % 2 > 0)
    fields = dataclasses.replace(person.fields, dates=(*person.fields.dates[1:], occasion), holidays=["", "LB"][b % 2])
    return contacts.edit_contact(book, person.id, fields, now)


def wished(book: Book, now: datetime, a: int, b: int) -> Changes:
    """Do something with an occasion that is due."""
    found = occasions_due(book, now, LeapDay.FEBRUARY_28)
    if not found:
        raise NotFound("occasion")
    uuid = sorted(found, key=lambda one: one.uuid)[a % len(found)].uuid
    if b % 3 == 0:
        return check_ins.skip_check_in(book, uuid, now)
    if b % 3 == 1:
        return check_ins.snooze_check_in(book, uuid, after(now, b), now)
    return check_ins.complete_check_in(book, uuid, check_ins.Done(Channel.LETTER), now)


def promised(book: Book, now: datetime, a: int, b: int) -> Changes:
    return check_ins.add_check_in(book, CheckInDraft(who(book, a), Kind.REMINDER, "call", after(now, b)), now)


def done(book: Book, now: datetime, a: int, b: int) -> Changes:
    how = check_ins.Done(Channel.CALL if b % 3 else None, "ok")
    return check_ins.complete_check_in(book, due(book, now, a), how, now)


def relogged(book: Book, now: datetime, a: int, b: int) -> Changes:
    return interactions.edit_interaction(book, pick(book, "interactions", a), draft(book, now, a, b), now)


def came_back(book: Book, now: datetime, a: int, b: int) -> Changes:
    loop = pick(book, "open_loops", b)
    return interactions.log_interaction(book, draft(book, now, a, b), now, came_back=[loop])


def recircled(book: Book, now: datetime, a: int, b: int) -> Changes:
    return choices.edit_circle(book, pick(book, "circles", a), f"Circle {a}{b}", Cadence(b + 1, Unit.WEEK), now)


def chosen(book: Book, now: datetime, a: int, b: int) -> Changes:
    return choices.set_preferences(book, dataclasses.replace(preferences(book), daily_few=b), now)


def took(book: Book, now: datetime, a: int, b: int) -> Changes:
    kind = sorted(PROMISES)[b % len(PROMISES)]
    offer = Offer(kind, after(now, b % 2), f"reason {b % 2}", "why", "ask how it went" if b % 3 == 0 else "")
    interaction = pick(book, "interactions", b) if b % 4 else None
    return take_offer(book, who(book, a), offer, now, interaction=interaction)


def typed(book: Book, now: datetime, a: int, b: int) -> Changes:
    day = ("yesterday", "today", "last week", "on 3 May")[b % 4]
    to_do = ("", " - ask how it went", " - ask about it in 3 days", ", remind me to call back tomorrow at 9:00")[a % 4]
    person = contact(book, who(book, a))
    xenia = Called(person.id, person.uuid, "Xenia", ("xenia",))
    line = f"{('coffee with', 'called', 'letter from')[b % 3]} Xenia {day}{to_do}"
    return quick_add(book, understand(line, lambda _words: {"xenia": (xenia,)}, now.date()), now)


def related(book: Book, now: datetime, a: int, b: int) -> Changes:
    one, other = contact(book, who(book, a)), contact(book, who(book, b))
    relation = Relation(f"friend {b}", "Xenia", other.uuid)
    fields = dataclasses.replace(one.fields, relations=(*one.fields.relations, relation))
    return contacts.edit_contact(book, one.id, fields, now)


def brought_back(book: Book, now: datetime, a: int, b: int) -> Changes:
    resting = [one.id for one in trash(book, now.date())]
    if not resting:
        raise NotFound("trash")
    return bring_back(book, resting if b % 3 == 0 else [resting[a % len(resting)]], now)


STEPS: dict[str, Step] = {
    "add": added,
    "edit": edited,
    "log": lambda book, now, a, b: interactions.log_interaction(book, draft(book, now, a, b), now),
    "log coming back": came_back,
    "edit log": relogged,
    "delete log": lambda book, now, a, b: interactions.delete_interaction(book, pick(book, "interactions", a), now),
    "delete": lambda book, now, a, b: contacts.delete_contacts(book, [who(book, a)], now),
    "delete several": lambda book, now, a, b: contacts.delete_contacts(book, list({who(book, a), who(book, b)}), now),
    "bring back": brought_back,
    "merge": lambda book, now, a, b: contacts.merge_contacts(book, who(book, a), who(book, b), now),
    "archive": lambda book, now, a, b: contacts.archive_contacts(book, [who(book, a)], now, archived=bool(b % 2)),
    "pause": lambda book, now, a, b: contacts.pause_contacts(book, [who(book, a)], after(now, b), now),
    "resume": lambda book, now, a, b: contacts.resume_contacts(book, [who(book, a)], now),
    "circle": lambda book, now, a, b: contacts.set_circle(book, [who(book, a)], pick(book, "circles", b), now),
    "tag": lambda book, now, a, b: contacts.add_tag(book, [who(book, a)], f"tag {b}", now),
    "me": lambda book, now, a, b: contacts.set_me(book, who(book, a), now),
    "loop": looped,
    "close loop": lambda book, now, a, b: interactions.close_loop(book, pick(book, "open_loops", a), now),
    "reopen loop": lambda book, now, a, b: interactions.reopen_loop(book, pick(book, "open_loops", a), now),
    "delete loop": lambda book, now, a, b: interactions.delete_loop(book, pick(book, "open_loops", a), now),
    "favor": favored,
    "delete favor": lambda book, now, a, b: favors.delete_favor(book, pick(book, "favors", a), now),
    "edit favor": favor_edited,
    "keep rhythm": lambda book, now, a, b: reconnect.keep_rhythm(book, who(book, a), now),
    "choose rhythm": lambda book, now, a, b: reconnect.choose_rhythm(book, who(book, a), Cadence(b + 1, Unit.DAY), now),
    "dates": dated,
    "wish": wished,
    "check-in": promised,
    "take offer": took,
    "quick add": typed,
    "done": done,
    "skip": lambda book, now, a, b: check_ins.skip_check_in(book, due(book, now, a), now),
    "snooze": lambda book, now, a, b: check_ins.snooze_check_in(book, due(book, now, a), after(now, b), now),
    "delete check-in": lambda book, now, a, b: check_ins.delete_check_in(book, due(book, now, a), now),
    "add circle": lambda book, now, a, b: choices.add_circle(book, f"New {a}{b}", Cadence(b + 1, Unit.MONTH), now),
    "change circle": recircled,
    "remove circle": lambda book, now, a, b: choices.remove_circle(book, pick(book, "circles", a), now),
    "introduce": lambda book, now, a, b: introduce(book, who(book, a), who(book, b), "Meet", list(Channel)[a % 9], now),
    "leave apart": lambda book, now, a, b: leave_apart(book, who(book, a), who(book, b), now),
    "tell apart": lambda book, now, a, b: tell_apart(book, who(book, a), who(book, b), now),
    "relate": related,
    "settings": chosen,
    "pause all": lambda book, now, a, b: choices.pause_all(book, after(now, b), now),
    "hold all": lambda book, now, a, b: choices.hold_all(book, now + timedelta(minutes=1 + b % 600), now),
    "resume all": lambda book, now, a, b: choices.resume_all(book, now),
    "resume all later": lambda book, now, a, b: choices.resume_all(book, now + timedelta(days=b)),
}

steps = st.lists(st.tuples(st.sampled_from(sorted(STEPS)), st.integers(0, 11), st.integers(0, 11)), max_size=25)
few_checks = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
many_checks = settings(max_examples=500, deadline=None, suppress_health_check=list(HealthCheck), database=None)
PARTS = 20
"""Of the long form, so that one can see how far it is: 10,000 sequences."""


def walk(template: Path, sequence: list[tuple[str, int, int]]) -> None:
    """Take steps on a new book, undo them all, and redo them all; the kept facts are true after each."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(template, Path(folder) / FILE_NAME)
        book = open_book(Path(folder))
        try:
            dumps = [dump(book)]
            for name, a, b in [("add", 1, 1), ("add", 2, 2), *sequence]:
                try:
                    changes = STEPS[name](book, NOON, a, b)
                except (Refused, NotFound):
                    assert dump(book) == dumps[-1], f"{name} was refused and changed something"
                    continue
                if changes:
                    dumps.append(dump(book))
                    assert dumps[-1] == dump_recomputed(book, NOON.date()), f"kept facts after {name}"
                else:
                    assert dump(book) == dumps[-1], f"{name} said that it changed nothing"
            for earlier in reversed(dumps[:-1]):
                undo(book, NOON)
                assert dump(book) == earlier
            assert next_undo(book) is None
            assert untrue_blocks(book) == []
            for later in dumps[1:]:
                redo(book, NOON)
                assert dump(book) == later
            assert untrue_blocks(book) == []
        finally:
            book.close()


@few_checks
@given(steps)
def test_everything_can_be_undone_and_redone(template: Path, sequence: list[tuple[str, int, int]]) -> None:
    walk(template, sequence)


@pytest.mark.soak
@pytest.mark.parametrize("part", range(PARTS))
def test_everything_can_be_undone_and_redone_at_length(template: Path, part: int) -> None:
    @seed(part)
    @many_checks
    @given(steps)
    def walking(sequence: list[tuple[str, int, int]]) -> None:
        walk(template, sequence)

    walking()


def test_a_write_outside_a_change_set_fails(book: Book, add: Callable[..., int]) -> None:
    add("Ana Moreira")
    with pytest.raises(apsw.ConstraintError):
        book.execute("UPDATE contacts SET notes = 'x'")
    assert book.value("SELECT notes FROM contacts") == ""


def test_undo_is_kept_over_a_restart(book: Book, book_folder: Path, add: Callable[..., int], now: datetime) -> None:
    add("Ana Moreira")
    book.close()
    again = open_book(book_folder)
    assert undo(again, now).label == "Added Ana Moreira"
    assert again.value("SELECT count(*) FROM contacts") == 0
    again.close()


def test_an_older_change_is_undone_by_itself_if_nothing_touched_it_since(
    book: Book, add: Callable[..., int], now: datetime
) -> None:
    ana, bilal = add("Ana Moreira"), add("Bilal Haddad")
    first = contacts.add_tag(book, [ana], "choir", now)
    contacts.add_tag(book, [bilal], "choir", now)
    by_number = {entry.id: entry.uuid for entry in history(book)}
    undo(book, now, by_number[first.set_id])
    assert contact(book, ana).fields.tags == ()
    assert contact(book, bilal).fields.tags == ("choir",)


def test_a_change_that_was_built_upon_is_not_undone_by_itself(
    book: Book, add: Callable[..., int], now: datetime
) -> None:
    ana = add("Ana Moreira")
    interactions.log_interaction(book, InteractionDraft((ana,), now.date(), Channel.CALL), now)
    before = dump(book)
    made = history(book)[-1]
    with pytest.raises(StaleUndo):
        undo(book, now, made.uuid)
    assert dump(book) == before


def test_redo_gives_way_to_nothing_left(book: Book, add: Callable[..., int], now: datetime) -> None:
    add("Ana Moreira")
    with pytest.raises(Refused):
        redo(book, now)
    undo(book, now)
    assert next_redo(book) is not None
    with pytest.raises(Refused):
        undo(book, now)
    redo(book, now)
    assert next_redo(book) is None


def test_another_process_learns_what_was_written(book: Book, add: Callable[..., int], now: datetime) -> None:
    start = newest_set(book)
    ana = add("Ana Moreira")
    interactions.log_interaction(book, InteractionDraft((ana,), now.date(), Channel.CALL), now)
    later = changes_since(book, start)
    assert [changes.label for changes in later] == ["Added Ana Moreira", "Logged a call with Ana Moreira"]
    assert later[1].contacts == {ana}
    assert len(later[1].interactions) == 1
    for number in range(25):
        contacts.add_tag(book, [ana], f"t{number}", now)
    (everything,) = changes_since(book, start)
    assert everything.everything


def test_editing_what_was_edited_elsewhere_is_refused(book: Book, add: Callable[..., int], now: datetime) -> None:
    ana = add("Ana Moreira")
    person = contact(book, ana)
    contacts.add_tag(book, [ana], "choir", now)
    with pytest.raises(StalePlan):
        contacts.edit_contact(book, ana, person.fields, now, revision=person.revision)


def test_preferences_that_stay_the_same_leave_no_trace(book: Book, now: datetime) -> None:
    assert not choices.set_preferences(book, Preferences(), now)
    assert next_undo(book) is None
    day = date(2026, 12, 1)
    choices.pause_all(book, day, now)
    assert preferences(book).paused_until == day
    undo(book, now)
    assert preferences(book) == Preferences()
