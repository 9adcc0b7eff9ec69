"""One row gathered into a draft: each cell by its column, and what no field could take kept."""

from __future__ import annotations

from followup_desktop.domain.columns import Column, Field
from followup_desktop.formats.table import dates, understanding
from followup_desktop.formats.table.draft import Draft, Mapping
from followup_desktop.formats.vcard.text import block

_LABELS = frozenset((
    Field.EMAIL_LABEL, Field.PHONE_LABEL, Field.WEBSITE_LABEL, Field.CHAT_LABEL, Field.CHAT_SERVICE,
    Field.ADDRESS_LABEL, Field.DATE_LABEL, Field.RELATION_LABEL, Field.OWN_FIELD_LABEL,
))  # fmt: skip


def gather(mapping: Mapping, cells: list[str]) -> Draft:
    """What the cells of a row say."""
    draft = Draft(mapping)
    texts = [(*mapping.of(place), text) for place, cell in enumerate(cells) if (text := block(cell))]
    for _header, column, text in texts:
        if column.field in _LABELS:
            draft.labels[column.field, column.number] = text
    for header, column, text in texts:
        if column.field not in _LABELS and not _takes(draft, column, text):
            draft.keep(header, text)
    dates.settle_birth(draft)
    return draft


def _takes(draft: Draft, column: Column, text: str) -> bool:
    """Whether a cell was understood."""
    handler = understanding.HANDLERS.get(column.field) or dates.HANDLERS.get(column.field)
    return handler is not None and handler(draft, column, text)
