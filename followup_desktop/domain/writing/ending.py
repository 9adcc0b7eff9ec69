"""How a message ends: what is left of it above the signature, and whether that asks or invites."""

from __future__ import annotations

import re

from followup_desktop.domain.splitting import MOST_LETTERS, folded_words
from followup_desktop.domain.writing.lexicon import Lexicon, contains

_SENTENCE_END = re.compile(r"[.!?…。！？]+")
_QUESTIONS = ("?", "？", "؟")
_SIGNED_LINES = 4
_SIGNED_WORDS = 5
_LOOKED_AT = 2
"""Sentences at the end among which a question or an invitation counts: 'Will you come? I would be glad.'"""


def last_sentences(text: str, words: Lexicon | None) -> list[str]:
    """The last sentences above the signature, each with the mark that ends it."""
    body = _above_signature(text[-MOST_LETTERS:], words)
    ends = [found.end() for found in _SENTENCE_END.finditer(body)]
    if not ends or body[ends[-1] :].strip():
        ends.append(len(body))
    starts = [0, *ends[:-1]]
    pairs = zip(starts[-_LOOKED_AT:], ends[-_LOOKED_AT:], strict=True)
    return [body[start:end].strip() for start, end in pairs]


def is_finished(text: str, words: Lexicon | None) -> bool:
    """Whether the text ends as a sentence does, or is signed: nobody is told how to end while they still write."""
    body = _above_signature(text[-MOST_LETTERS:], words)
    return len(body) < len(text[-MOST_LETTERS:].rstrip()) or body.endswith(tuple(".!?…:)。！？؟"))


def asks(sentences: list[str]) -> bool:
    """Whether there is a question in them."""
    return any(mark in sentence for sentence in sentences for mark in _QUESTIONS)


def invites(sentences: list[str], words: Lexicon) -> bool:
    """Whether there is an invitation in them."""
    return any(contains(" ".join(folded_words(sentence)), words.invitations) for sentence in sentences)


def _above_signature(text: str, words: Lexicon | None) -> str:
    """The text without its last short lines where those say goodbye or a name."""
    lines = text.rstrip().split("\n")
    kept = len(lines)
    for place in range(len(lines) - 1, max(0, len(lines) - 1 - _SIGNED_LINES), -1):
        line = lines[place].strip()
        if line and not _may_sign(line, words):
            break
        if line:
            kept = place
    return "\n".join(lines[:kept]).rstrip()


def _may_sign(line: str, words: Lexicon | None) -> bool:
    spoken = folded_words(line)
    if len(spoken) > _SIGNED_WORDS or any(mark in line for mark in _QUESTIONS):
        return False
    says_goodbye = words is not None and bool(spoken) and spoken[0] in words.closings
    return says_goodbye or not line.endswith((".", "…", ":", "。"))
