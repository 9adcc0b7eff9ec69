"""Bytes to text: the charset that a line names, else UTF-8, else a code page that somebody guessed or chose."""

from __future__ import annotations

import codecs
import re
from functools import lru_cache

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{1,30}")
_TEXT_CODECS = re.compile(
    r"utf-8|ascii|cp\d+|iso8859-\d+|koi8-[rtu]|mac-\w+|shift_jis\w*|euc_\w+|gb\w+|big5\w*|iso2022_\w+|hz|tis-620|johab"
)
"""The codecs a file may ask for by name. Python has others that are slow, warn, or are no charsets at all."""
_DAMAGED = "\ufffd"


@lru_cache(maxsize=256)
def codec(name: str) -> str:
    """The name of the Python codec for a charset of the MIME registry, or '' where there is none."""
    if not _NAME.fullmatch(name):
        return ""
    try:
        found = codecs.lookup(name).name
    except LookupError:
        return ""
    return found if _TEXT_CODECS.fullmatch(found) else ""


class Decoder:
    """Decodes what one file holds and remembers whether a guess was needed.

    `code_page` is what text is read as that is neither UTF-8 nor says what it is. `unicode` says that the whole file
    has been decoded already, so that a line's CHARSET no longer counts for its plain bytes.
    """

    def __init__(self, code_page: str, *, unicode: bool = False) -> None:
        self.code_page = codec(code_page) or "cp1252"
        self.guessed = False
        self._unicode = unicode

    def plain(self, data: bytes, charset: str = "") -> str:
        """The text of bytes that stood in the file as they are."""
        return self.decode(data, "" if self._unicode else charset)

    def decode(self, data: bytes, charset: str = "") -> str:
        """The text of bytes, whatever they are: never raises."""
        if data.isascii() and not charset:
            return data.decode("ascii")
        for name in (codec(charset) if charset else "", "utf-8"):
            if name:
                try:
                    return data.decode(name)
                except UnicodeDecodeError:
                    pass
        return self._guess(data)

    def _guess(self, data: bytes) -> str:
        damaged = data.decode("utf-8", "replace")
        broken = damaged.count(_DAMAGED)
        sound = len(damaged) - sum(map(str.isascii, damaged)) - broken
        if sound > 2 * broken:
            return damaged.rstrip(_DAMAGED)
        self.guessed = True
        return data.decode(self.code_page, "replace")
