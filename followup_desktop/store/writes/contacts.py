"""Contacts: adding, editing, deleting, archiving, and what is done to several at once."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from datetime import date, datetime

from followup_desktop.domain.backups import Why
from followup_desktop.domain.cadence import Cadence
from followup_desktop.domain.changes import Changes
from followup_desktop.domain.contacts import ContactFields
from followup_desktop.domain.errors import NotFound, Refused
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.language import ngettext
from followup_desktop.domain.merging import merge
from followup_desktop.domain.names import NAMELESS, display_name
from followup_desktop.store.backups.before import keep_before
from followup_desktop.store.book import Book
from followup_desktop.store.errors import StalePlan
from followup_desktop.store.reads.contacts import contact, load_fields
from followup_desktop.store.reads.pairs import NOT_INTRODUCED, NOT_THE_SAME
from followup_desktop.store.writes.change import Change, change
from followup_desktop.store.writes.contact_rows import insert_contact, update_contact
from followup_desktop.store.writes.favors import settle_thanks
from followup_desktop.store.writes.pairs import rename_in_pairs
from followup_desktop.store.writes.spreading import spread

_MANY = 10
"""So many at once are worth a backup before they are deleted."""


def add_contact(book: Book, fields: ContactFields, now: datetime, origin: str = "") -> Changes:
    """Add a contact; `created` names it. Raises Refused where it has no name at all."""
    _check(fields)
    with change(book, _("Added {name}").format(name=display_name(fields)), now, origin) as work:
        work.created.append(insert_contact(work, fields))
    return work.done


def edit_contact(
    book: Book, contact_id: int, fields: ContactFields, now: datetime, *, revision: int | None = None, origin: str = ""
) -> Changes:
    """Give a contact other fields. Raises NotFound, Refused, or StalePlan where it was edited since `revision`."""
    _check(fields)
    with change(book, _("Edited {name}").format(name=display_name(fields)), now, origin) as work:
        old = contact(book, contact_id)
        if revision is not None and old.revision != revision:
            raise StalePlan(_("This contact was changed elsewhere in the meantime"))
        update_contact(work, contact_id, old.fields, fields)
    return work.done


def delete_contacts(book: Book, contacts: Sequence[int], now: datetime, origin: str = "") -> Changes:
    """Delete contacts with all that is theirs; an interaction goes when nobody who took part is left.

    Before many are deleted at once the book is backed up.
    """
    if len(contacts) >= _MANY:
        keep_before(book, now, Why.BEFORE_DELETE)
    label = _about(
        book, contacts, _("Deleted {name}"), ngettext("Deleted {n} contact", "Deleted {n} contacts", len(contacts))
    )
    with change(book, label, now, origin) as work:
        for contact_id in contacts:
            remove_contact(work, contact_id)
    return work.done


def remove_contact(work: Change, contact_id: int) -> None:
    """Take a contact out of the book with all that is theirs, and the interactions in which nobody is left."""
    query = "SELECT interaction_id FROM participants WHERE contact_id = ?"
    theirs = [row for (row,) in work.book.rows(query, (contact_id,))]
    work.delete("contacts", contact_id)
    for interaction in theirs:
        if not work.book.row("SELECT 1 FROM participants WHERE interaction_id = ? LIMIT 1", (interaction,)):
            work.delete("interactions", interaction)


def archive_contacts(
    book: Book, contacts: Sequence[int], now: datetime, *, archived: bool = True, origin: str = ""
) -> Changes:
    """Put contacts away (or back): they stay in the book and are never reminded of."""
    one, many = (_("Archived {name}"), _("Archived {n} contacts")) if archived else (
        _("Brought back {name}"), _("Brought back {n} contacts"))  # fmt: skip
    with change(book, _about(book, contacts, one, many), now, origin) as work:
        for contact_id in contacts:
            work.update("contacts", contact_id, archived=int(archived))
    return work.done


def pause_contacts(book: Book, contacts: Sequence[int], until: date, now: datetime, origin: str = "") -> Changes:
    """Let contacts rest until a day, or for good with date.max. Raises Refused for a day that is not ahead.

    What fell due meanwhile comes back with them, unlike after a pause of everything (domain.vacation).
    """
    if until <= now.date():
        raise Refused(_("A pause ends on a day that is still ahead"), field="until")
    with change(book, _about(book, contacts, _("Paused {name}"), _("Paused {n} contacts")), now, origin) as work:
        for contact_id in contacts:
            work.update("contacts", contact_id, paused_until=until.isoformat())
    return work.done


def resume_contacts(book: Book, contacts: Sequence[int], now: datetime, origin: str = "") -> Changes:
    """End the pause of contacts."""
    with change(book, _about(book, contacts, _("Resumed {name}"), _("Resumed {n} contacts")), now, origin) as work:
        for contact_id in contacts:
            work.update("contacts", contact_id, paused_until=None)
    return work.done


def set_circle(book: Book, contacts: Sequence[int], circle: int | None, now: datetime, origin: str = "") -> Changes:
    """Move contacts into a circle, or out of theirs with None."""
    name = book.value("SELECT name FROM circles WHERE id = ?", (circle,)) if circle is not None else ""
    label = _("Moved {name} to {circle}") if name else _("Took {name} out of the circle")
    many = _("Moved {n} contacts to {circle}") if name else _("Took {n} contacts out of their circles")
    label = _about(book, contacts, label, many, circle=name)
    return _edit_each(book, contacts, now, origin, label, lambda old: dataclasses.replace(old, circle=circle))


def set_cadence(
    book: Book, contacts: Sequence[int], cadence: Cadence | None, now: datetime, origin: str = ""
) -> Changes:
    """Give contacts a cadence of their own, or their circle's again with None."""
    label = _about(book, contacts, _("Changed the cadence of {name}"), _("Changed the cadence of {n} contacts"))
    return _edit_each(book, contacts, now, origin, label, lambda old: dataclasses.replace(old, cadence=cadence))


