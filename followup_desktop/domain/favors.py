"""Favors: who helped whom, what thanks are owed, what follows from help, and how to give back (product.md, Favors)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID, uuid5

from followup_desktop.domain.check_ins import Kind
from followup_desktop.domain.contacts import Interest, InterestKind
from followup_desktop.domain.dates import add_months
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.interactions import Favor, FavorEntry
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.words import ago, list_of

LONGEST_FAVOR = 500
"""Characters in the one line of an entry, at most."""
ASKS_IN_A_ROW = 3
"""After so many asks in a row the ideas for giving back come before another one."""
_THANKS = UUID("0f2cf2de-4f0b-4b53-9d0a-8f4d6ed1b7a3")
_THANKS_WITHIN = timedelta(days=1)
_TOLD_AFTER_MONTHS = 1
_QUOTED = 80


@dataclass(frozen=True, slots=True)
class FavorDraft:
    """An entry as a person makes it: one line and its day. Only thanks need no words. Raises Refused."""

    entry: FavorEntry
    text: str
    on: date

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", " ".join(self.text.split()))
        if not self.text and self.entry is not FavorEntry.THANKED:
            raise Refused(_("Write a word or two first"), field="text")
        if len(self.text) > LONGEST_FAVOR:
            raise Refused(_("A favor is one line of at most {n} characters").format(n=LONGEST_FAVOR), field="text")

    def must_have_happened(self, today: date) -> None:
        """Raise Refused for a day that is still ahead."""
        if self.on > today:
            raise Refused(_("This day is still ahead: enter a favor once it has happened"), field="on")


@dataclass(frozen=True, slots=True)
class Promise:
    """A check-in that follows from help received."""

    kind: Kind
    reason: str
    due_on: date


def promises(favor: Favor, name: str) -> tuple[Promise, ...]:
    """What help received asks for: thanks within 24 hours, and a month later to tell how it turned out.

    `name` is what one calls the contact. Other entries ask for nothing.
    """
    if favor.entry is not FavorEntry.RECEIVED:
        return ()
    what = _shortened(favor.text)
    return (
        Promise(Kind.THANK_YOU, _("Thank {name} for “{what}”").format(name=name, what=what), favor.on + _THANKS_WITHIN),
        Promise(
            Kind.FOLLOW_UP,
            _("Let {name} know how it turned out: {what}").format(name=name, what=what),
            _told_due(favor.on),
        ),
    )


def still_follows(on: date, today: date) -> bool:
    """Whether help received on a day still makes check-ins: for one calendar month.

    Whoever writes down what happened years ago wants it remembered, and no heap of promises of which every date has
    passed. That thanks are owed is said by the balance all the same.
    """
    return _told_due(on) >= today


def thanks_uuid(received_uuid: str) -> str:
    """The id of the thanks for help received: made from the help's own, so that the two are known as a pair."""
    return str(uuid5(_THANKS, received_uuid))


def thanks(favors: Sequence[Favor]) -> dict[int, Favor]:
    """Which help received was thanked for: the id of each such entry, with the thanks for it.

    Thanks belong to the help that their id is made from. Those of another origin (an older book) answer the newest
    help that waited when they were entered, else, where the past was filled in later, the newest before their day.
    """
    pairs = {thanks_uuid(each.uuid): each.id for each in _in_order(favors, FavorEntry.RECEIVED)}
    entered = _in_order(favors, FavorEntry.THANKED)
    answered = {pairs[each.uuid]: each for each in entered if each.uuid in pairs}
    others = [each for each in entered if each.uuid not in pairs]
    for filled_in_later in (False, True):
        for each in [each for each in others if each not in answered.values()]:
            waiting = _waiting(favors, each.on, answered)
            found = next((help_ for help_ in waiting if filled_in_later or help_.id < each.id), None)
            if found is not None:
                answered[found.id] = each
    return answered


def thanks_owed(favors: Sequence[Favor], by: date = date.max) -> list[Favor]:
    """Help received until a day that was not thanked for yet, the newest first."""
    return _waiting(favors, by, thanks(favors))


