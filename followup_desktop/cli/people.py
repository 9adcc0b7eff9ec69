"""Contacts: add, show, list, search, merge."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from followup_desktop.cli import output, shapes
from followup_desktop.cli.arguments import birthday, count
from followup_desktop.cli.contact_page import page
from followup_desktop.cli.session import ORIGIN, Command, Session
from followup_desktop.domain.cadence import Band, Cadence
from followup_desktop.domain.contacts import ContactDate, ContactFields, DateKind, Name, Reach, ReachKind
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.words import band_name
from followup_desktop.store.reads.contacts import ContactRow, contact, contact_rows, find
from followup_desktop.store.reads.lists import ListQuery, contact_ids
from followup_desktop.store.reads.search import search
from followup_desktop.store.reads.settings import circle_named, circles
from followup_desktop.store.writes.contacts import add_contact, merge_contacts

_PAGE = 500


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME")
    parser.add_argument("--email", action="append", default=[], metavar="E")
    parser.add_argument("--phone", action="append", default=[], metavar="P")
    parser.add_argument("--circle", metavar="C")
    parser.add_argument("--every", metavar="CADENCE", help=_("such as '6 weeks'"))
    parser.add_argument("--birthday", metavar="D", help=_("2026-02-28, or 02-28 where the year is unknown"))
    parser.add_argument("--org", default="", metavar="O")
    parser.add_argument("--tag", action="append", default=[], metavar="T")


def _add(session: Session, options: Namespace) -> None:
    reaches = [Reach(ReachKind.EMAIL, value.strip()) for value in options.email if value.strip()]
    reaches += [Reach(ReachKind.PHONE, value.strip()) for value in options.phone if value.strip()]
    born = birthday(options.birthday, session.today) if options.birthday else None
    fields = ContactFields(
        name=Name(full=" ".join(options.name.split())),
        organisation=options.org.strip(),
        reaches=tuple(dict.fromkeys(reaches)),
        dates=(ContactDate(DateKind.BIRTHDAY, born),) if born else (),
        tags=tuple(dict.fromkeys(tag.strip() for tag in options.tag if tag.strip())),
        circle=circle_named(session.book, options.circle).id if options.circle else None,
        cadence=Cadence.parse(options.every) if options.every else None,
    )
    changes = add_contact(session.book, fields, session.now, ORIGIN)
    _answer(session, changes.created[0], changes.label)


def _show_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("contact", metavar="CONTACT", help=_("an id, a name or an e-mail"))


def _show(session: Session, options: Namespace) -> None:
    _answer(session, find(session.book, options.contact))


def _list_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--circle", metavar="C")
    parser.add_argument("--tag", default="", metavar="T")
    parser.add_argument("--band", metavar="B", help=", ".join(Band))
    parser.add_argument("--archived", action="store_true", help=_("those who are archived instead"))
    parser.add_argument("--limit", type=count, metavar="N")


def _list(session: Session, options: Namespace) -> None:
    book = session.book
    query = ListQuery(
        circle=circle_named(book, options.circle).id if options.circle else None,
        tag=options.tag.strip(),
        band=_band(options.band) if options.band else None,
        archived=options.archived,
    )
    with book.snapshot():
        ids = contact_ids(book, query, session.today)[: options.limit]
        rows = [row for start in range(0, len(ids), _PAGE) for row in _rows(session, ids[start : start + _PAGE])]
        names: dict[int | None, str] = {circle.id: circle.name for circle in circles(book)}
    session.answer(
        lambda: [shapes.row(row, names.get(row.circle), session.today) for row in rows],
        lambda: _list_lines(session, rows, names),
    )


def _rows(session: Session, ids: list[int]) -> list[ContactRow]:
    found = contact_rows(session.book, ids)
    return [found[one] for one in ids]


def _list_lines(session: Session, rows: list[ContactRow], names: dict[int | None, str]) -> Iterator[str]:
    if not rows:
        yield _("Nobody fits.")
        return
    head = (_("NAME"), _("CIRCLE"), _("BAND"), _("LAST CONTACT"), _("NEXT"))
    yield from output.table([head, *(_list_line(session, row, names.get(row.circle, "")) for row in rows)])


def _list_line(session: Session, row: ContactRow, circle: str) -> tuple[str, ...]:
    last = row.last_contact_on.isoformat() if row.last_contact_on else ""
    following = row.rhythm.due_on.isoformat() if row.rhythm else ""
    return (row.name, circle, band_name(row.band(session.today)), last, following)


def _search_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("text", metavar="TEXT")
    parser.add_argument("--limit", type=count, default=50, metavar="N")


def _search(session: Session, options: Namespace) -> None:
    found = search(session.book, options.text, session.today, options.limit)
    session.answer(
        lambda: [
            {"contact": {"id": one.uuid, "name": one.name}, "where": one.where, "excerpt": one.excerpt} for one in found
        ],
        lambda: output.table([(one.name, one.where, one.excerpt) for one in found]) if found else [_("Nobody found.")],
    )


def _merge_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("keep", metavar="KEEP", help=_("the contact that stays"))
    parser.add_argument("other", metavar="OTHER", help=_("the contact that goes into it"))


def _merge(session: Session, options: Namespace) -> None:
    keep, other = find(session.book, options.keep), find(session.book, options.other)
    changes = merge_contacts(session.book, keep, other, session.now, ORIGIN)
    _answer(session, keep, changes.label)


def _answer(session: Session, contact_id: int, label: str = "") -> None:
    one = contact(session.book, contact_id)
    session.answer(
        lambda: shapes.contact(session.book, one, session.today),
        lambda: [*([label, ""] if label else []), *page(session.book, one, session.today)],
    )


def _band(text: str) -> Band:
    word = " ".join(text.casefold().replace("-", " ").split())
    if word not in {str(band) for band in Band}:
        raise Refused(
            _("There is no band '{text}'; there are {names}").format(text=text, names=", ".join(Band)), "band"
        )
    return Band(word)


COMMANDS = {
    "add": Command(_add_arguments, _add),
    "show": Command(_show_arguments, _show),
    "list": Command(_list_arguments, _list),
    "search": Command(_search_arguments, _search),
    "merge": Command(_merge_arguments, _merge),
}
