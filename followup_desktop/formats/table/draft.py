"""A contact while its row is being understood: what the cells have said so far, what is kept, what is wrong."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field

from followup_desktop.domain.cadence import Cadence
from followup_desktop.domain.columns import Column, Field
from followup_desktop.domain.contacts import (
    ContactDate,
    ContactFields,
    Interest,
    Name,
    RawProperty,
    Reach,
    ReachKind,
    Relation,
)
from followup_desktop.domain.language import gettext as _
from followup_desktop.formats.table.addresses import Places
from followup_desktop.formats.table.days import Order
from followup_desktop.formats.table.kept import kept
from followup_desktop.formats.vcard.text import one_line


@dataclass(frozen=True, slots=True)
class Mapping:
    """What each column of a table holds: its header and its column; and the order of its dates' numbers.

    `joined` says that cells are joined as Google does, and in no other way.
    """

    header: tuple[str, ...]
    columns: tuple[Column, ...]
    order: Order = Order.DAY_FIRST
    joined: bool = False

    def of(self, place: int) -> tuple[str, Column]:
        """Header and column of a cell; one without a header is kept under its number."""
        if place < len(self.columns) and self.header[place]:
            return self.header[place], self.columns[place]
        column = self.columns[place] if place < len(self.columns) else Column(Field.KEPT)
        return _("Column {n}").format(n=place + 1), column


@dataclass(slots=True)
class Draft:
    """Everything that a row has said so far, and in words what is wrong with it.

    `labels` are the cells that are labels of others, by their field and number; `words` the fields of one text, by
    their names in ContactFields, `names` those of its name.
    `only_full` says that a name that stands among the parts too is one that has no parts.
    """

    mapping: Mapping
    labels: dict[tuple[Field, int], str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    reaches: list[Reach] = field(default_factory=list)
    places: Places = field(default_factory=Places)
    dates: list[ContactDate] = field(default_factory=list)
    birth: dict[str, str] = field(default_factory=dict)
    interests: list[Interest] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    cadence: Cadence | None = None
    reaching_out: bool = False
    only_full: bool = False
    circle_name: str = ""
    unknown: list[RawProperty] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def keep(self, header: str, text: str, *, own_field: bool = False) -> None:
        """Keep what no field could take."""
        self.unknown.append(kept(one_line(header), text, own_field=own_field))

    def label(self, which: Field, column: Column) -> str:
        """The label that belongs to a column: that of its number in this row, else the column's own."""
        return self.labels.get((which, column.number), column.label)

    def fields(self) -> ContactFields:
        """The contact's fields."""
        return ContactFields(
            name=self._name(),
            pronouns=self.words.get("pronouns", ""),
            organisation=self.words.get("organisation", ""),
            department=self.words.get("department", ""),
            role=self.words.get("role", ""),
            reaches=tuple(dict.fromkeys(self.reaches)),
            addresses=self.places.addresses(),
            dates=tuple(self.dates),
            interests=tuple(dict.fromkeys(self.interests)),
            tags=tuple(dict.fromkeys(self.tags)),
            relations=tuple(dict.fromkeys(self.relations)),
            notes="\n\n".join(self.notes),
            how_we_met=self.words.get("how_we_met", ""),
            cadence=self.cadence,
            reaching_out=self.reaching_out,
            holidays=self.words.get("holidays", ""),
            vcard_uid=self.words.get("vcard_uid", ""),
            unknown=(*self.unknown, *self.places.beyond()),
        )

    def _name(self) -> Name:
        """The name. Without any, one is called by nickname, e-mail, organisation or another way to reach them."""
        name = Name(**self.names)
        others = (name.prefix, name.additional, name.family, name.suffix)
        if self.only_full and name.given == name.full and not any(others):
            name = dataclasses.replace(name, given="")
        in_order = " ".join(filter(None, (name.prefix, name.given, name.additional, name.family, name.suffix)))
        if not name.full and not in_order:
            return dataclasses.replace(name, full=self._stand_in())
        return dataclasses.replace(name, full="") if name.full == in_order else name

    def _stand_in(self) -> str:
        emails = [reach.value for reach in self.reaches if reach.kind is ReachKind.EMAIL]
        others = [reach.value for reach in self.reaches]
        organisation = self.words.get("organisation") or self.words.get("department", "")
        return next(filter(None, (self.names.get("nickname", ""), *emails, organisation, *others)), "")
