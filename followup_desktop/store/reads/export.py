"""Everything that leaves the book in a file, a few hundred contacts at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from followup_desktop.domain.contacts import ContactFields
from followup_desktop.store.book import Book
from followup_desktop.store.reads.contacts import load_fields

_PAGE = 200


def exported(book: Book, *, circle: int | None = None, tag: str = "") -> Iterator[tuple[ContactFields, str]]:
    """All contacts by name with the names of their circles, or those of one circle, one tag.

    Archived ones and the user's own are among them: what came in goes out. At most 200 are in memory at once, and all
    are of one moment if the caller holds a snapshot.
    """
    conditions, parameters = ["1"], dict[str, Any]()
    if circle is not None:
        conditions.append("circle_id = :circle")
        parameters["circle"] = circle
    if tag:
        conditions.append("id IN (SELECT contact_id FROM tags WHERE text = :tag)")
        parameters["tag"] = tag
    names = dict(book.rows("SELECT id, name FROM circles"))
    query = f"SELECT id FROM contacts WHERE {' AND '.join(conditions)} ORDER BY sort_name, id"
    ids = [row for (row,) in book.rows(query, parameters)]
    for start in range(0, len(ids), _PAGE):
        page = ids[start : start + _PAGE]
        fields = load_fields(book, page)
        for contact in page:
            found = fields[contact]
            yield found, names.get(found.circle, "")
