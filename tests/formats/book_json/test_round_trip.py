"""What is written is read again as it was, is as the schema says, and every sample file goes through it unharmed."""

from __future__ import annotations

import dataclasses
import io
import json
import uuid
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from followup_desktop.domain.cadence import Cadence, Unit
from followup_desktop.domain.channels import Channel, Initiator, ReachKind
from followup_desktop.domain.check_ins import Kind, State
from followup_desktop.domain.contacts import (
    Address,
    ContactDate,
    ContactFields,
    DateKind,
    Interest,
    InterestKind,
    Name,
    Portrait,
    RawProperty,
    Reach,
    Relation,
)
from followup_desktop.domain.dates import PartialDate
from followup_desktop.domain.foreign import (
    Foreign,
    ForeignCard,
    ForeignCheckIn,
    ForeignCircle,
    ForeignFavor,
    ForeignInteraction,
    ForeignLoop,
    ForeignSettings,
    ReadOptions,
)
from followup_desktop.domain.interactions import FavorEntry
from followup_desktop.domain.problems import Problem
from followup_desktop.domain.whole_book import InteractionText, WholeBook
from followup_desktop.formats.book_json import people as book_json
from followup_desktop.formats.book_json import write_book
from followup_desktop.formats.book_json.read_entries import CHECK_IN, CIRCLE, FAVOR, INTERACTION, LOOP
from followup_desktop.formats.book_json.read_people import DATE, INTEREST, PORTRAIT, RAW, REACH, RELATION, People
from followup_desktop.formats.book_json.values import Notes
from followup_desktop.formats.book_json.write_people import ADDRESS, NAME
from followup_desktop.formats.reading import read
from tests.formats.book_json.schema import SCHEMA, parts, wrong

DATA = Path(__file__).parents[2] / "data"
FILES = sorted(path for path in DATA.rglob("*") if path.is_file() and path.suffix not in {"", ".md", ".rst"})
AT = datetime(2026, 11, 22, 12, 0, tzinfo=timezone(timedelta(hours=1)))


def id_of(number: int) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_OID, str(number)))


ANA, BEN, TALK, LOOP_ID, FAVOR_ID = map(id_of, range(5))
FULL = ForeignCard(
    ContactFields(
        name=Name("Ana M.", "Dr.", "Ana", "Lúcia", "Moreira", "MD", "Nani", "ana", "moreira"),
        pronouns="she", organisation="Ponte & Co", department="Roofs", role="Architect",
        reaches=(Reach(ReachKind.EMAIL, "a@example.org", "home", preferred=True), Reach(ReachKind.SOCIAL, "@ana")),
        addresses=(Address("home", "Rua 1\nback", "2nd", "7", "Porto", "Norte", "4000", "PT"),),
        dates=(
            ContactDate(DateKind.BIRTHDAY, PartialDate(None, 2, 29), lead_days=3),
            ContactDate(DateKind.OTHER, PartialDate(2027, 5, 1), "exam", once=True),
        ),
        interests=tuple(Interest(kind.value, kind) for kind in InterestKind),
        tags=("choir", "寿司"), relations=(Relation("sister", "Eva", BEN),),
        notes='quotes " \\ and\nlines \x00\x1f \u2028 end', how_we_met="in a queue",
        portrait=Portrait(b"\x89PNG\r\n\x1a\n\x00", "png"), cadence=Cadence(6, Unit.WEEK), reaching_out=True,
        holidays="DE-BY", vcard_uid="urn:uuid:1", unknown=(RawProperty("X-A", "b;c\\,", "item1", ";TYPE=x"),),
    ),
    "", 0, "Friends", ANA, date(2020, 1, 2), archived=True, uuid=ANA, date_uuids=(id_of(8), id_of(9)), exact=True,
    first_due_on=date(2020, 2, 2), paused_until=date.max, is_me=True,
)  # fmt: skip
ENTRIES: list[Foreign] = [
    ForeignInteraction(
        (ANA, BEN), AT.date(), Channel.VIDEO_CALL, "<a@b>", "", 0, at=AT, initiator=Initiator.BOTH, notes="x",
        counts=False, minutes=5, introduces=True, uuid=TALK,
    ),
    ForeignLoop(ANA, "ask", date(2026, 1, 1), LOOP_ID, date(2026, 2, 2), date(2026, 3, 3), TALK, TALK),
    ForeignFavor(ANA, FavorEntry.THANKED, "", date(2026, 1, 1), FAVOR_ID),
    ForeignCheckIn(
        ANA, Kind.FOLLOW_UP, "why", AT.date(), id_of(7), AT, State.DONE, "2026-12-01", AT, AT, "drifting", TALK,
        LOOP_ID, FAVOR_ID,
    ),
]  # fmt: skip
SETTINGS = ForeignSettings((ForeignCircle("Inner", Cadence(2, Unit.WEEK)), ForeignCircle("None")), '{"daily_few": 4}')


def as_text(one: ForeignInteraction) -> InteractionText:
    """An interaction as the book holds it."""
    happened = one.at.isoformat(timespec="minutes") if one.at else one.on.isoformat()
    return InteractionText(
        one.uuid, one.people, happened, one.channel.value, one.initiator.value, one.notes, one.counts, one.minutes,
        one.source, one.introduces,
    )  # fmt: skip


