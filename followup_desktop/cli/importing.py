"""Import: files are read, matched with the book, and committed as one change."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from followup_desktop.cli import output
from followup_desktop.cli.file_names import READ, format_of, shown, told
from followup_desktop.cli.session import ORIGIN, Command, Session
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.foreign import Foreign, ForeignCard, ForeignGroup, Format, ReadOptions
from followup_desktop.domain.groups import with_groups
from followup_desktop.domain.imports import ImportPlan, Outcome, plan
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.language import ngettext
from followup_desktop.domain.problems import Problem
from followup_desktop.formats.reading import read
from followup_desktop.store.reads.duplicates import known_to
from followup_desktop.store.reads.history import uuid_of
from followup_desktop.store.reads.read_options import read_options
from followup_desktop.store.reads.settings import region
from followup_desktop.store.writes.imports import commit_import

_LARGEST = 200_000_000
_PROBLEMS_SHOWN = 20


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--format", metavar="F", help=told(READ))
    parser.add_argument("--dry-run", action="store_true", help=_("say what would be imported and write nothing"))
    parser.add_argument("--large", action="store_true", help=_("files of more than 200 MB too"))


def _import(session: Session, options: Namespace) -> None:
    found = _read_all(options, read_options(session.book))
    groups = [one for one in found if isinstance(one, ForeignGroup)]
    cards = with_groups([one for one in found if isinstance(one, ForeignCard)], groups)
    cards.sort(key=lambda card: card.passing)
    problems = [one for one in found if isinstance(one, Problem)]
    happened = [one for one in found if not isinstance(one, ForeignCard | ForeignGroup | Problem)]
    known = known_to(session.book, [card.fields for card in cards])
    planned = plan(cards, known, problems, happened=happened, region=region(session.book))
    undo = None if options.dry_run else _commit(session, planned)
    session.answer(lambda: _shape(planned, undo), lambda: _lines(planned, undo, dry_run=options.dry_run))
    if not session.as_json:
        _tell(problems)


def _commit(session: Session, planned: ImportPlan) -> str | None:
    """Write the plan; the id by which it can be undone, None where it changed nothing."""
    if not planned.count(Outcome.NEW) + planned.count(Outcome.MERGED) + len(planned.happened):
        return None
    changes = commit_import(session.book, planned, session.now, progress=output.progress, origin=ORIGIN)
    output.progress(1, 1)
    return uuid_of(session.book, changes.set_id) if changes else None


def _read_all(options: Namespace, knows: ReadOptions) -> list[Foreign | Problem]:
    """What all files hold. Raises Refused where one cannot be opened, or none is what it claims to be."""
    for file in options.files:
        _kind(file, options.format)
        _check_readable(file)
    found: list[Foreign | Problem] = []
    refused: list[Problem] = []
    for file in options.files:
        told = list(_read(file, _kind(file, options.format), knows, large=options.large))
        found += told
        if all(isinstance(one, Problem) and not one.skipped for one in told):
            refused += [one for one in told if isinstance(one, Problem)][:1]
    if len(refused) == len(options.files):
        raise Refused("; ".join(_problem_line(one) for one in refused))
    return found


def _kind(file: Path, named: str | None) -> Format | None:
    """The format that is named; None to find it out by what is in the file. Raises Refused for an unknown one."""
    return Format(format_of(file, named)) if named is not None else None


def _check_readable(file: Path) -> None:
    with _unreadable(file), file.open("rb"):
        pass


def _read(file: Path, kind: Format | None, knows: ReadOptions, *, large: bool) -> Iterator[Foreign | Problem]:
    """A file's people and problems. Raises Refused where the disk fails."""
    name = shown(file)
    with _unreadable(file), file.open("rb") as opened:
        if file.stat().st_size > _LARGEST and not large:
            yield Problem(name, 0, _("over 200 MB: say --large to import it all the same"))
            return
        yield from read(opened, name, knows, kind=kind)


@contextmanager
def _unreadable(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Refused(_("{file} cannot be read: {why}").format(file=shown(file), why=error.strerror)) from error


def _shape(planned: ImportPlan, undo: str | None) -> dict[str, object]:
    return {
        "found": planned.found,
        **{str(outcome): planned.count(outcome) for outcome in Outcome},
        "problems": [{"file": one.file, "line": one.line, "message": one.message} for one in planned.problems],
        "undo": undo,
    }


def _lines(planned: ImportPlan, undo: str | None, *, dry_run: bool) -> Iterator[str]:
    words = {
        Outcome.NEW: _("new"), Outcome.MERGED: _("merged"), Outcome.UNCHANGED: _("unchanged"),
        Outcome.SKIPPED: _("skipped"),
    }  # fmt: skip
    found = ngettext("Found {n} person", "Found {n} people", planned.found).format(n=planned.found)
    counts = ", ".join(f"{planned.count(outcome)} {word}" for outcome, word in words.items())
    yield f"{found}: {counts}."
    if planned.asked:
        yield ngettext(
            "{n} of the new ones may be somebody in your book: the window shows them under Duplicates.",
            "{n} of the new ones may be people in your book: the window shows them under Duplicates.",
            planned.asked,
        ).format(n=planned.asked)
    if dry_run:
        yield _("Nothing was written.")
    elif undo is None:
        yield _("Nothing changed.")
    else:
        yield _("To take it back: undo {id}").format(id=undo)


def _tell(problems: list[Problem]) -> None:
    for one in problems[:_PROBLEMS_SHOWN]:
        output.message(_problem_line(one))
    more = len(problems) - _PROBLEMS_SHOWN
    if more > 0:
        output.message(_("and {n} more; --json names all").format(n=more))


def _problem_line(one: Problem) -> str:
    place = f"{one.file}:{one.line}" if one.line else one.file
    return f"{place}: {one.message}"


COMMANDS = {"import": Command(_arguments, _import)}
