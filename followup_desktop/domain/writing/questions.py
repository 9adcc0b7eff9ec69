"""Questions to answer when one does not know what to write: made from memory, never a text to paste."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice

from followup_desktop.domain.check_ins import Kind
from followup_desktop.domain.contacts import InterestKind
from followup_desktop.domain.favors import ASKS_IN_A_ROW, only_asked
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.occasions import occasion_name, upcoming
from followup_desktop.domain.words import ago, ahead, list_of
from followup_desktop.domain.writing.openings import light, openings
from followup_desktop.domain.writing.question import Question, Source, quoted
from followup_desktop.domain.writing.remembered import Remembered, shared_interests

__all__ = ["MOST_QUESTIONS", "Question", "Source", "questions"]

MOST_QUESTIONS = 4
_MOST_LOOPS = 2
_AHEAD = timedelta(days=30)
_PASSED = timedelta(days=14)


def questions(known: Remembered) -> tuple[Question, ...]:
    """At most four, the most telling first; there is always at least one."""
    sources = (_of_kind, _of_loops, _of_dates, _of_conversation, _of_interests, _of_needs, _of_giving)
    found = (question for source in sources for question in source(known))
    return tuple(islice(found, MOST_QUESTIONS)) or (light(known),)


def _of_kind(known: Remembered) -> Iterator[Question]:
    asked = {
        Kind.THANK_YOU: _("What did it change for you? One detail says more than many thanks."),
        Kind.GENTLE_NUDGE: _("What is the smallest answer that would help, and by when?"),
        Kind.HARD_TIME: _("What could you take off {name}'s hands this week, without being asked?"),
        Kind.INFORMATION: _("Why is this something for {name}, of all people?"),
        Kind.OCCASION: _("What do you wish {name} for the year ahead that you would wish nobody else?"),
        Kind.FOLLOW_UP: _("What stayed with you from the last time?"),
    }.get(known.kind)
    if asked:
        yield Question(Source.KIND, asked.format(name=known.name))
    if known.kind is Kind.RECONNECT:
        yield from islice(openings(known), MOST_QUESTIONS - 1)


def _of_loops(known: Remembered) -> Iterator[Question]:
    for loop in known.loops[:_MOST_LOOPS]:
        if loop.on is not None and loop.on > known.today:
            ask = _("It is still ahead: what do you wish them for it?")
        else:
            ask = _("You wanted to come back to it: what are you curious about?")
        yield Question(Source.LOOP, ask, loop.text)


def _of_dates(known: Remembered) -> Iterator[Question]:
    for occasion in known.fields.dates:
        coming = upcoming(occasion, known.today, known.leap_day)
        before = upcoming(occasion, known.today - _PASSED, known.leap_day)
        if coming is not None and coming - known.today <= _AHEAD:
            about = f"{occasion_name(occasion)}, {ahead(coming, known.today)}"
            yield Question(Source.DATE, _("What will they look forward to?"), about)
        elif before is not None and before < known.today:
            about = f"{occasion_name(occasion)}, {ago(before, known.today)}"
            yield Question(Source.DATE, _("How was it for them?"), about)


def _of_conversation(known: Remembered) -> Iterator[Question]:
    if known.talks and known.kind is not Kind.RECONNECT:
        about = quoted(known.talks[0], known.today)
        yield Question(Source.CONVERSATION, _("What has become of it since then?"), about)


def _of_interests(known: Remembered) -> Iterator[Question]:
    if known.kind is Kind.RECONNECT:
        return
    shared = shared_interests(known)
    if shared:
        about = _("You both enjoy {what}").format(what=list_of(shared))
        yield Question(Source.INTEREST, _("What did you see, read or do lately that they would enjoy?"), about)
        return
    theirs = [each.text for each in known.fields.interests if each.kind is InterestKind.INTEREST]
    if theirs:
        about = _("They enjoy {what}").format(what=list_of(theirs))
        yield Question(Source.INTEREST, _("What would you like to know about it?"), about)


def _of_needs(known: Remembered) -> Iterator[Question]:
    needs = [each.text for each in known.fields.interests if each.kind is InterestKind.NEED]
    if needs:
        about = _("They are looking for {what}").format(what=list_of(needs))
        yield Question(Source.NEED, _("Whom or what do you know that could help?"), about)
    offers = [each.text for each in known.fields.interests if each.kind is InterestKind.OFFER]
    if offers and not only_asked(known.favors):
        about = _("They can help with {what}").format(what=list_of(offers))
        yield Question(Source.NEED, _("Who among your people would be glad of an introduction?"), about)


def _of_giving(known: Remembered) -> Iterator[Question]:
    if only_asked(known.favors):
        about = _("The last {n} times it was you who asked").format(n=ASKS_IN_A_ROW)
        yield Question(Source.GIVING, _("What could you give this time: a hint, an introduction, a thank-you?"), about)
