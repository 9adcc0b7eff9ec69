"""The checks on a message while it is written (product.md, Writing). Each is fine, a hint, or not yet known.

They are kind and late rather than early and wrong: nothing is said before there is enough text to tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.splitting import MOST_LETTERS, folded_words, raw_words
from followup_desktop.domain.words import ago
from followup_desktop.domain.writing.detection import lexicon_of
from followup_desktop.domain.writing.ending import asks, invites, is_finished, last_sentences
from followup_desktop.domain.writing.lexicon import Lexicon, contains, count_words
from followup_desktop.domain.writing.particulars import Particulars
from followup_desktop.domain.writing.sameness import Sent, can_be_told, sent_before

MOST_WORDS = 120
"""A good note is no longer (product.md, Writing)."""
_ENOUGH = 12
"""Words from which on a message says enough to be looked at."""
_ENOUGH_FOR_PHRASES = 3
_QUOTED = 40


class Subject(StrEnum):
    """What is looked at, the most helpful hint first."""

    SENT_BEFORE = "sent before"
    STOCK = "stock phrase"
    PARTICULAR = "particular"
    ABOUT_THEM = "about them"
    ENDING = "ending"
    SHORT = "short"


class State(StrEnum):
    """What a check has to say."""

    FINE = "fine"
    HINT = "hint"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at, with a kind sentence; no words where it is not known yet."""

    subject: Subject
    state: State
    words: str = ""


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom the message is: their first name, what is particular to them, what went to others, and the day."""

    name: str
    particulars: Particulars
    sent: Sequence[Sent]
    today: date


def check_message(text: str, reader: Reader) -> tuple[Check, ...]:
    """All checks, in the order of Subject. Never raises, whatever the text is."""
    text = text[:MOST_LETTERS]
    words = folded_words(text)
    spoken = lexicon_of(words)
    found = reader.particulars.found_in(text)
    return (
        _sent_before(words, reader),
        _stock(words, spoken, reader.name, is_particular=bool(found)),
        _particular(words, found, reader),
        _about_them(text, words, spoken),
        _ending(text, words, spoken),
        _short(count_words(text)),
    )


def _sent_before(words: Sequence[str], reader: Reader) -> Check:
    if not can_be_told(words):
        return Check(Subject.SENT_BEFORE, State.UNKNOWN)
    twin = sent_before(words, reader.sent)
    if twin is None:
        return Check(Subject.SENT_BEFORE, State.FINE, _("New words, for them alone."))
    hint = _("Nearly the same words went to {name} {when}.")
    return Check(Subject.SENT_BEFORE, State.HINT, hint.format(name=twin.name, when=ago(twin.on, reader.today)))


def _stock(words: Sequence[str], spoken: Lexicon | None, name: str, *, is_particular: bool) -> Check:
    if len(words) < _ENOUGH_FOR_PHRASES:
        return Check(Subject.STOCK, State.UNKNOWN)
    text = " ".join(words)
    lexicons = (spoken,) if spoken else ()
    phrase = next((found for each in lexicons if (found := contains(text, each.stock))), "")
    if not phrase and not is_particular:
        phrase = next((found for each in lexicons if (found := contains(text, each.stock_alone))), "")
    if phrase:
        hint = _("This opening could go to anybody: what made you think of {name}?")
        return Check(Subject.STOCK, State.HINT, hint.format(name=name))
    if spoken is None or len(words) < _ENOUGH:
        return Check(Subject.STOCK, State.UNKNOWN)
    return Check(Subject.STOCK, State.FINE, _("It is in your own words."))


def _particular(words: Sequence[str], found: str, reader: Reader) -> Check:
    if found:
        fine = _("It picks up something of theirs: “{word}”.").format(word=found[:_QUOTED])
        return Check(Subject.PARTICULAR, State.FINE, fine)
    if len(words) < _ENOUGH or not reader.particulars:
        return Check(Subject.PARTICULAR, State.UNKNOWN)
    hint = _("Nothing here is only for {name} yet. Is there something they told you?")
    return Check(Subject.PARTICULAR, State.HINT, hint.format(name=reader.name))


def _about_them(text: str, words: Sequence[str], spoken: Lexicon | None) -> Check:
    if spoken is None or len(words) < _ENOUGH:
        return Check(Subject.ABOUT_THEM, State.UNKNOWN)
    you, i = _you_and_i(text, words, spoken)
    if you == i == 0:
        return Check(Subject.ABOUT_THEM, State.UNKNOWN)
    if you > i:
        return Check(Subject.ABOUT_THEM, State.FINE, _("More about them than about you."))
    hint = _("More about them than about you reads warmer: a question turns it round.")
    return Check(Subject.ABOUT_THEM, State.HINT, hint)


def _you_and_i(text: str, words: Sequence[str], spoken: Lexicon) -> tuple[int, int]:
    """How often each is spoken of. The 'me' of an invitation ('let me know') speaks of neither."""
    plain = f" {' '.join(words)} "
    for phrase in spoken.invitations:
        plain = plain.replace(f" {phrase} ", "  ")
    left = plain.split()
    you = sum(word in spoken.you for word in left) + (_polite(text, spoken) if spoken.polite_you else 0)
    return you, sum(word in spoken.i for word in left)


def _polite(text: str, spoken: Lexicon) -> int:
    """Forms that are 'you' where they are capitalised inside a sentence; at its start only beside such a one."""
    inside = at_start = 0
    for sentence in text.replace("!", ".").replace("?", ".").replace("\n", ".").split("."):
        for place, word in enumerate(raw_words(sentence)):
            if word in spoken.polite_you:
                inside, at_start = (inside + 1, at_start) if place else (inside, at_start + 1)
    return inside + at_start if inside else 0


def _ending(text: str, words: Sequence[str], spoken: Lexicon | None) -> Check:
    if len(words) < _ENOUGH:
        return Check(Subject.ENDING, State.UNKNOWN)
    sentences = last_sentences(text, spoken)
    if asks(sentences):
        return Check(Subject.ENDING, State.FINE, _("It ends in a question."))
    if spoken is None or not is_finished(text, spoken):
        return Check(Subject.ENDING, State.UNKNOWN)
    if invites(sentences, spoken):
        return Check(Subject.ENDING, State.FINE, _("It ends in an invitation."))
    hint = _("A question or an invitation at the end makes it easy to answer.")
    return Check(Subject.ENDING, State.HINT, hint)


def _short(count: int) -> Check:
    if count < _ENOUGH:
        return Check(Subject.SHORT, State.UNKNOWN)
    if count <= MOST_WORDS:
        return Check(Subject.SHORT, State.FINE, _("A good length."))
    return Check(
        Subject.SHORT, State.HINT, _("A shorter note is easier to answer: up to {n} words.").format(n=MOST_WORDS)
    )
