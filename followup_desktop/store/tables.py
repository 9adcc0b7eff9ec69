"""The tables of the book as Peewee models. The journal's triggers and the row statements are made from these.

Dates are ISO text; a column for a day or a moment holds '2026-02-28' or an ISO moment with its offset, which sort
together. `kept` columns follow from others, are maintained by store/facts.py, and are never journaled.
"""

from __future__ import annotations

import uuid
from typing import Any

from peewee import (
    AutoField,
    BlobField,
    BooleanField,
    Field,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)


class UuidField(Field):
    """A UUID: 16 bytes in the book, its usual text in Python."""

    field_type = "BLOB"

    def db_value(self, value: str | None) -> bytes | None:
        """The 16 bytes of a UUID's text."""
        return None if value is None else uuid.UUID(value).bytes

    def python_value(self, value: bytes | None) -> str | None:
        """The text of a UUID's 16 bytes."""
        return None if value is None else str(uuid.UUID(bytes=bytes(value)))


class Table(Model):
    """Any table of the book. Bound to no database: each query is given the book it is for."""

    class Meta:
        """Tables are named like their classes, in snake case."""

        legacy_table_names = False


class Row(Table):
    """A table whose rows have a number and a UUID."""

    id = AutoField()
    uuid = UuidField(unique=True)


class Circles(Row):
    """How close: each with the cadence of those in it."""

    name = TextField()
    cadence_count = IntegerField(null=True)
    cadence_unit = TextField(null=True)
    position = IntegerField()


class Contacts(Row):
    """People. The columns named in `kept` are kept."""

    full = TextField(default="")
    prefix = TextField(default="")
    given = TextField(default="")
    additional = TextField(default="")
    family = TextField(default="")
    suffix = TextField(default="")
    nickname = TextField(default="")
    phonetic_given = TextField(default="")
    phonetic_family = TextField(default="")
    pronouns = TextField(default="")
    organisation = TextField(default="")
    department = TextField(default="")
    role = TextField(default="")
    notes = TextField(default="")
    how_we_met = TextField(default="")
    portrait = TextField(null=True)
    circle = ForeignKeyField(Circles, null=True, on_delete="SET NULL", backref="+")
    cadence_count = IntegerField(null=True)
    cadence_unit = TextField(null=True)
    reaching_out = BooleanField(default=False)
    vcard_uid = TextField(default="")
    added_on = TextField()
    first_due_on = TextField(null=True)
    archived = BooleanField(default=False)
    paused_until = TextField(null=True)
    is_me = BooleanField(default=False)
    revision = IntegerField(default=1)
    field_times = TextField(default="{}")

    display_name = TextField(default="")
    sort_name = TextField(default="")
    folded = TextField(default="")
    folded_more = TextField(default="")
    last_contact_on = TextField(null=True)
    last_channel = TextField(null=True)
    since_on = TextField(null=True)
    in_touch_from = TextField(null=True)
    next_due_on = TextField(null=True)
    drifting_from = TextField(null=True)
    lapsed_from = TextField(null=True)
    gap_days = IntegerField(null=True)
    shows_on = TextField(null=True)
    check_in = UuidField(null=True)
    holidays = TextField(default="")
    waiting_since = TextField(null=True)

    kept = (
        "display_name", "sort_name", "folded", "folded_more", "last_contact_on", "last_channel", "since_on",
        "in_touch_from", "next_due_on", "drifting_from", "lapsed_from", "gap_days", "shows_on", "check_in",
        "waiting_since",
    )  # fmt: skip


class OfContact(Row):
    """A row that belongs to one contact and goes with it. `position` is its place among its like, from 0."""

    contact = ForeignKeyField(Contacts, on_delete="CASCADE", backref="+")
    position = IntegerField(default=0)


class Reaches(OfContact):
    """Ways to reach a contact."""

    kind = TextField()
    value = TextField()
    label = TextField(default="")
    preferred = BooleanField(default=False)


class Addresses(OfContact):
    """Postal addresses."""

    label = TextField(default="")
    street = TextField(default="")
    extended = TextField(default="")
    po_box = TextField(default="")
    city = TextField(default="")
    region = TextField(default="")
    postal_code = TextField(default="")
    country = TextField(default="")


class ContactDates(OfContact):
    """Dates that return every year, or come `once`; an unknown part is null. `lead_days` is null for the default."""

    kind = TextField()
    label = TextField(default="")
    year = IntegerField(null=True)
    month = IntegerField(null=True)
    day = IntegerField(null=True)
    lead_days = IntegerField(null=True)
    once = BooleanField(default=False)


class Interests(OfContact):
    """Interests, values, needs and offers."""

    kind = TextField()
    text = TextField()


class Relations(OfContact):
    """Others in a contact's life; `other` is a contact's UUID as text, or empty."""

    label = TextField()
    name = TextField()
    other = TextField(default="")


class UnknownProperties(OfContact):
    """vCard properties kept to the letter."""

    name = TextField()
    value = TextField()
    group = TextField(default="", column_name="grouped")
    params = TextField(default="")


class Tags(OfContact):
    """Tags, one row for each contact that has one."""

    text = TextField()