def book(
    people: Sequence[ForeignCard], entries: Sequence[Foreign] = (), settings: ForeignSettings = SETTINGS
) -> WholeBook:
    sorts = (ForeignLoop, ForeignFavor, ForeignCheckIn)
    talks = [as_text(one) for one in entries if isinstance(one, ForeignInteraction)]
    return WholeBook(
        AT, "Followup 0", settings, people, talks, *([e for e in entries if isinstance(e, s)] for s in sorts)
    )  # type: ignore[arg-type]


def written(whole: WholeBook) -> bytes:
    out = io.BytesIO()
    write_book(whole, out)
    return out.getvalue()


def again(data: bytes) -> list[Foreign | Problem]:
    return list(book_json.read(io.BytesIO(data), "book.json", ReadOptions()))


def unplaced(found: Sequence[Foreign | Problem]) -> list[Foreign | Problem]:
    """Values without the file and line they were read from."""
    placed = (ForeignCard, ForeignInteraction)
    return [dataclasses.replace(one, file="", line=0) if isinstance(one, placed) else one for one in found]


def test_everything_is_read_as_it_was_written() -> None:
    data = written(book([FULL], ENTRIES))
    assert list(wrong(json.loads(data))) == []
    assert unplaced(again(data)) == [FULL, *ENTRIES, SETTINGS]


def test_lines_are_told() -> None:
    found = again(written(book([FULL, FULL], ENTRIES)))
    lines = [one.line for one in found if isinstance(one, ForeignCard | ForeignInteraction)]
    text = written(book([FULL, FULL], ENTRIES)).decode().split("\n")
    assert ['"contacts":["' in text[line - 2] + '"' for line in lines[:1]] == [True]
    assert [json.loads(text[line - 1].rstrip(","))["id"] for line in lines] == [ANA, ANA, TALK]


def test_an_empty_book_is_one() -> None:
    data = written(book([], settings=ForeignSettings()))
    assert list(wrong(json.loads(data))) == []
    assert again(data) == [ForeignSettings()]


@pytest.mark.parametrize("order", [sorted, lambda names: sorted(names, reverse=True)])
def test_the_order_of_members_says_nothing(order) -> None:
    document = json.loads(written(book([FULL], ENTRIES)))
    shuffled = json.dumps({name: document[name] for name in order(document)}, indent=1).encode()
    kinds = {type(one).__name__: one for one in unplaced(again(shuffled))}
    assert kinds == {type(one).__name__: one for one in [FULL, *ENTRIES, SETTINGS]}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_sample_goes_through_it_unharmed(path: Path) -> None:
    with path.open("rb") as source:
        cards = [one for one in read(source, path.name) if isinstance(one, ForeignCard)]
    named = [
        dataclasses.replace(
            card, file="", line=0, key=id_of(number), uuid=id_of(number), exact=card.added_on is not None,
            passing=False, date_uuids=(),
        )
        for number, card in enumerate(cards)
    ]  # fmt: skip
    data = written(book(named, settings=ForeignSettings()))
    assert list(wrong(json.loads(data))) == []
    assert unplaced(again(data))[:-1] == named


def test_the_schema_describes_each_member_and_the_reader_knows_each() -> None:
    assert [where for where, each in parts() if not each.get("description")] == []
    untitled = [name for name, each in SCHEMA["$defs"].items() if not each.get("title")]
    assert untitled == []
    known = {
        "contact": People(Notes()).known, "interaction": INTERACTION, "open_loop": LOOP, "favor": FAVOR,
        "check_in": CHECK_IN, "circle": CIRCLE, "reach": REACH, "date": DATE, "interest": INTEREST,
        "relation": RELATION, "property": RAW, "portrait": PORTRAIT, "name": NAME, "address": ADDRESS,
    }  # fmt: skip
    described = {name: set(each["properties"]) for name, each in SCHEMA["$defs"].items() if "properties" in each}
    assert described == {name: set(members) for name, members in known.items()}


def test_the_schema_can_say_no() -> None:
    document = json.loads(written(book([FULL], ENTRIES)))
    document["contacts"][0] |= {"shoe_size": 5, "tags": [1], "added_on": "yesterday"}
    document["interactions"][0]["channel"] = "smoke"
    assert len(list(wrong(document))) == 4


def test_written_at_is_a_moment() -> None:
    assert json.loads(written(book([])))["written_at"] == AT.isoformat()
    assert datetime.fromisoformat(json.loads(written(book([])))["written_at"]).astimezone(UTC) == AT


def test_a_file_of_version_1_is_read_as_ever() -> None:
    found = unplaced(again((DATA / "json" / "book-1.json").read_bytes()))
    people = [one for one in found if isinstance(one, ForeignCard)]
    assert people[0] == FULL
    assert [one.fields.notes for one in people[1:]] == [f"{name} likes tea" for name in ("Ben", "Cleo", "Dana", "Emil")]
    assert [one for one in found if not isinstance(one, ForeignCard)] == [*ENTRIES, SETTINGS]
