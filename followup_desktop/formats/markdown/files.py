"""The files of the folder: a page for each contact, and their portraits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.whole_book import Pages, Written
from followup_desktop.formats.markdown.file_names import file_stems
from followup_desktop.formats.markdown.page import page

PORTRAITS = "portraits"
"""The folder in the folder that holds them."""
_SUFFIXES = {"jpeg": "jpg", "png": "png", "gif": "gif"}

_MARK = b"---\nid: "
"""How each page begins."""


def is_ours(folder: Path) -> bool:
    """Whether nothing would be missed of a folder that is replaced: only pages and portraits are in it."""
    for found in folder.iterdir():
        if found.is_symlink() or (found.is_dir() and found.name != PORTRAITS):
            return False
        if found.is_file() and (found.suffix != ".md" or not _begins_as_ours(found)):
            return False
    return True


def _begins_as_ours(page: Path) -> bool:
    with page.open("rb") as opened:
        return opened.read(len(_MARK)) == _MARK


def files(
    pages: Pages, written: Written, step: Callable[[int], None] = lambda written: None
) -> Iterator[tuple[str, bytes]]:
    """Each file of the folder: its name, with '/' below a folder, and its bytes. `written` is counted up meanwhile."""
    stems = file_stems({uuid: pages.names[uuid] for uuid in pages.chosen}, _("Contact"))
    interactions: set[str] = set()
    for story in pages.stories:
        step(written.contacts)
        stem = stems[story.card.uuid]
        portrait = story.card.fields.portrait
        picture = f"{PORTRAITS}/{stem}.{_SUFFIXES.get(portrait.media, 'img')}" if portrait else ""
        if portrait:
            yield picture, portrait.data
        yield f"{stem}.md", page(story, pages.names, stems, picture).encode("utf-8", "replace")
        written.contacts += 1
        interactions.update(one.uuid for one in story.interactions)
        written.interactions = len(interactions)
