"""Names and notes as somebody who means harm would write them, and a book that is full of them."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from followup_desktop.domain.cadence import Cadence, Unit
from followup_desktop.domain.check_ins import CheckInDraft, Kind
from followup_desktop.domain.contacts import (
    Address,
    ContactDate,
    ContactFields,
    DateKind,
    Interest,
    InterestKind,
    Name,
    RawProperty,
    Reach,
    ReachKind,
    Relation,
)
from followup_desktop.domain.dates import PartialDate
from followup_desktop.domain.favors import LONGEST_FAVOR
from followup_desktop.domain.interactions import LONGEST_NOTE, Channel, FavorEntry, Initiator, InteractionDraft
from followup_desktop.store.book import Book
from followup_desktop.store.writes import check_ins, contacts, favors, interactions, settings

LONG = 20_000
_WHOLE = 5_000
FORMULAS = ("=cmd|'/C calc'!A0", "+1+cmd|'/C x'!A0", "-2+3+cmd|'/C x'!A0", "@SUM(1+1)", "\t=1+1", "\r=1+1")
ODD = (
    "&lt;b&gt;AT&lt;T &amp; Co&quot;", "Ana\u202egnp.exe", "\u2067Ana\u2066", "A\u200bn\u200da\ufeff", "Ana\0Moreira",
    "-help", "--data=/etc", "../../../../etc/passwd", "..\\..\\C:\\x", "CON", "a/b\\c:d*e?f", "Ana\nBob\r\nC\u2028Dan",
    "%s %n {0} {name} $HOME `id` $(id) ;id|id", "javascript:alert(1)", "[[Ana]](http://x) ![x](y) # a", "&Ana && Bob",
    "\x1b]0;title\x07\x1b[31m", "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"), "A" * LONG,
)  # fmt: skip
"""Without markup that names a file or an address: for those there are spies."""


def markup(file: Path, address: str) -> tuple[str, ...]:
    """What shows a picture, opens a page or runs something where it is taken for markup."""
    return (
        f"<b>Ana</b> <img src='{file.as_uri()}'>",
        f"<img src='{file}'>",
        f"<html><body background='{file.as_uri()}'><h1>Ana",
        f"<img src='{address}x.png'> <a href='{address}'>Ana</a>",
        f"<table background='{address}y.png'><tr><td>Ana",
        f"<link rel=stylesheet href='{address}z.css'><style>@import '{address}';</style>",
        f"<script src='{address}'></script>",
        f"![x]({file.as_uri()}) <object data='{file.as_uri()}'><iframe src='{address}'>",
        f"Ana\n<img src='{file.as_uri()}'>",
    )


def everywhere(text: str) -> ContactFields:
    """A contact with this text wherever a text can stand; one that is very long is whole in the name and the notes."""
    whole, text = text, text[:_WHOLE]
    return ContactFields(
        name=Name(whole, text, text, text, text, text, text, text, text),
        pronouns=text, organisation=text, department=text, role=text,
        reaches=tuple(Reach(kind, text, text, preferred=True) for kind in ReachKind),
        addresses=(Address(*[text] * 8),),
        dates=(
            ContactDate(DateKind.BIRTHDAY, PartialDate(1980, 11, 23), text),
            ContactDate(DateKind.OTHER, PartialDate(None, 11, 24), text, lead_days=5),
        ),
        interests=tuple(Interest(text, kind) for kind in InterestKind),
        tags=(text,), relations=(Relation(text, text),), notes=whole, how_we_met=text,
        cadence=Cadence(1, Unit.WEEK), vcard_uid=text, unknown=(RawProperty(text, text, text, text),),
    )  # fmt: skip


def add_everywhere(book: Book, text: str, now: datetime) -> int:
    """Write a text wherever the book takes one; the number of the contact that it is about."""
    long_ago = now - timedelta(days=90)
    contact = contacts.add_contact(book, everywhere(text), long_ago).created[0]
    text = text[:LONGEST_NOTE]
    today = now.date()
    for days, channel in ((80, Channel.CALL), (2, Channel.EMAIL)):
        on = today - timedelta(days=days)
        draft = InteractionDraft((contact,), on, channel, initiator=Initiator.ME, notes=text)
        interactions.log_interaction(book, draft, now)
    interactions.open_loop(book, contact, text, now, on=today)
    for kind in (Kind.REMINDER, Kind.THANK_YOU):
        check_ins.add_check_in(book, CheckInDraft(contact, kind, text, today), now)
    check_ins.add_check_in(book, CheckInDraft(contact, Kind.REMINDER, text, today, now - timedelta(minutes=1)), now)
    for entry in FavorEntry:
        favors.record_favor(book, contact, entry, text[:LONGEST_FAVOR], today, now)
    return contact


def hostile_book(book: Book, texts: tuple[str, ...], now: datetime) -> list[int]:
    """Fill a book with these texts; the contacts, in their order."""
    made = [add_everywhere(book, text, now) for text in texts]
    settings.add_circle(book, texts[0], Cadence(2, Unit.WEEK), now)
    contacts.set_circle(book, made[:1], int(book.value("SELECT max(id) FROM circles")), now)
    return made
