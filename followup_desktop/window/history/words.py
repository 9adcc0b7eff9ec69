"""The words of the history: when and from where something was done, and what it did with each row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.spoken import ENGLISH, whole_day
from followup_desktop.store.reads.past import Past, TouchedRow, What


def day_heading(day: date, today: date) -> str:
    """'Today', 'Yesterday', 'Sunday 22 November'."""
    away = (today - day).days
    if away in (0, 1):
        return _("Yesterday") if away else _("Today")
    named = whole_day(day, ENGLISH)
    return named if day.year == today.year else f"{named} {day.year}"


def origin_words(origin: str) -> str:
    """From where something was done; empty where that is not known."""
    words = {"window": _("in the window"), "tray": _("from the tray"), "cli": _("on the command line")}
    return words.get(origin, "")


def icon_of(past: Past) -> str:
    """The icon of a change."""
    if past.for_good:
        return "eye-off"
    return "undo-2" if past.change.undone else "archive-restore" if past.change.whole else "history"


def told_once(rows: Sequence[TouchedRow], most: int) -> tuple[list[str], int]:
    """What a change did with rows, a line each, those that read the same once; of how many rows that tells."""
    counts = Counter(map(row_words, rows))
    told = list(counts.items())[:most]
    lines = [words if count == 1 else f"{words} ({count:,} ×)" for words, count in told]
    return lines, sum(count for _words, count in told)


def row_words(row: TouchedRow) -> str:
    """'Added a tag of Ana Moreira: choir'."""
    if row.table == "participants":
        return {
            What.ADDED: _("{name} takes part in an entry"),
            What.CHANGED: _("Gave an entry to {name}"),
            What.REMOVED: _("{name} takes part in an entry no more"),
        }[row.what].format(name=row.name or _("Somebody"))
    thing = _thing(row.table)
    about = _("{thing} of {name}").format(thing=thing, name=row.name) if row.name else thing
    if row.table == "contacts" and row.name:
        about = row.name
    done = {
        What.ADDED: _("Added {what}"), What.CHANGED: _("Changed {what}"), What.REMOVED: _("Removed {what}"),
    }[row.what].format(what=about)  # fmt: skip
    said = row.words or ", ".join(filter(None, map(field_words, row.fields)))
    return f"{done}: {said}" if said else done


def field_words(column: str) -> str:
    """What a column of a contact is called; empty for those that a person has nothing to do with."""
    names = {
        "full": _("name"), "given": _("name"), "family": _("name"), "nickname": _("nickname"), "notes": _("notes"),
        "organisation": _("organisation"), "department": _("department"), "role": _("role"), "portrait": _("photo"),
        "how_we_met": _("how you met"), "circle_id": _("circle"), "cadence_count": _("cadence"),
        "archived": _("archived"), "paused_until": _("pause"), "is_me": _("that it is you"),
        "holidays": _("holidays"), "pronouns": _("pronouns"), "first_due_on": _("first date"),
    }  # fmt: skip
    return names.get(column, "")


def _thing(table: str) -> str:
    return {
        "circles": _("a circle"), "reaches": _("a way to reach"), "addresses": _("an address"),
        "contact_dates": _("a date"), "interests": _("an interest"), "relations": _("a relation"),
        "unknown_properties": _("something imported"), "tags": _("a tag"), "interactions": _("an entry"),
        "participants": _("somebody taking part"), "open_loops": _("something to come back to"),
        "favors": _("a favor"), "check_ins": _("a check-in"), "preferences": _("a setting"),
    }.get(table, _("a contact"))  # fmt: skip
