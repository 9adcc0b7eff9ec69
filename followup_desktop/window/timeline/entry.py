"""The words of an entry of the timeline. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from followup_desktop.domain.interactions import Channel, Interaction, OpenLoop
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.language import ngettext
from followup_desktop.domain.loops import came_back_words, come_back_words
from followup_desktop.domain.words import channel_name, initiator_name, list_of
from followup_desktop.window.words import short_day

OPEN_ICON, CLOSED_ICON = "circle-question-mark", "check"


@dataclass(frozen=True, slots=True)
class LoopMark:
    """A loop as an entry shows it, where it was opened or closed: its words, and a chip's role and icon."""

    loop: OpenLoop
    words: str
    role: str
    icon: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as it is drawn. `month` heads the first entry of a month; `last` is the last one of its month."""

    id: int
    channel: Channel
    title: str
    details: str
    notes: str
    loops: tuple[LoopMark, ...]
    month: str
    last: bool
    introduces: bool = False


def entry_of(interaction: Interaction, contact: int | None, month: str = "", *, last: bool = False) -> Entry:
    """The entry as it stands in a contact's timeline, or in everybody's, where the names come first."""
    others = [name for number, name in interaction.contacts if number != contact]
    channel = channel_name(interaction.channel)
    if interaction.introduces:
        words = _("Introduced {names}") if contact is None else _("Introduced to {names}")
        title, first, withs = words.format(names=list_of(others)), channel.lower(), ""
    elif contact is None:
        title, first, withs = list_of(others), channel.lower(), ""
    else:
        title, first, withs = channel, "", _("with {names}").format(names=list_of(others)) if others else ""
    details = (first, _day(interaction), _length(interaction.minutes), withs, initiator_name(interaction.initiator))
    counted = "" if interaction.counts else _("not counted as contact")
    return Entry(
        id=interaction.id,
        channel=interaction.channel,
        title=title,
        details=" · ".join(part for part in (*details, counted) if part),
        notes=interaction.notes.strip(),
        loops=loop_marks(interaction),
        month=month,
        last=last,
        introduces=interaction.introduces,
    )


def loop_marks(interaction: Interaction) -> tuple[LoopMark, ...]:
    """What an interaction came back to, and then what was noted in it; that is grey once it is closed."""
    opened = (
        (loop, ("ready", OPEN_ICON) if loop.closed_on is None else ("quiet", CLOSED_ICON)) for loop in interaction.loops
    )
    return (
        *(LoopMark(loop, came_back_words(loop), "in_touch", CLOSED_ICON) for loop in interaction.came_back),
        *(LoopMark(loop, come_back_words(loop), *look) for loop, look in opened),
    )


def spoken(interaction: Interaction, today: date) -> str:
    """Everything of an interaction in words, to be read aloud or copied."""
    names = list_of([name for _number, name in interaction.contacts])
    if interaction.introduces:
        names = _("Introduced {names}").format(names=names)
    day = short_day(interaction.on, today)
    parts = (channel_name(interaction.channel), day, _length(interaction.minutes), names)
    head = " · ".join(part for part in (*parts, initiator_name(interaction.initiator)) if part)
    loops = [mark.words for mark in loop_marks(interaction)]
    return "\n".join(part for part in (head, interaction.notes.strip(), *loops) if part)


def _day(interaction: Interaction) -> str:
    day = str(format_date(interaction.on, "d MMMM", locale="en"))
    return f"{day}, {interaction.at:%H:%M}" if interaction.at else day


def _length(minutes: int | None) -> str:
    if not minutes:
        return ""
    hours, rest = divmod(minutes, 60)
    words = [ngettext("{n} hour", "{n} hours", hours).format(n=hours)] if hours else []
    if rest:
        words.append(ngettext("{n} minute", "{n} minutes", rest).format(n=rest))
    return " ".join(words)
