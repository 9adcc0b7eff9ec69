"""Names of files: how they are shown, and which format they promise."""

from __future__ import annotations

import os
from pathlib import Path

from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _

VCARD = "vcard"
_SUFFIXES = {".vcf": VCARD, ".vcard": VCARD}
_NAMES = {"vcf": VCARD, "vcard": VCARD}


def shown(file: Path) -> str:
    """A file's name as text; bytes of it that are no text become marks."""
    return os.fsencode(file).decode("utf-8", "replace")


def format_of(file: Path, named: str | None) -> str:
    """The format of a file: the one that is named, else the one that its suffix promises; '' where it has no suffix.

    Raises Refused for a format that this version does not know.
    """
    if named is not None:
        found = _NAMES.get(named.casefold().lstrip("."))
        if found is None:
            raise Refused(_("There is no format '{name}' yet; there is vcf").format(name=named), "format")
        return found
    if not file.suffix:
        return ""
    found = _SUFFIXES.get(file.suffix.casefold())
    if found is None:
        text = _("{file}: files of the kind {suffix} are not understood yet; .vcf is")
        raise Refused(text.format(file=shown(file), suffix=file.suffix))
    return found
