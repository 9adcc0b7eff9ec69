"""How long one waits after passphrases that were wrong."""

from __future__ import annotations

_SECONDS = (0, 0, 1, 2, 4, 8, 15)
"""After the first wrong one, the second, and so on; a slip of the finger costs nothing."""
LONGEST = 30


def wait_after(wrong: int) -> int:
    """Seconds before the next try, after so many wrong ones in a row."""
    if wrong <= 0:
        return 0
    return _SECONDS[wrong - 1] if wrong <= len(_SECONDS) else LONGEST
