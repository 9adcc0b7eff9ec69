"""What matters to a contact, in lines: what the user shares first, and marked as shared. No Qt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from followup_desktop.domain.contacts import Interest, InterestKind
from followup_desktop.domain.interests import met, others, shared
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.words import list_of


@dataclass(frozen=True, slots=True)
class InterestLine:
    """A line with its icon; `below` is a smaller one under it. What is shared is `strong`."""

    icon: str
    text: str
    below: str = ""
    strong: bool = False


def interest_lines(theirs: Sequence[Interest], mine: Sequence[Interest]) -> Iterator[InterestLine]:
    """Interests, values, needs and offers; the shared ones of both sorts before all others."""
    both = shared(theirs, mine)
    for kind, words in _shared_words().items():
        what = [each.text for each in both if each.kind is kind]
        if what:
            yield InterestLine(_ICONS[kind], words.format(what=list_of(what)), strong=True)
    more = {each.kind for each in both}
    for kind, (words, again) in _words().items():
        rest = others(theirs, mine, kind)
        if rest:
            text = (again if kind in more else words).format(what=list_of(rest))
            yield InterestLine(_ICONS[kind], text, _help(kind, theirs, mine))


def _help(kind: InterestKind, theirs: Sequence[Interest], mine: Sequence[Interest]) -> str:
    """What the two can do for each other."""
    if kind is InterestKind.NEED:
        mine_to_give = [offer for _need, offer in met(theirs, mine)]
        return _("You can help with {what}").format(what=list_of(mine_to_give)) if mine_to_give else ""
    if kind is InterestKind.OFFER:
        wanted = [need for need, _offer in met(mine, theirs)]
        return _("You are looking for {what}").format(what=list_of(wanted)) if wanted else ""
    return ""


def _shared_words() -> dict[InterestKind, str]:
    return {
        InterestKind.INTEREST: _("You both enjoy {what}"),
        InterestKind.VALUE: _("You both care about {what}"),
    }


def _words() -> dict[InterestKind, tuple[str, str]]:
    """For each kind what is said of it, and what where some of it is shared."""
    return {
        InterestKind.INTEREST: (_("Enjoys {what}"), _("Also enjoys {what}")),
        InterestKind.VALUE: (_("Cares about {what}"), _("Also cares about {what}")),
        InterestKind.NEED: (_("Is looking for {what}"), ""),
        InterestKind.OFFER: (_("Can help with {what}"), ""),
    }


_ICONS = {
    InterestKind.INTEREST: "mountain",
    InterestKind.VALUE: "heart",
    InterestKind.NEED: "search",
    InterestKind.OFFER: "hand-helping",
}
