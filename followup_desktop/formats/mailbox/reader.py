"""Reads mbox files and single messages: conversations by mail become interactions, correspondents become people."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO
from uuid import NAMESPACE_URL, uuid5

from followup_desktop.domain.channels import Initiator
from followup_desktop.domain.foreign import Foreign, ReadOptions
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.language import ngettext
from followup_desktop.domain.problems import Problem
from followup_desktop.formats.mailbox.encoded import addresses, moment_of, text_of
from followup_desktop.formats.mailbox.messages import Headers, is_separator, messages
from followup_desktop.formats.mailbox.threads import Entry, plain_subject, thread_of
from followup_desktop.formats.passing import Me, PassingPeople, is_machine
from followup_desktop.formats.vcard.charsets import Decoder

MOST_PEOPLE = 20
"""A message to more others than that speaks to nobody in particular."""
_MOST_ENTRIES = 100_000
_HEADER_LINE = re.compile(rb"([!-9;-~]+)[ \t]*:")
_TELLING = frozenset(
    (b"from", b"date", b"message-id", b"received", b"return-path", b"delivered-to", b"mime-version", b"subject", b"to")
)
_HUMAN = (b"from", b"received", b"return-path")
_BULK = re.compile(rb"^\s*(?:bulk|list|junk|auto_reply)", re.IGNORECASE)
_FOLDERS = re.compile(
    r"(?:^|,)\s*\"?(?:spam|trash|drafts?|papierkorb|entwürfe|corbeille|brouillons|papelera|borradores)\b"
)
_DELETED = 0x0008


def looks_like(head: bytes, _name: str) -> bool:
    """Whether a file that begins so is a mailbox, or a message."""
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    return is_separator(head) or _is_message(head)


def read(source: BinaryIO, name: str, options: ReadOptions) -> Iterator[Foreign | Problem]:
    """Each conversation of a day with people, then the people; what is no mail between people is counted."""
    start = source.tell()
    head = source.read(1024).removeprefix(b"\xef\xbb\xbf").lstrip(b"\r\n")
    source.seek(start)
    reading = _Reading(name, options)
    for headers in messages(source, single=not is_separator(head)):
        reading.take(headers)
    yield from reading.found()


def _is_message(head: bytes) -> bool:
    """Whether it begins with headers of mail, two that tell and one that says from whom."""
    names: set[bytes] = set()
    for line in head.split(b"\n")[:200]:
        if not line.strip():
            break
        match = _HEADER_LINE.match(line)
        if match:
            names.add(match[1].lower())
        elif line[:1] not in (b" ", b"\t"):
            return False
    return len(names & _TELLING) > 1 and any(name in names for name in _HUMAN) and b"begin" not in names


class _Reading:
    """One mailbox while its messages come."""

    def __init__(self, file: str, options: ReadOptions) -> None:
        self._file = file
        self._me = Me(options.me)
        self._people = PassingPeople(file, self._me)
        self._decoder = Decoder(options.code_page)
        self._entries: dict[tuple[str, int], Entry] = {}
        self._seen: set[bytes] = set()
        self._left: Counter[str] = Counter()

    def take(self, headers: Headers) -> None:
        """The next message."""
        reason = self._why_not(headers) or self._add(headers)
        if reason:
            self._left[reason] += 1

    def found(self) -> Iterator[Foreign | Problem]:
        """What happened, who with, and what was left out."""
        for entry in self._entries.values():
            yield entry.interaction(self._file)
        yield from self._people.cards()
        yield from self._end()

    def _why_not(self, headers: Headers) -> str:
        """Why a message is not one between people, or ''."""
        if not headers.fields:
            return "empty"
        if any(headers.get(name) for name in ("list-id", "list-unsubscribe", "list-post", "feedback-id")):
            return "bulk"
        automatic = headers.get("auto-submitted").strip().lower()
        kind = headers.get("content-type").lower()
        if _BULK.match(headers.get("precedence")) or (automatic and not automatic.startswith(b"no")):
            return "bulk"
        if kind.startswith((b"multipart/report", b"message/delivery-status")) or headers.get("x-autoreply"):
            return "bulk"
        if headers.get("x-spam-flag").strip().lower() == b"yes" or headers.get("x-spam-status").lower().startswith(
            b"yes"
        ):
            return "bulk"
        folders = text_of(headers.get("x-gmail-labels"), self._decoder).casefold()
        return "bulk" if _FOLDERS.search(folders) or _is_deleted(headers) else ""

    def _add(self, headers: Headers) -> str:
        when = moment_of(headers.get("date"))
        if when is None:
            return "undated"
        sender = next(addresses(headers.get("from"), self._decoder), ("", ""))
        if not sender[0] or is_machine(sender[0]):
            return "bulk"
        if "to" in headers.large or "cc" in headers.large:
            return "many"
        receivers = [each for name in ("to", "cc") for each in addresses(headers.get(name), self._decoder)]
        if len(receivers) > MOST_PEOPLE:
            return "many"
        mine = self._me.has_address(*sender)
        others = receivers if mine else [sender] if self._me else [sender, *receivers]
        keys = {key: None for address, name in others if (key := self._people.key(address, name, headers.line))}
        return self._enter(headers, keys, mine=mine) if keys else "alone"

    def _enter(self, headers: Headers, keys: dict[str, None], *, mine: bool) -> str:
        when = moment_of(headers.get("date"))
        assert when is not None
        subject = text_of(headers.get("subject"), self._decoder)
        own = headers.get("message-id") or self._made_id(headers)
        known = uuid5(NAMESPACE_URL, own.decode("utf-8", "replace")).bytes
        if known in self._seen:
            return ""
        references = (headers.get("references"), headers.get("in-reply-to"), own)
        thread = thread_of(*references, subject, list(keys)) or known.hex()
        by = Initiator.UNKNOWN if not self._me else Initiator.ME if mine else Initiator.THEM
        entry = Entry(thread, when[0], headers.line, plain_subject(subject), when[1], by, keys)
        place = (thread, when[0].toordinal())
        if place in self._entries:
            self._entries[place].add(entry)
        elif len(self._entries) >= _MOST_ENTRIES:
            return "full"
        else:
            self._entries[place] = entry
        if len(self._seen) < 2 * _MOST_ENTRIES:
            self._seen.add(known)
        return ""

    def _made_id(self, headers: Headers) -> bytes:
        """A name for a message without one, by what stays the same however often it is exported."""
        stable = b"\n".join(headers.get(name) for name in ("from", "to", "date", "subject"))
        return b"<" + str(uuid5(NAMESPACE_URL, stable.decode("utf-8", "replace"))).encode() + b">"

    def _end(self) -> Iterator[Problem]:
        left = self._left
        if not self._entries and not left:
            yield Problem(self._file, 1, _("There is no message in this file"))
        elif not self._me and self._entries:
            words = _(
                "Which of the addresses are yours is not known, so who began is not either: mark your own contact"
            )
            yield Problem(self._file, 0, words)
        for reason, words in (
            ("bulk", ngettext("{n} message of a list or a machine, or deleted, was left out",
                              "{n} messages of lists or machines, or deleted, were left out", left["bulk"])),
            ("many", ngettext("{n} message to more than {most} people was left out",
                              "{n} messages to more than {most} people were left out", left["many"])),
            ("undated", ngettext("{n} message without a date that can be read was left out",
                                 "{n} messages without a date that can be read were left out", left["undated"])),
            ("empty", ngettext("{n} message without headers was left out",
                               "{n} messages without headers were left out", left["empty"])),
            ("full", ngettext("{n} message more than is believed of one file was left out",
                              "{n} messages more than are believed of one file were left out", left["full"])),
        ):  # fmt: skip
            if left[reason]:
                yield Problem(self._file, 0, words.format(n=left[reason], most=MOST_PEOPLE))
        if self._people.full:
            yield Problem(self._file, 0, _("There are more people in this file than are believed: some were left out"))


def _is_deleted(headers: Headers) -> bool:
    """Whether Thunderbird has only marked it as deleted."""
    try:
        return bool(int(headers.get("x-mozilla-status")[:8] or b"0", 16) & _DELETED)
    except ValueError:
        return False
