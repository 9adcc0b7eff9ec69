"""The words for people in the person's language, which is chosen by the environment once, when the program starts.

gettext's own functions look for the files of the language anew at each call: 50 µs, of which a row of a list needs ten.
"""

from __future__ import annotations

import os
import re
from gettext import translation

_DOMAIN = "followup"
_spoken = translation(_DOMAIN, fallback=True)

gettext = _spoken.gettext
ngettext = _spoken.ngettext

_LOCALE = re.compile(r"[A-Za-z]{2,3}[_-]([A-Z]{2})(?![A-Za-z])")


def system_region() -> str:
    """The country (ISO 3166) whose ways the environment asks for in days and times; empty where it asks for none."""
    asked = next((value for name in ("LC_ALL", "LC_TIME", "LANG") if (value := os.environ.get(name))), "")
    found = _LOCALE.match(asked)
    return found[1] if found else ""
