"""Reads a chat: one interaction a day with those who wrote, and a card of each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import nullcontext
from datetime import date
from typing import BinaryIO
from uuid import NAMESPACE_URL, uuid5

from followup_desktop.domain.contacts import ContactFields, Name, Reach, ReachKind
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.foreign import Foreign, ForeignCard, ForeignInteraction, ReadOptions
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.language import ngettext
from followup_desktop.domain.names import fold
from followup_desktop.domain.problems import Problem
from followup_desktop.formats.chat.archive import BROKEN, MARK, opened
from followup_desktop.formats.chat.days import CHANNEL, Day, days
from followup_desktop.formats.chat.lines import Message, day_of, is_header, messages
from followup_desktop.formats.chat.survey import Survey, survey_of
from followup_desktop.formats.passing import Me, number_key
from followup_desktop.formats.vcard.charsets import Decoder

_MOST_BYTES = 400_000_000
_MOST_DAYS = 50_000
_MOST_PEOPLE = 300
_HEAD_LINES = 20
_FIRST_DAY, _LAST_DAY = date(2009, 1, 1), date(2199, 12, 31)
"""WhatsApp began in 2009."""
_TITLE = re.compile(
    r"(?:whatsapp[ _-]*chat|chat de whatsapp|discussion whatsapp|conversa do whatsapp|chat whatsapp|whatsapp-chat)"
    r"[ _]*(?:with|mit|con|avec|com|met|med|-)?[ _-]*(?P<with>.*)",
    re.IGNORECASE,
)
_COPY = re.compile(r"\s*\(\d+\)$")


def looks_like(head: bytes, name: str) -> bool:
    """Whether a file that begins so is a chat, or an archive that holds one."""
    if head.startswith(MARK):
        return b"_chat.txt" in head or "whatsapp" in name.casefold()
    lines = head.decode("utf-8", "replace").splitlines()[:_HEAD_LINES]
    return any(is_header(line) for line in lines[:3])


def read(source: BinaryIO, name: str, options: ReadOptions) -> Iterator[Foreign | Problem]:
    """Each day of the chat and its people; a chat is gone through twice, and no more than a day is in memory."""
    head = source.read(len(MARK))
    source.seek(0)
    try:
        with opened(source) if head == MARK else nullcontext((source, name)) as (text, inside):
            title = name if inside == "_chat.txt" else inside
            yield from _Reading(text, name, title, options).run()
    except Refused as refused:
        yield Problem(name, 0, str(refused))
    except BROKEN:
        yield Problem(name, 0, _("The archive is damaged"))


class _Reading:
    """One chat while it is read."""

    def __init__(self, source: BinaryIO, file: str, title: str, options: ReadOptions) -> None:
        self._source = source
        self._file = file
        self._title = title_of(title)
        self._options = options
        self._me = Me(options.me)
        self._unreadable = 0

    def run(self) -> Iterator[Foreign | Problem]:
        survey = survey_of(self._messages())
        if not survey.messages:
            yield Problem(self._file, 1, _("There is no message in this file"))
            return
        me = my_name(survey, self._me, self._title)
        others = [author for author, _number in survey.authors.most_common() if author != me]
        others = others or ([self._title] if self._title else [])
        if len(others) > _MOST_PEOPLE:
            yield Problem(self._file, 0, _("So many people write here that it is no chat between people: left out"))
            return
        if not me and len(survey.authors) > 1:
            words = _("Which of {names} is you is not known, so who began is not either: mark your own contact")
            yield Problem(self._file, 0, words.format(names=", ".join(others[:4])))
        for number, day in enumerate(days(self._dated(survey.order(self._options.region)))):
            if number >= _MOST_DAYS:
                break
            if any(author != me for author in day.authors) or len(others) == 1:
                yield self._interaction(day, me, others, survey)
        yield from (self._card(author) for author in others)
        if self._unreadable:
            words = ngettext("{n} message has no day", "{n} messages have no day", self._unreadable)
            yield Problem(self._file, 0, words.format(n=self._unreadable))

    def _messages(self) -> Iterator[Message]:
        self._source.seek(0)
        return messages(self._source, Decoder(self._options.code_page), _MOST_BYTES)

    def _dated(self, order: str) -> Iterator[tuple[date, Message]]:
        for message in self._messages():
            if message.author:
                on = day_of(message.numbers, order)
                if on is not None and _FIRST_DAY <= on <= _LAST_DAY:
                    yield on, message
                else:
                    self._unreadable += 1

    def _interaction(self, day: Day, me: str, others: list[str], survey: Survey) -> ForeignInteraction:
        wrote = [author for author in day.authors if author != me and author in survey.authors]
        people = others if len(others) == 1 else wrote
        return ForeignInteraction(
            people=tuple(self._key(author) for author in people),
            on=day.on,
            channel=CHANNEL,
            source=f"whatsapp:{self._chat(others, survey)} {day.on.isoformat()}",
            file=self._file,
            line=day.line,
            initiator=day.initiator(me),
            notes=day.notes(),
        )

    def _chat(self, others: list[str], survey: Survey) -> str:
        """What a chat is called on whichever day it is exported, and whether or not it is known who the user is.

        Two people by their names, a group by its title, else by how it begins.
        """
        if len(survey.authors) == 2:
            name = " & ".join(sorted(number_key(author) or fold(author) for author in survey.authors))
        else:
            name = fold(self._title or (others[0] if len(others) == 1 else "")) or f"group {survey.first}"
        return name if len(name) <= 100 else str(uuid5(NAMESPACE_URL, name))

    def _key(self, author: str) -> str:
        return f"{self._file}:{author}"

    def _card(self, author: str) -> ForeignCard:
        """Who wrote: a name of the phone's address book, or a number where it has none."""
        if number_key(author):
            fields = ContactFields(reaches=(Reach(ReachKind.PHONE, author),))
        else:
            fields = ContactFields(name=Name(full=author))
        return ForeignCard(fields, self._file, 1, key=self._key(author), passing=True)


def title_of(name: str) -> str:
    """Whose chat a file is by its name: 'WhatsApp Chat with Ana (1).txt' is Ana's; '' where it does not say."""
    stem = _COPY.sub("", re.sub(r"\.(?:txt|zip)$", "", re.split(r"[/\\]", name)[-1], flags=re.IGNORECASE))
    match = _TITLE.fullmatch(stem.strip())
    return match["with"].strip() if match else ""


def my_name(survey: Survey, me: Me, title: str) -> str:
    """The author who is the user, or '': by their names, else the one of two that the chat is not named after."""
    authors = list(survey.authors)
    mine = [author for author in authors if me.is_called(author)]
    mine = mine or [author for author in authors if me.may_be_called(author)]
    if len(mine) == 1:
        return mine[0]
    partner = [author for author in authors if fold(author) == fold(title)]
    if len(authors) == 2 and len(partner) == 1:
        return next(author for author in authors if author != partner[0])
    return ""
