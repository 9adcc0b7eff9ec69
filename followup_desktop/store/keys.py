"""Keys: a book, and each copy of it, may be encrypted with a passphrase of the person's.

The cipher is the driver's (ChaCha20 with a Poly1305 tag on each page); it gets a key that is made here, because the
driver's own derivation can be tried by graphics cards, and costs its time again for every connection. The first 16
bytes of an encrypted file are the salt that its passphrase is stretched with, in place of SQLite's own heading.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, field
from pathlib import Path

import apsw

_SALT_BYTES, _SECRET_BYTES = 16, 32
_OPEN_PART = slice(20, 24)
_OF_THE_CIPHER = bytes((32, 64, 32, 32))
"""What the heading leaves readable: 32 bytes of each page reserved for the cipher, then SQLite's fixed fractions."""
_PLAIN = b"SQLite format 3\0"
_COST, _BLOCK = 2**16, 8
"""Of scrypt (RFC 7914): 64 MB and a quarter of a second for each try."""
_READING = [apsw.SQLITE_OPEN_MAIN_DB | apsw.SQLITE_OPEN_READONLY, 0]


@dataclass(frozen=True, slots=True)
class Key:
    """What opens an encrypted book: 32 secret bytes, never shown, and the 16 of the salt that they were made with."""

    secret: bytes = field(repr=False)
    salt: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.secret) != _SECRET_BYTES or len(self.salt) != _SALT_BYTES:
            raise ValueError("a key is 32 bytes, its salt 16")

    @classmethod
    def of_text(cls, text: str) -> Key:
        """The key that `to_text` wrote. Raises ValueError where the text is none."""
        both = bytes.fromhex(text) if len(text) == 2 * (_SECRET_BYTES + _SALT_BYTES) else b""
        return cls(both[:_SECRET_BYTES], both[_SECRET_BYTES:])

    def to_text(self) -> str:
        """96 hexadecimal digits: the only form in which a key leaves a process, and never but by a private way."""
        return (self.secret + self.salt).hex()


def derive(passphrase: str, salt: bytes) -> Key:
    """The key of a passphrase; the same words typed on another keyboard give the same (NFKC). A quarter of a second."""
    import unicodedata

    words = unicodedata.normalize("NFKC", passphrase).encode()
    memory = 2 * 128 * _COST * _BLOCK
    return Key(hashlib.scrypt(words, salt=salt, n=_COST, r=_BLOCK, p=1, maxmem=memory, dklen=_SECRET_BYTES), salt)


def new_salt() -> bytes:
    """A salt for a passphrase that is newly chosen."""
    return secrets.token_bytes(_SALT_BYTES)


def salt_of(path: Path) -> bytes | None:
    """The salt of an encrypted file; None where it is not encrypted, is empty or is not there.

    Read by SQLite's own layer for files, never by `open`: closing that would drop the locks of connections of this
    process (facts: storage).
    """
    heading = _heading(path)
    if heading[_OPEN_PART] != _OF_THE_CIPHER or heading.startswith(_PLAIN):
        return None
    return heading[:_SALT_BYTES]


def is_plain(path: Path) -> bool:
    """Whether a file begins as one does that is not encrypted; one that is damaged there is neither."""
    return _heading(path).startswith(_PLAIN)


def _heading(path: Path) -> bytes:
    try:
        file = apsw.VFSFile("unix" if "unix" in apsw.vfs_names() else "", str(path), list(_READING))
    except apsw.CantOpenError:
        return b""
    try:
        return file.xRead(_OPEN_PART.stop, 0) if file.xFileSize() >= _OPEN_PART.stop else b""
    finally:
        file.xClose()
