"""Somebody of whom everything is a word that stands nowhere else, and a history of it all."""

from __future__ import annotations

from datetime import datetime, timedelta

from followup_desktop.domain.check_ins import CheckInDraft, Kind
from followup_desktop.domain.contacts import (
    Address,
    ContactFields,
    Interest,
    Name,
    Portrait,
    RawProperty,
    Reach,
    ReachKind,
    Relation,
)
from followup_desktop.domain.interactions import Channel, FavorEntry, InteractionDraft, LoopDraft
from followup_desktop.store.book import Book
from followup_desktop.store.reads.contacts import contact
from followup_desktop.store.writes.announcements import claim_announcement
from followup_desktop.store.writes.check_ins import add_check_in
from followup_desktop.store.writes.contacts import add_contact, add_tag, edit_contact, merge_contacts
from followup_desktop.store.writes.duplicates import tell_apart
from followup_desktop.store.writes.favors import record_favor
from followup_desktop.store.writes.history import redo, undo
from followup_desktop.store.writes.interactions import delete_interaction, log_interaction, open_loop
from followup_desktop.store.writes.introductions import leave_apart

CANARIES = tuple(f"Quetzal{number:02}xylo" for number in range(50))
"""Words that stand nowhere else: each is planted in one place about the person who is forgotten."""


def planted(book: Book, now: datetime) -> tuple[int, int, int]:
    """Ana, of whom everything is a canary, and Bo and Eve, who know her; and a history of it all."""
    word = iter(CANARIES)
    bo = add_contact(book, ContactFields(Name(given="Bo", family="Ek")), now).created[0]
    eve = add_contact(book, ContactFields(Name(given="Eve", family="Ng"), notes="sails"), now).created[0]
    first = ContactFields(
        Name(given=next(word), family=next(word), nickname=next(word), phonetic_given=next(word)),
        organisation=next(word), department=next(word), role=next(word), notes=next(word), how_we_met=next(word),
        reaches=(Reach(ReachKind.EMAIL, f"{next(word)}@example.org"), Reach(ReachKind.SOCIAL, next(word), next(word))),
        addresses=(Address("home", next(word), city=next(word)),),
        interests=(Interest(next(word)),), tags=(next(word), "choir"),
        relations=(Relation(next(word), next(word)),), unknown=(RawProperty("X-A", next(word)),),
        portrait=Portrait(b"\xff\xd8\xff" + next(word).encode() * 900, "jpeg"), vcard_uid=next(word),
    )  # fmt: skip
    ana = add_contact(book, first, now).created[0]
    person = contact(book, ana)
    second = ContactFields(Name(given=next(word), family=next(word)), notes=next(word) * 2000, tags=("choir",))
    edit_contact(book, ana, second, now)
    day = now.date()
    for number in range(8):
        draft = InteractionDraft((ana,), day - timedelta(days=number), Channel.CALL, notes=f"{next(word)} called")
        log_interaction(book, draft, now, loops=[LoopDraft(ana, next(word))])
    gone = log_interaction(book, InteractionDraft((ana,), day, Channel.GIFT, notes=next(word)), now).created[0]
    delete_interaction(book, gone, now)
    log_interaction(book, InteractionDraft((ana, bo), day, Channel.EMAIL, notes="the three of us"), now)
    open_loop(book, ana, next(word), now)
    record_favor(book, ana, FavorEntry.RECEIVED, next(word), day, now)
    add_check_in(
        book, CheckInDraft(ana, Kind.REMINDER, next(word), day + timedelta(days=3), now + timedelta(days=3)), now
    )
    uuid = next(
        one for (one,) in book.rows("SELECT uuid FROM check_ins WHERE contact_id = ? AND kind = 'reminder'", (ana,))
    )
    claim_announcement(book, [f"timed {_text(uuid)} 1", "timed 00000000-0000-4000-8000-000000000000 1"], now, "x")
    undo(book, now)
    redo(book, now)
    tell_apart(book, ana, eve, now)
    leave_apart(book, ana, bo, now)
    leave_apart(book, bo, eve, now)
    add_tag(book, [ana, bo, eve], "dear", now)
    other = contact(book, bo)
    fields = ContactFields(
        other.fields.name, tags=other.fields.tags, relations=(Relation("friend", "A.", person.uuid),)
    )
    edit_contact(book, bo, fields, now)
    double = add_contact(book, ContactFields(Name(given=next(word), family=next(word)), notes=next(word)), now).created[
        0
    ]
    merge_contacts(book, ana, double, now)
    for left in word:
        add_tag(book, [ana], left, now)
    with book.transaction():
        # As after an import: the planner keeps samples of what is indexed.
        book.execute("ANALYZE")
    return ana, bo, eve


def _text(uuid: bytes) -> str:
    digits = uuid.hex()
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
