"""Whether one can rely on the backups of a book: how old the newest is, whether any is damaged, where they go."""

from __future__ import annotations

from datetime import datetime

from followup_desktop.domain.backups import Why
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.language import ngettext
from followup_desktop.store.backups.places import place_of
from followup_desktop.store.backups.shelf import State, Stored, stored_backups
from followup_desktop.store.book import Book

_WITHOUT_BACKUP_DAYS = 30
"""Changes so old that are in no backup yet are worth a word."""
_NAMED = 5
_MADE = "SELECT min(made_at) FROM change_sets WHERE made_at > ?"


def condition(book: Book, now: datetime) -> tuple[bool, str]:
    """Whether the backups are in order, and one line about them."""
    found = [one for one in stored_backups(book.path.parent) if one.why is not Why.DAMAGED]
    sound = [one for one in found if one.state is not State.DAMAGED]
    newest = sound[0].made_at.replace(tzinfo=now.tzinfo) if sound else None
    since = book.value(_MADE, (newest.isoformat() if newest else "",))
    waiting = (now - datetime.fromisoformat(since)).days if since else 0
    damaged = [one for one in found if one.state is State.DAMAGED]
    trouble = place_of(book).trouble
    parts = (_age((now - newest).days) if newest else _("there is none yet"), _kept(found), _damaged(damaged), trouble)
    return waiting <= _WITHOUT_BACKUP_DAYS and not damaged and not trouble, "; ".join(filter(None, parts))


def _age(days: int) -> str:
    if days <= 0:
        return _("the newest is of today")
    return ngettext("the newest is {n} day old", "the newest is {n} days old", days).format(n=days)


def _kept(found: list[Stored]) -> str:
    verified = sum(one.state is State.VERIFIED for one in found)
    if not found:
        return ""
    text = ngettext("{n} is kept, {verified} verified", "{n} are kept, {verified} verified", len(found))
    return text.format(n=len(found), verified=verified)


def _damaged(found: list[Stored]) -> str:
    if not found:
        return ""
    return _("damaged: {names}").format(names=", ".join(one.file.name for one in found[:_NAMED]))