def balance_lines(
    favors: Sequence[Favor], today: date, untold: frozenset[int] = frozenset(), locale: str = "en"
) -> list[str]:
    """The balance in words: the newest help each way, a sentence or two each, and what is still owed.

    `untold` are the ids of help received of which one meant to tell, by now, how it turned out.
    """
    newest = {entry: max(_in_order(favors, entry), key=_day_and_entry, default=None) for entry in FavorEntry}
    received, asked, gave = newest[FavorEntry.RECEIVED], newest[FavorEntry.ASKED], newest[FavorEntry.GAVE]
    lines = []
    if received is not None:
        lines.append(_received_line(received, favors, untold, today, locale))
    if asked is not None and (received is None or asked.on > received.on):
        lines.append(_("You asked: {text}, {when}.").format(text=asked.text, when=ago(asked.on, today, locale)))
    if gave is not None:
        lines.append(_("You helped them: {text}, {when}.").format(text=gave.text, when=ago(gave.on, today, locale)))
    return lines


def only_asked(favors: Sequence[Favor]) -> bool:
    """Whether the last three entries were asks, so that another one shows the ideas for giving back first."""
    last = sorted(favors, key=_day_and_entry)[-ASKS_IN_A_ROW:]
    return [each.entry for each in last] == [FavorEntry.ASKED] * ASKS_IN_A_ROW


class Giving(StrEnum):
    """The ways to give back (product.md, Favors)."""

    SHARE = "share"
    INTRODUCE = "introduce"
    RECOMMEND = "recommend"
    THANK = "thank"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Idea:
    """A way to give back, in words, and what makes it fit this contact ('' where nothing particular does)."""

    giving: Giving
    words: str
    about: str = ""


def give_back_ideas(favors: Sequence[Favor], interests: Sequence[Interest]) -> tuple[Idea, ...]:
    """All five, those first for which something is known: thanks owed, then what they enjoy, need and can do."""
    owed = thanks_owed(favors)
    enjoys, needs, offers = (
        [each.text for each in interests if each.kind is kind]
        for kind in (InterestKind.INTEREST, InterestKind.NEED, InterestKind.OFFER)
    )
    ideas = (
        Idea(Giving.THANK, _("Say thank you"), _("For “{what}”").format(what=_shortened(owed[0].text)) if owed else ""),
        Idea(Giving.SHARE, _("Share a resource"), _about(_("They enjoy {what}"), enjoys)),
        Idea(Giving.INTRODUCE, _("Introduce someone"), _about(_("They are looking for {what}"), needs)),
        Idea(Giving.RECOMMEND, _("Recommend them"), _about(_("They can help with {what}"), offers)),
        Idea(Giving.ASK, _("Ask what they need")),
    )
    return tuple(sorted(ideas, key=lambda idea: not idea.about))


def entry_name(entry: FavorEntry) -> str:
    """'I asked', as the ledger says it."""
    return {
        FavorEntry.ASKED: _("I asked"),
        FavorEntry.RECEIVED: _("I received"),
        FavorEntry.GAVE: _("I gave"),
        FavorEntry.THANKED: _("I thanked"),
    }[entry]


def _received_line(received: Favor, favors: Sequence[Favor], untold: frozenset[int], today: date, locale: str) -> str:
    helped = _("They helped you: {text}, {when}.").format(text=received.text, when=ago(received.on, today, locale))
    is_thanked = received.id in thanks(favors)
    if is_thanked and received.id in untold:
        then = _("You thanked them; they do not know yet how it turned out.")
    else:
        then = _("You thanked them.") if is_thanked else _("You have not thanked them yet.")
    earlier = len(thanks_owed(favors)) - (0 if is_thanked else 1)
    return " ".join(filter(None, (helped, then, _("Earlier help waits for thanks, too.") if earlier else "")))


def _waiting(favors: Sequence[Favor], by: date, answered: Collection[int]) -> list[Favor]:
    received = reversed(_in_order(favors, FavorEntry.RECEIVED))
    return [each for each in received if each.on <= by and each.id not in answered]


def _in_order(favors: Sequence[Favor], entry: FavorEntry) -> list[Favor]:
    """The entries of one sort, the oldest first."""
    return sorted((each for each in favors if each.entry is entry), key=_day_and_entry)


def _day_and_entry(favor: Favor) -> tuple[date, int]:
    return favor.on, favor.id


def _about(text: str, what: Sequence[str]) -> str:
    return text.format(what=list_of(what)) if what else ""


def _told_due(on: date) -> date:
    return add_months(on, _TOLD_AFTER_MONTHS)


def _shortened(text: str) -> str:
    return text if len(text) <= _QUOTED else f"{text[: _QUOTED - 1].rsplit(' ', 1)[0]}…"
