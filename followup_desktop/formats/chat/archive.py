"""The text of a chat inside the archive in which phones hand it over."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import BinaryIO, cast

from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _

MARK = b"PK\x03\x04"
_MOST_MEMBERS = 20_000
_PLAIN = frozenset((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, UnicodeError, ValueError)
"""What reading an archive raises that is damaged or locked."""


@contextmanager
def opened(source: BinaryIO) -> Iterator[tuple[BinaryIO, str]]:
    """The chat's text and its name, of an archive with exactly one. Raises Refused, and of BROKEN while it is read."""
    try:
        archive = zipfile.ZipFile(source)
    except BROKEN as error:
        raise Refused(_("The archive is damaged")) from error
    with archive:
        infos = archive.infolist()
        if len(infos) > _MOST_MEMBERS:
            raise Refused(_("There are more files in the archive than are believed"))
        texts = [info for info in infos if info.filename.casefold().endswith(".txt") and not info.is_dir()]
        chats = [info for info in texts if PurePosixPath(info.filename).name == "_chat.txt"] or texts
        if len(chats) != 1:
            raise Refused(_("There is no chat in the archive, or more than one: take the text file out of it"))
        (chat,) = chats
        if chat.compress_type not in _PLAIN or chat.flag_bits & 1:
            raise Refused(_("The archive cannot be opened here: take the text file out of it"))
        try:
            text = archive.open(chat)
        except BROKEN as error:
            raise Refused(_("The archive is damaged")) from error
        with text:
            yield cast("BinaryIO", text), PurePosixPath(chat.filename).name
