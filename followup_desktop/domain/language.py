"""The words for people in the person's language, which is chosen by the environment once, when the program starts.

gettext's own functions look for the files of the language anew at each call: 50 µs, of which a row of a list needs ten.
"""

from __future__ import annotations

from gettext import translation

_DOMAIN = "followup"
_spoken = translation(_DOMAIN, fallback=True)

gettext = _spoken.gettext
ngettext = _spoken.ngettext
