"""The words for backups: when, why, how many, how large, and what putting one back would change."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QCoreApplication, QLocale

from followup_desktop.domain.backups import SUFFIX, Why
from followup_desktop.domain.words import channel_name
from followup_desktop.store.backups.looking import Entry, Some
from followup_desktop.store.backups.shelf import State, Stored
from followup_desktop.window.words import short_day

translate = QCoreApplication.translate
_SHOWN = 4


def when(moment: datetime, today: date) -> str:
    """'Today, 12:00', 'Fri 20 November, 18:40'."""
    days = (today - moment.date()).days
    near = {0: translate("Backups", "Today"), 1: translate("Backups", "Yesterday")}
    return f"{near.get(days) or short_day(moment.date(), today, weekday=days < 300)}, {moment:%H:%M}"


def title(stored: Stored, today: date) -> str:
    """What a backup is called: by its name where a person gave it one, else by its moment."""
    return stored.file.name.removesuffix(SUFFIX) if stored.why is Why.NAMED else when(stored.made_at, today)


def why(stored: Stored, today: date) -> str:
    """Why it was made; when, where that is not its title."""
    return {
        Why.AUTOMATIC: translate("Backups", "automatic"),
        Why.BEFORE_RESTORE: translate("Backups", "before a restore"),
        Why.BEFORE_IMPORT: translate("Backups", "before an import"),
        Why.BEFORE_DELETE: translate("Backups", "before many were deleted"),
        Why.BEFORE_UPGRADE: translate("Backups", "before a new version of Followup"),
        Why.DAMAGED: translate("Backups", "a damaged book, put aside"),
        Why.NAMED: when(stored.made_at, today),
    }[stored.why]


def size(amount: int) -> str:
    """'4.2 MB'."""
    return QLocale().formattedDataSize(amount, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def contacts(count: int) -> str:
    """'1 contact', '152 contacts'."""
    one = translate("Backups", "1 contact")
    return one if count == 1 else translate("Backups", "{n} contacts").format(n=f"{count:,}")


def interactions(count: int) -> str:
    """'1 interaction', '1,204 interactions'."""
    one = translate("Backups", "1 interaction")
    return one if count == 1 else translate("Backups", "{n} interactions").format(n=f"{count:,}")


def second_line(stored: Stored, today: date) -> str:
    """What stands below the title in the list."""
    held = contacts(stored.contacts) if stored.contacts is not None else ""
    return " · ".join(filter(None, (why(stored, today), held, size(stored.size))))


def state_word(stored: Stored) -> str:
    """What is to be said of a backup that is not simply sound; empty of one that is."""
    if stored.state is State.DAMAGED or stored.why is Why.DAMAGED:
        return translate("Backups", "damaged")
    if stored.why is Why.NAMED and stored.state is State.VERIFIED:
        return translate("Backups", "kept")
    return translate("Backups", "not read yet") if stored.state is State.UNSEEN else ""


def state_line(stored: Stored, today: date) -> str:
    """How sure one can be of a backup, in a sentence."""
    if stored.state is State.DAMAGED:
        return translate("Backups", "Damaged: it is not any more what was written")
    if stored.checked_at is None:
        return translate("Backups", "Not verified yet")
    days = (today - stored.checked_at.date()).days
    near = {0: translate("Backups", "today"), 1: translate("Backups", "yesterday")}
    return translate("Backups", "Verified {when}").format(
        when=near.get(days) or short_day(stored.checked_at.date(), today)
    )


def some(found: Some) -> str:
    """The names of some, and how many more there are."""
    shown = ", ".join(found.names[:_SHOWN])
    more = found.count - min(found.count, _SHOWN)
    if not more:
        return shown
    return translate("Backups", "{names} and {n} more").format(names=shown, n=f"{more:,}")


def entry_line(entry: Entry, today: date) -> tuple[str, str]:
    """An interaction of a backup: who, when and in which way, and the beginning of what was noted."""
    day = date.fromisoformat(entry.happened[:10])
    names = ", ".join(entry.names) or translate("Backups", "nobody")
    head = " · ".join((names, channel_name(entry.channel), short_day(day, today)))
    return head, " ".join(entry.notes.split())
