"""What the export tells of a contact beside who they are: calls, talks, gifts, tasks, reminders, life events."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from followup_desktop.domain.channels import Channel, Initiator
from followup_desktop.domain.check_ins import Kind
from followup_desktop.domain.foreign import ForeignCheckIn, ForeignInteraction, ForeignLoop, Happened
from followup_desktop.domain.language import gettext as _
from followup_desktop.formats.monica.person import is_ahead, values
from followup_desktop.formats.monica.survey import Survey
from followup_desktop.formats.monica.values import day, moment, name_of, objects, said, text, texts, true

_GIFTS = {"offered": Initiator.ME, "received": Initiator.THEM}


def read_happened(item: dict[str, Any], key: str, survey: Survey, file: str, line: int) -> Iterator[Happened]:
    """Everything that happened with one contact alone, and what is to come back to."""
    talks = [*_calls(item, key, file, line), *_conversations(item, key, survey, file, line)]
    talks += [*_gifts(item, key, file, line), *_life_events(item, key, survey, file, line)]
    yield from talks
    yield from _last_talk(item, key, talks, file, line)
    yield from _loops(item, key)
    for each in values(item, "reminder"):
        properties = each.get("properties")
        due_on = day(said(properties, "initial_date"))
        if due_on and is_ahead(properties, survey):
            words = ". ".join(filter(None, (text(said(properties, part)) for part in ("title", "description"))))
            uuid = name_of(each.get("uuid"), key, "reminder", str(due_on), words)
            yield ForeignCheckIn(key, Kind.REMINDER, words, due_on, uuid)


def read_activity(item: dict[str, Any], survey: Survey, file: str, line: int) -> ForeignInteraction | None:
    """Something done together; None where nobody took part or it has no day."""
    properties, name = item.get("properties"), text(item.get("uuid"))
    people = tuple(dict.fromkeys(survey.people_of.get(name, ())))
    on = day(said(properties, "happened_at"))
    if not people or on is None:
        return None
    kind = text(said(survey.types.get(text(said(properties, "type"))), "name"))
    notes = _joined(text(said(properties, "summary")), text(said(properties, "description")))
    return _talk(people, on, Channel.IN_PERSON, name, file, line, notes=notes or kind)


def _talk(
    people: tuple[str, ...], on: date, channel: Channel, name: str, file: str, line: int, **more: Any
) -> ForeignInteraction:
    return ForeignInteraction(people, on, channel, f"monica:{name}", file, line, **more)


def _calls(item: Any, key: str, file: str, line: int) -> Iterator[ForeignInteraction]:
    for each in values(item, "call"):
        properties = each.get("properties")
        on = day(said(properties, "called_at")) or day(each.get("created_at"))
        if on is None:
            continue
        emotions = ", ".join(texts(said(properties, "emotions")))
        notes = _joined(text(said(properties, "content")), f"({emotions})" if emotions else "")
        by = Initiator.THEM if true(said(properties, "contact_called")) else Initiator.ME
        at = moment(said(properties, "called_at"))
        name = name_of(each.get("uuid"), key, "call", str(said(properties, "called_at")), notes)
        yield _talk((key,), on, Channel.CALL, name, file, line, at=at, initiator=by, notes=notes)


def _conversations(item: Any, key: str, survey: Survey, file: str, line: int) -> Iterator[ForeignInteraction]:
    for each in values(item, "conversation"):
        properties = each.get("properties")
        messages = [said(one, "properties") or one for one in objects(said(properties, "messages"))]
        on = day(said(properties, "happened_at")) or day(each.get("created_at"))
        if on is None:
            continue
        sort = survey.types.get(text(said(properties, "contact_field_type")), {})
        channel = Channel.EMAIL if sort.get("type") == "email" else Channel.MESSAGE
        mine = [true(said(one, "written_by_me")) for one in messages]
        who = (_("me"), _("them"))
        lines = [
            f"{who[0] if own else who[1]}: {text(said(one, 'content'))}"
            for own, one in zip(mine, messages, strict=True)
        ]
        by = Initiator.UNKNOWN if not mine else Initiator.ME if mine[0] else Initiator.THEM
        name = name_of(each.get("uuid"), key, "conversation", str(on), *lines)
        yield _talk((key,), on, channel, name, file, line, initiator=by, notes="\n".join(lines))


def _gifts(item: Any, key: str, file: str, line: int) -> Iterator[ForeignInteraction]:
    for each in values(item, "gift"):
        status = text(said(each, "properties", "status"))
        on = day(said(each, "properties", "date")) or day(each.get("created_at"))
        if status in _GIFTS and on:
            words = _gift(each)
            name = name_of(each.get("uuid"), key, "gift", words)
            yield _talk((key,), on, Channel.GIFT, name, file, line, initiator=_GIFTS[status], notes=words)


def _gift(each: Any) -> str:
    return " · ".join(
        filter(None, (text(said(each, "properties", part)) for part in ("name", "comment", "url", "amount")))
    )


def _life_events(item: Any, key: str, survey: Survey, file: str, line: int) -> Iterator[ForeignInteraction]:
    """They are no contact: they happened to somebody, not with them."""
    for each in values(item, "life_event"):
        properties = each.get("properties")
        on = day(said(properties, "happened_at")) or day(each.get("created_at"))
        kind = text(said(survey.types.get(text(said(properties, "type"))), "name"))
        notes = _joined(text(said(properties, "name")) or kind, text(said(properties, "note")))
        if on:
            name = name_of(each.get("uuid"), key, "life event", str(on), notes)
            yield _talk((key,), on, Channel.OTHER, name, file, line, notes=notes, counts=False)


def _last_talk(
    item: Any, key: str, talks: list[ForeignInteraction], file: str, line: int
) -> Iterator[ForeignInteraction]:
    """The last contact that Monica knows of, where nothing that it tells is as new."""
    on = day(said(item, "properties", "last_talked_to"))
    if on and all(talk.on < on for talk in talks if talk.counts) and not _has_activities(item):
        yield _talk((key,), on, Channel.OTHER, name_of("", key, "last talked to", str(on)), file, line)


def _has_activities(item: Any) -> bool:
    return any(section.get("type") == "activity" for section in objects(said(item, "data")))


def _loops(item: Any, key: str) -> Iterator[ForeignLoop]:
    """Tasks, and ideas for gifts."""
    for each in values(item, "task"):
        properties = each.get("properties")
        words = _joined(text(said(properties, "title")), text(said(properties, "description")))
        opened = day(each.get("created_at")) or day(said(properties, "completed_at"))
        if words and opened:
            done = true(said(properties, "completed"))
            closed = (day(said(properties, "completed_at")) or opened) if done else None
            yield ForeignLoop(key, words, opened, name_of(each.get("uuid"), key, "task", words), closed_on=closed)
    for each in values(item, "gift"):
        words, opened = _gift(each), day(each.get("created_at"))
        if words and opened and text(said(each, "properties", "status")) not in _GIFTS:
            uuid = name_of(each.get("uuid"), key, "gift", words)
            yield ForeignLoop(key, _("Gift idea: {text}").format(text=words), opened, uuid)


def _joined(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
