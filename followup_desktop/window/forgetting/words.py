"""The words of forgetting: what goes, what stays, and in which backups somebody still is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.language import ngettext
from followup_desktop.domain.spoken import ENGLISH, whole_day
from followup_desktop.store.old_backups import Holding, Holds
from followup_desktop.store.reads.mentions import MOST_MENTIONS, Farewell, Mention, Where


def going(one: Farewell) -> list[str]:
    """What goes, a line each."""
    counted = (
        (one.entries, ngettext("{n} entry of the timeline", "{n} entries of the timeline", one.entries)),
        (one.loops, ngettext("{n} thing to come back to", "{n} things to come back to", one.loops)),
        (one.favors, ngettext("{n} favor", "{n} favors", one.favors)),
        (one.check_ins, ngettext("{n} check-in", "{n} check-ins", one.check_ins)),
    )
    lines = [_("Everything that is noted of {name}, and the photo").format(name=one.name)]
    lines += [words.format(n=f"{count:,}") for count, words in counted if count]
    lines.append(_("What the history and the trash remember; their drafts and unsent messages"))
    return lines


def staying(one: Farewell) -> list[str]:
    """What stays, a line each; none where nothing does."""
    lines = []
    if one.shared:
        words = ngettext(
            "{n} entry in which others took part, without {name}",
            "{n} entries in which others took part, without {name}",
            one.shared,
        )
        lines.append(words.format(n=f"{one.shared:,}", name=one.name))
    taken = _("What {other} took over from {name} when the two were merged")
    lines += [taken.format(other=other, name=one.name) for other in one.taken_over_by]
    if count := len(one.mentions):
        words = ngettext(
            "{n} text of somebody else that mentions {name}: change it by hand",
            "{n} texts of others that mention {name}: change them by hand",
            count,
        )
        more = _("more than {n}").format(n=f"{count:,}") if count >= MOST_MENTIONS else f"{count:,}"
        lines.append(words.format(n=more, name=one.name))
    return lines


def mention_words(one: Mention) -> str:
    """'Bo Ek, entry of Sunday 22 November: With Ana by the sea'."""
    where = {
        Where.ENTRY: _("entry"), Where.NOTES: _("notes"), Where.LOOP: _("to come back to"), Where.FAVOR: _("favor"),
        Where.CHECK_IN: _("check-in"), Where.RELATION: _("relation"),
    }[one.where]  # fmt: skip
    if one.on is not None:
        where = _("{where} of {day}").format(where=where, day=f"{whole_day(one.on, ENGLISH)} {one.on.year}")
    return f"{one.name}, {where}: {one.excerpt}"


def backup_words(one: Holding) -> str:
    """'Sunday 22 November 2026, 12:00: book-20261122-120000.db'."""
    if one.made_at is None:
        return _("{folder} (not there now: nobody can say what its backups hold)").format(folder=one.file)
    words = f"{moment_words(one.made_at)}: {one.file.name}"
    if one.holds is Holds.LOCKED:
        return _("{backup} (encrypted with another passphrase: nobody can say)").format(backup=words)
    if one.holds is Holds.UNREADABLE:
        return _("{backup} (cannot be read: nobody can say)").format(backup=words)
    return words


def holding_words(name: str, found: Sequence[Holding]) -> str:
    """How many backups still hold somebody."""
    count = sum(one.holds is Holds.YES for one in found)
    if count:
        words = ngettext("{n} backup still holds {name}", "{n} backups still hold {name}", count)
        return words.format(n=f"{count:,}", name=name)
    if found:
        return _("No backup that can be looked into holds {name}").format(name=name)
    return _("No backup holds {name}").format(name=name)


def moment_words(moment: datetime) -> str:
    """'Sunday 22 November 2026, 12:00'."""
    return f"{whole_day(moment.date(), ENGLISH)} {moment.year}, {moment:%H:%M}"
