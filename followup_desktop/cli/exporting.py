"""Export: contacts of the book written to a file, whole or not at all."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path

from followup_desktop.cli.file_names import format_of, shown
from followup_desktop.cli.session import Command, Session
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.language import ngettext
from followup_desktop.formats.vcard import Card, write_vcards
from followup_desktop.store.files import in_the_way, put_in_place, temporary_beside
from followup_desktop.store.reads.export import exported
from followup_desktop.store.reads.settings import circle_named


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--format", metavar="F", help="vcf")
    parser.add_argument("--circle", metavar="C", help=_("only the contacts of a circle"))
    parser.add_argument("--tag", default="", metavar="T", help=_("only the contacts with a tag"))
    parser.add_argument("--force", action="store_true", help=_("overwrite the file"))


def _export(session: Session, options: Namespace) -> None:
    file: Path = options.file
    _check(session, file, options)
    circle = circle_named(session.book, options.circle).id if options.circle else None
    with temporary_beside(file) as temporary:
        with in_the_way(file), temporary.open("wb") as out, session.book.snapshot():
            count = write_vcards(_cards(session, circle, options.tag.strip()), out)
        put_in_place(temporary, file)
    text = ngettext("Exported {n} contact to {file}", "Exported {n} contacts to {file}", count)
    session.answer(
        lambda: {"file": shown(file), "contacts": count, "interactions": 0},
        lambda: [text.format(n=count, file=shown(file))],
    )


def _check(session: Session, file: Path, options: Namespace) -> None:
    """Raises Refused where the file is of an unknown kind, is there already, or is the book itself."""
    if file.is_dir() or not format_of(file, options.format):
        raise Refused(_("{file}: name a file that ends in .vcf").format(file=shown(file)))
    if not file.exists():
        return
    if file.samefile(session.book.path):
        raise Refused(_("This is the book itself: choose another file"))
    if not options.force:
        raise Refused(_("{file} is there already: say --force to overwrite it").format(file=shown(file)))


def _cards(session: Session, circle: int | None, tag: str) -> Iterator[Card]:
    for fields, circle_name in exported(session.book, circle=circle, tag=tag):
        yield Card(fields, circle_name=circle_name)


COMMANDS = {"export": Command(_arguments, _export)}
