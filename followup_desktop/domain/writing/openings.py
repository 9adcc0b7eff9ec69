"""The way back to a lapsed tie: light questions to answer, chosen from what is known. Never a text to paste."""

from __future__ import annotations

from collections.abc import Iterator

from followup_desktop.domain.contacts import InterestKind
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.words import list_of
from followup_desktop.domain.writing.question import Question, Source, quoted
from followup_desktop.domain.writing.remembered import Remembered, shared_interests


def openings(known: Remembered) -> Iterator[Question]:
    """Light questions to answer, the most telling first: what was last shared, what both like, where they live.

    The last one is always there, whatever is known.
    """
    if known.talks:
        ask = _("What you last shared: what of it makes you smile today?")
        yield Question(Source.CONVERSATION, ask, quoted(known.talks[0], known.today))
    yield from _of_interests(known)
    place = next((address.city for address in known.fields.addresses if address.city), "")
    if place:
        ask = _("What would you like to know about life in {place} these days?")
        yield Question(Source.PLACE, ask.format(place=place))
    yield light(known)


def light(known: Remembered) -> Question:
    """The question that fits anybody."""
    return Question(Source.KIND, _("What would you like to hear about {name} these days?").format(name=known.name))


def _of_interests(known: Remembered) -> Iterator[Question]:
    shared = shared_interests(known)
    theirs = [each.text for each in known.fields.interests if each.kind is InterestKind.INTEREST]
    if shared:
        about = _("You both enjoy {what}").format(what=list_of(shared))
        yield Question(Source.INTEREST, _("What came your way lately that they would enjoy, too?"), about)
    elif theirs:
        about = _("They enjoy {what}").format(what=list_of(theirs))
        yield Question(Source.INTEREST, _("What would you ask them about it over a coffee?"), about)