def add_tag(book: Book, contacts: Sequence[int], tag: str, now: datetime, origin: str = "") -> Changes:
    """Put a tag on contacts that do not have it. Raises Refused where it is empty."""
    tag = tag.strip()
    if not tag:
        raise Refused(_("A tag has at least one letter"), field="tag")
    label = _about(book, contacts, _("Tagged {name}"), _("Tagged {n} contacts"))

    def tagged(old: ContactFields) -> ContactFields:
        return old if tag in old.tags else dataclasses.replace(old, tags=(*old.tags, tag))

    return _edit_each(book, contacts, now, origin, label, tagged)


def set_me(book: Book, contact_id: int, now: datetime, origin: str = "") -> Changes:
    """Say which contact is the user: it is not listed and never reminded of. Raises NotFound."""
    with change(book, _("Set who you are"), now, origin) as work:
        if book.row("SELECT 1 FROM contacts WHERE id = ?", (contact_id,)) is None:
            raise NotFound(_("This contact is not in the book any more"))
        for (row,) in book.rows("SELECT id FROM contacts WHERE is_me AND id <> ?", (contact_id,)):
            work.update("contacts", row, is_me=0)
        work.update("contacts", contact_id, is_me=1)
    return work.done


def merge_contacts(book: Book, keep: int, other: int, now: datetime, origin: str = "") -> Changes:
    """Make one contact of two: every value of both, all that happened with either. Raises Refused, NotFound."""
    if keep == other:
        raise Refused(_("A contact cannot be merged with itself"))
    with change(book, "", now, origin) as work:
        gone = contact(book, other)
        _point_to(work, gone.uuid, contact(book, keep).uuid)
        kept = contact(book, keep)
        names = {"name": display_name(kept.fields), "other": display_name(gone.fields)}
        work.label = _("Merged {other} into {name}").format(**names)
        _move_rows(work, keep, other)
        earliest = min(kept.added_on, gone.added_on)
        work.update("contacts", keep, added_on=earliest.isoformat())
        if gone.is_me:
            work.update("contacts", other, is_me=0)
            work.update("contacts", keep, is_me=1)
        if kept.archived and not gone.archived:
            work.update("contacts", keep, archived=0)
        update_contact(work, keep, kept.fields, _unrelated(merge(kept.fields, gone.fields), kept.uuid))
        work.delete("contacts", other)
        work.created.append(keep)
    return work.done


def _move_rows(work: Change, keep: int, other: int) -> None:
    """Give one contact all that happened with another."""
    both = (
        "SELECT id FROM participants WHERE contact_id = ? AND interaction_id IN"
        " (SELECT interaction_id FROM participants WHERE contact_id = ?)"
    )
    for (row,) in work.book.rows(both, (other, keep)):
        work.delete("participants", row)
    for table in ("participants", "open_loops", "check_ins", "favors"):
        for (row,) in work.book.rows(f"SELECT id FROM {table} WHERE contact_id = ?", (other,)):
            work.update(table, row, contact_id=keep)
    settle_thanks(work, keep)


def _point_to(work: Change, gone: str, keep: str) -> None:
    """Have what others say of the one contact be said of the other: whose sister they are, whom they shall not meet."""
    for (row,) in work.book.rows("SELECT id FROM relations WHERE other = ?", (gone,)):
        work.update("relations", row, other=keep)
    for name in (NOT_INTRODUCED, NOT_THE_SAME):
        rename_in_pairs(work, name, gone, keep)


def _unrelated(fields: ContactFields, uuid: str) -> ContactFields:
    """The fields of a contact who is nobody in their own life: two who were related are one now."""
    relations = (dataclasses.replace(each, contact="") if each.contact == uuid else each for each in fields.relations)
    return dataclasses.replace(fields, relations=tuple(relations))


def _edit_each(
    book: Book,
    contacts: Sequence[int],
    now: datetime,
    origin: str,
    label: str,
    edited: Callable[[ContactFields], ContactFields],
) -> Changes:
    """Edit several in one change; those who come into a cadence together get their first dates spread over it."""
    moved: list[int] = []
    with change(book, label, now, origin) as work:
        for start in range(0, len(contacts), 500):
            for contact_id, old in load_fields(book, contacts[start : start + 500]).items():
                new = edited(old)
                update_contact(work, contact_id, old, new)
                if (old.circle, old.cadence) != (new.circle, new.cadence):
                    moved.append(contact_id)
        if len(moved) > 1:
            spread(work, moved)
    return work.done


def _about(book: Book, contacts: Sequence[int], one: str, many: str, **words: str) -> str:
    if len(contacts) != 1:
        return many.format(n=len(contacts), **words)
    name = book.value("SELECT display_name FROM contacts WHERE id = ?", (contacts[0],))
    if name is None:
        raise NotFound(_("This contact is not in the book any more"))
    return one.format(name=name, **words)


def _check(fields: ContactFields) -> None:
    if display_name(fields) == NAMELESS:
        raise Refused(_("A contact needs a name, or a way to reach them"), field="name")