class Interactions(Row):
    """What happened. `happened` is a day or a moment; one that `introduces` made its people known to each other."""

    happened = TextField()
    channel = TextField()
    initiator = TextField()
    notes = TextField(default="")
    counts = BooleanField(default=True)
    minutes = IntegerField(null=True)
    source = TextField(default="")
    introduces = BooleanField(default=False)


class Participants(Table):
    """Who took part in an interaction, with its time once more so that one contact's timeline is one index."""

    id = AutoField()
    interaction = ForeignKeyField(Interactions, on_delete="CASCADE", backref="+")
    contact = ForeignKeyField(Contacts, on_delete="CASCADE", backref="+")
    happened = TextField()


class OpenLoops(Row):
    """Something to come back to; open while `closed_on` is null."""

    contact = ForeignKeyField(Contacts, on_delete="CASCADE", backref="+")
    interaction = ForeignKeyField(Interactions, null=True, on_delete="SET NULL", backref="+")
    text = TextField()
    opened_on = TextField()
    on_day = TextField(null=True)
    closed_on = TextField(null=True)
    closed_by = ForeignKeyField(Interactions, null=True, on_delete="SET NULL", backref="+")


class Favors(Row):
    """The ledger of help asked for, received, given and thanked for."""

    contact = ForeignKeyField(Contacts, on_delete="CASCADE", backref="+")
    entry = TextField()
    text = TextField(default="")
    on_day = TextField()


class CheckIns(Row):
    """Check-ins that people made, and what was done with those that follow from a cadence or a date.

    `due` and `snoozed_to` are a day or a moment; the others moments.
    """

    contact = ForeignKeyField(Contacts, on_delete="CASCADE", backref="+")
    kind = TextField()
    reason = TextField(default="")
    due = TextField()
    state = TextField()
    snoozed_to = TextField(null=True)
    snoozed_at = TextField(null=True)
    closed_at = TextField(null=True)
    band = TextField(default="")
    interaction = ForeignKeyField(Interactions, null=True, on_delete="SET NULL", backref="+")
    loop = ForeignKeyField(OpenLoops, null=True, on_delete="CASCADE", backref="+")
    favor = ForeignKeyField(Favors, null=True, on_delete="CASCADE", backref="+")


class Preferences(Table):
    """One preference a row, its value as JSON."""

    id = AutoField()
    name = TextField(unique=True)
    value = TextField()


class Pictures(Table):
    """Portraits by the SHA-256 of their bytes. Never changed, so never journaled; dropped when nothing names them."""

    digest = TextField(primary_key=True)
    media = TextField()
    data = BlobField()


class MatchKeys(Table):
    """The keys by which an import recognises a contact (domain.imports.match_keys). Kept."""

    key = TextField()
    contact = ForeignKeyField(Contacts, on_delete="CASCADE", backref="+")

    class Meta:
        """One row for a key and a contact."""

        primary_key = False


class Announcements(Table):
    """What was announced. Never undone: what was said was said."""

    key = TextField(primary_key=True)
    claimed_at = TextField()
    shown_by = TextField(default="")


class ChangeSets(Row):
    """One thing a person did. `target` is the set that an undo or redo is about."""

    label = TextField()
    made_at = TextField()
    origin = TextField(default="")
    kind = TextField(default="do")
    target = IntegerField(null=True)
    undone_by = IntegerField(null=True)


class RowChanges(Table):
    """One row before and after, as JSON; null where there was or is none."""

    id = AutoField()
    change_set = ForeignKeyField(ChangeSets, on_delete="CASCADE", backref="+")
    table_name = TextField()
    row = IntegerField()
    before = TextField(null=True)
    after = TextField(null=True)


class OpenSet(Table):
    """The set that is being written, within its transaction only: a write without one fails."""

    change_set = ForeignKeyField(ChangeSets)

    class Meta:
        """At most one row."""

        primary_key = False


class RowDigests(Table):
    """What a block of a table's rows sums up to (store/digests.py); null where it is not summed yet."""

    table_name = TextField()
    block = IntegerField()
    held = IntegerField(null=True)
    total = IntegerField(null=True)

    class Meta:
        """One row for a table and a block."""

        primary_key = False


class Upkeep(Table):
    """What upkeep remembers of itself, such as when the whole book was looked through last. Never undone."""

    name = TextField(primary_key=True)
    value = TextField()


JOURNALED: tuple[Any, ...] = (
    Circles, Contacts, Reaches, Addresses, ContactDates, Interests, Relations, UnknownProperties, Tags, Interactions,
    Participants, OpenLoops, Favors, CheckIns, Preferences,
)  # fmt: skip
"""Tables whose every change is journaled, referenced ones first."""

ALL: tuple[Any, ...] = (
    *JOURNALED, Pictures, MatchKeys, Announcements, ChangeSets, RowChanges, OpenSet, RowDigests, Upkeep,
)  # fmt: skip


def columns(table: Any) -> list[Field]:
    """A table's columns without those that are kept, in order."""
    kept = getattr(table, "kept", ())
    return [field for field in table._meta.sorted_fields if field.column_name not in kept]


def name_of(table: Any) -> str:
    """A table's name in the book."""
    return str(table._meta.table_name)
