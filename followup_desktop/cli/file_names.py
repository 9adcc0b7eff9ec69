"""Names of files: how they are shown, and which format they promise."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _

VCARD, CALENDAR, JSON, FOLDER = "vcard", "calendar", "json", "folder"
MAILBOX, CHAT, TABLE, MONICA, VCARD_3 = "mailbox", "chat", "csv", "monica", "vcard 3.0"
_NO_SUFFIXES = frozenset({"monica", "whatsapp", "vcf3", "markdown"})
"""Names of formats that files do not end in."""
_BOTH_WAYS = {"vcf": VCARD, "vcard": VCARD, "json": JSON, "ics": CALENDAR}
READ = _BOTH_WAYS | {"csv": TABLE, "tsv": TABLE, "mbox": MAILBOX, "eml": MAILBOX, "whatsapp": CHAT,
                      "monica": MONICA}  # fmt: skip
"""The formats that are imported, by the suffix or name under which they go; the first is told to people."""
WRITTEN = _BOTH_WAYS | {"csv": TABLE, "vcf3": VCARD_3, "markdown": FOLDER}
"""Those that are exported; a folder is meant where the name has no suffix."""


def shown(file: Path) -> str:
    """A file's name as text; bytes of it that are no text become marks."""
    return os.fsencode(file).decode("utf-8", "replace")


def format_of(file: Path, named: str | None, known: Mapping[str, str] = READ) -> str:
    """The format of a file: the one that is named, else the one that its suffix promises; '' where it has no suffix.

    Raises Refused for a format that is not among the known ones.
    """
    if named is not None:
        found = known.get(named.casefold().lstrip("."))
        if found is None:
            raise Refused(
                _("There is no format '{name}' yet; there is {known}").format(name=named, known=told(known)), "format"
            )
        return found
    if not file.suffix:
        return ""
    suffix = file.suffix.casefold().lstrip(".")
    found = None if suffix in _NO_SUFFIXES else known.get(suffix)
    if found is None:
        text = _("{file}: files of the kind {suffix} are not understood yet; {known} is")
        raise Refused(text.format(file=shown(file), suffix=file.suffix, known=told(known, ".")))
    return found


def told(known: Mapping[str, str], dot: str = "") -> str:
    """The suffixes of formats, one each: 'vcf and ics'."""
    first: dict[str, str] = {}
    for suffix, kind in known.items():
        if not (dot and suffix in _NO_SUFFIXES):
            first.setdefault(kind, f"{dot}{suffix}")
    return _(" or ").join(first.values())
