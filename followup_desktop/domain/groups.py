"""Groups of a foreign file: their names become tags of those of the same file who are in them."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Sequence

from followup_desktop.domain.foreign import ForeignCard, ForeignGroup


def with_groups(cards: Sequence[ForeignCard], groups: Sequence[ForeignGroup]) -> list[ForeignCard]:
    """The cards in their order, those who are in a group with its name among their tags."""
    if not groups:
        return list(cards)
    names: dict[tuple[str, str], list[str]] = defaultdict(list)
    for group in groups:
        for person in group.people:
            names[group.file, person].append(group.name)
    return [_tagged(card, names.get((card.file, card.key), [])) for card in cards]


def _tagged(card: ForeignCard, names: Sequence[str]) -> ForeignCard:
    tags = tuple(dict.fromkeys((*card.fields.tags, *names)))
    return dataclasses.replace(card, fields=dataclasses.replace(card.fields, tags=tags)) if names else card
