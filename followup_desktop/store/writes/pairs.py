"""Pairs of contacts about whom the user says something once: the rows of the preferences that keep them."""

from __future__ import annotations

import json
from collections.abc import Iterable

from followup_desktop.store.reads.pairs import kept_pairs
from followup_desktop.store.writes.change import Change


def keep_pair(work: Change, name: str, one: str, other: str) -> None:
    """Keep two UUIDs under a name; nothing where they are kept already."""
    pairs = kept_pairs(work.book, name)
    pair = frozenset((one, other))
    if pair not in pairs:
        _write(work, name, (*pairs, pair))


def rename_in_pairs(work: Change, name: str, former: str, uuid: str) -> None:
    """Have a contact stand for another one in all pairs under a name; a pair of one and the same is none."""
    pairs = kept_pairs(work.book, name)
    renamed = {frozenset(uuid if each == former else each for each in pair) for pair in pairs}
    renamed = {pair for pair in renamed if len(pair) > 1}
    if renamed != pairs:
        _write(work, name, renamed)


def _write(work: Change, name: str, pairs: Iterable[frozenset[str]]) -> None:
    value = json.dumps(sorted(sorted(each) for each in pairs))
    row = work.book.value("SELECT id FROM preferences WHERE name = ?", (name,))
    if row is None:
        work.insert_plain("preferences", name=name, value=value)
    else:
        work.update("preferences", row, value=value)
