"""The door of the command line: arguments in, a command run, one line and an exit code for what goes wrong."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from followup_desktop.cli import output
from followup_desktop.cli.commands import load, summaries
from followup_desktop.cli.session import Command, Session, WrongUsage
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _

if TYPE_CHECKING:
    from followup_desktop.cli.system import System

PROGRAM = "followup-desktop"
DONE, NOT_DONE, WRONG_USAGE, NOT_OPENED = 0, 1, 2, 3
_INTERRUPTED = 130


def main(arguments: Sequence[str], *, folder: Path, now: datetime, system: System) -> int:
    """Run one command on the book in a folder, and give its exit code (interfaces: 0, 1, 2 or 3)."""
    try:
        command, options = _parse(arguments)
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else WRONG_USAGE
    session = Session(folder, now, system, as_json=options.json, passphrase_file=options.passphrase_file)
    try:
        code = _run(command, session, options)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read has read enough; Python's own flush at exit must not complain either.
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return NOT_DONE
    return code


def _run(command: Command, session: Session, options: argparse.Namespace) -> int:
    from followup_desktop.store.errors import BookDamaged, BookError, BookNewer

    try:
        return command.run(session, options) or DONE
    except Refused as refused:
        output.message(str(refused))
        return WRONG_USAGE if isinstance(refused, WrongUsage) else NOT_DONE
    except BookError as error:
        output.message(str(error))
        return NOT_OPENED if not session.opened or isinstance(error, (BookDamaged, BookNewer)) else NOT_DONE
    except KeyboardInterrupt:
        return _INTERRUPTED
    finally:
        session.close()


def _parse(arguments: Sequence[str]) -> tuple[Command, argparse.Namespace]:
    """The command and its options. Raises SystemExit after saying what is wrong, or after the help that was asked."""
    name, *rest = arguments
    known = summaries()
    if name not in known:
        output.message(_("There is no command '{name}'; there are {names}").format(name=name, names=", ".join(known)))
        raise SystemExit(WRONG_USAGE)
    command = load(name)
    parser = argparse.ArgumentParser(prog=f"{PROGRAM} {name}", description=known[name], allow_abbrev=False)
    parser.add_argument("--json", action="store_true", help=_("print one JSON document"))
    text = _("a file with the passphrase of an encrypted book in its first line; or FOLLOWUP_PASSPHRASE_FILE")
    parser.add_argument("--passphrase-file", type=Path, metavar="FILE", help=text)
    command.arguments(parser)
    # Options may stand anywhere; but only the plain way knows '--', after which nothing is an option.
    options = parser.parse_args(rest) if "--" in rest else parser.parse_intermixed_args(rest)
    _refuse_broken_text(parser, options)
    return command, options


def _refuse_broken_text(parser: argparse.ArgumentParser, options: argparse.Namespace) -> None:
    """Text that the system could not decode cannot be kept; names of files may be any bytes."""
    for name, value in vars(options).items():
        if name not in {"file", "files"} and _is_broken(value):
            parser.error(_("an argument is not valid text"))


def _is_broken(value: object) -> bool:
    if isinstance(value, list):
        return any(map(_is_broken, value))
    return isinstance(value, str) and any("\ud800" <= letter <= "\udfff" for letter in value)
