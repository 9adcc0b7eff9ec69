"""The program's one door: picks the window, the tray or the command line, and imports each of them late."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from followup_desktop import __version__
from followup_desktop.desktop.dumps import keep_out_of_dumps
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _

if TYPE_CHECKING:
    from followup_desktop.cli.system import Answer, Sent
    from followup_desktop.store.keys import Key

_NAME = "Followup"
_PROGRAM = "followup-desktop"
_WORD_MS = 2000
_TRAY_ENDS_IN = 5.0
_QUITS_IN = 20.0
"""Seconds, at most."""
_READ_UNTRUSTED = "--read-untrusted"
"""Said by desktop/untrusted alone: this process reads files that anybody may have made."""
_FIND_DUPLICATES = "--find-duplicates"
"""Said by desktop/matching alone, with the folder of a book: this process looks for duplicates in it."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program with these arguments (the process's own where none are given), and give its exit code."""
    _speak_utf8()
    keep_out_of_dumps()
    given = sys.argv[1:] if arguments is None else list(arguments)
    if given == [_READ_UNTRUSTED]:
        from followup_desktop.desktop.untrusted.child import main as child_main

        return child_main()
    if given[:1] == [_FIND_DUPLICATES] and len(given) == len((_FIND_DUPLICATES, "FOLDER")):
        from followup_desktop.desktop.matching import main as matching_main

        return matching_main(Path(given[1]))
    parser = _parser()
    options = parser.parse_args(arguments)
    if (options.tray or options.quit) and options.command:
        parser.error(_("--tray and --quit take no command"))
    if options.demo and (options.data or options.quit):
        parser.error(_("--demo brings a book of its own: leave out --data and --quit"))
    if options.quit:
        return _quit(options.data)
    if options.demo:
        with _demo_book() as folder:
            try:
                return _open_door(options, folder)
            finally:
                _end_tray(folder)
    return _open_door(options, options.data)


def _open_door(options: argparse.Namespace, folder: Path | None) -> int:
    if options.tray:
        from followup_desktop.tray.application import main as tray_main

        return tray_main(folder)
    files = _files(options.command)
    if options.command and not files:
        name, *rest = options.command
        return _command([name, *(["--json"] if options.json else []), *rest], folder)
    from followup_desktop.window.application import main as window_main

    return window_main(folder, files=files)


def _files(words: Sequence[str]) -> list[Path]:
    """The files that stand where a command could: what opening a contact card with this program says."""
    if not words:
        return []
    from followup_desktop.cli.commands import summaries

    named = words[0] not in summaries() and all(map(os.path.isfile, words))
    return [Path(word).absolute() for word in words] if named else []


def _quit(folder: Path | None) -> int:
    """End the window and the tray of a book, as before this program is replaced; 1 where one of them stays."""
    from followup_desktop.desktop.ending import end
    from followup_desktop.desktop.paths import find_folders
    from followup_desktop.desktop.running import Role

    runtime = find_folders(folder).runtime
    # The window first: it looks after the tray.
    ended = [end(role, runtime, _QUITS_IN) for role in (Role.WINDOW, Role.TRAY)]
    return 0 if all(ended) else 1


def _command(arguments: Sequence[str], folder: Path | None) -> int:
    from followup_desktop.cli.main import main as cli_main
    from followup_desktop.desktop.paths import data_folder

    data = data_folder(folder)
    code = cli_main(arguments, folder=data, now=_now(), system=_ThisSystem(data))
    # The process ends: all that is loaded need not be searched for cycles once more, which is a tenth of its time.
    gc.freeze()
    return code


class _ThisSystem:
    """What the desktop's floor and the notifications know of this system (cli.system.System)."""

    def __init__(self, data: Path) -> None:
        self._data = data

    def tray_running(self) -> bool:
        """Whether the tray of this book runs."""
        from followup_desktop.desktop.paths import find_folders
        from followup_desktop.desktop.running import Role, is_running

        return is_running(Role.TRAY, find_folders(self._data).runtime)

    def notifications(self) -> Answer:
        """Whether notifications can be shown."""
        from followup_desktop.cli.system import Answer
        from followup_desktop.notify.reachable import reachable

        found = reachable()
        return Answer(found.ok, found.detail)

    def starts_at_login(self) -> bool:
        """Whether the tray is started at login."""
        from followup_desktop.desktop.autostart import autostart

        try:
            return autostart().enabled()
        except OSError:
            return False

    def recall_key(self, salt: bytes) -> Key | None:
        """What the system's keyring keeps."""
        from followup_desktop.desktop.system_keyring import recall

        return recall(salt)

    def replace_key(self, old: Key | None, new: Key | None) -> None:
        """Only where the keyring kept the old key it keeps the new one."""
        from followup_desktop.desktop.system_keyring import forget, recall, remember

        if old is None or recall(old.salt) is None:
            return
        forget(old.salt)
        if new is not None:
            with suppress(Refused):
                remember(new)

    def let_go(self) -> None:
        """Ask the tray to close the book."""
        self._tell_tray("let-go")

    def go_on(self, key: Key | None) -> None:
        """Tell the tray how to open the book again."""
        self._tell_tray("changed" if key is None else f"key {key.to_text()}")

    def _tell_tray(self, word: str) -> None:
        from followup_desktop.desktop.paths import find_folders
        from followup_desktop.desktop.running import Role

        if self.tray_running():
            from followup_desktop.desktop.words import send_word

            send_word(Role.TRAY, find_folders(self._data).runtime, word, _WORD_MS)

    def send_notification(self, title: str, body: str) -> Sent:
        """Send one notification the way the tray does."""
        from followup_desktop.cli.system import Sent
        from followup_desktop.notify.trial import send_test
        from followup_desktop.notify.values import Channel

        outcome = send_test(_NAME, title, body)
        words = {
            Channel.NATIVE: _("A native notification was shown, as reminders are."),
            Channel.PLAIN: _("Handed on as a plain notification without buttons; look whether it is there."),
        }
        text = " ".join(filter(None, (words.get(outcome.channel, ""), outcome.reason)))
        return Sent(str(outcome.channel), text)


def _end_tray(folder: Path) -> None:
    """End the tray of a book that goes away with its window, and take away where it listened."""
    import shutil

    from followup_desktop.desktop.ending import end
    from followup_desktop.desktop.paths import find_folders
    from followup_desktop.desktop.running import Role

    runtime = find_folders(folder).runtime
    end(Role.TRAY, runtime, _TRAY_ENDS_IN)
    shutil.rmtree(runtime, ignore_errors=True)


@contextmanager
def _demo_book() -> Iterator[Path]:
    """A folder with a demo book made for this day, thrown away afterwards."""
    import tempfile

    from followup_desktop.desktop.paths import resource
    from followup_desktop.store.demo.book import make_demo_book

    with tempfile.TemporaryDirectory(prefix="followup-demo-", ignore_cleanup_errors=True) as name:
        make_demo_book(Path(name), resource("demo"), _now()).close()
        yield Path(name)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog=_PROGRAM,
        usage=f"{_PROGRAM} [--data DIR | --demo] [--tray | --quit | FILE ... | COMMAND ...]",
        description=_("Helps one person follow up and stay in touch. Without a command its window opens."),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--data", type=Path, metavar="DIR", help=_("the folder of the book; or FOLLOWUP_DATA"))
    parser.add_argument("--demo", action="store_true", help=_("a throw-away book of invented people"))
    process = parser.add_mutually_exclusive_group()
    process.add_argument("--tray", action="store_true", help=_("the process that reminds"))
    process.add_argument("--quit", action="store_true", help=_("end the window and the reminders of this book"))
    parser.add_argument("--version", action="version", version=f"{_NAME} {__version__}")
    parser.add_argument("--json", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("command", nargs=argparse.REMAINDER, metavar="COMMAND", help=argparse.SUPPRESS)
    return parser


class _Parser(argparse.ArgumentParser):
    """Looks up the commands when help is asked for, and not before."""

    def format_help(self) -> str:
        from followup_desktop.cli.commands import summaries

        commands = "\n".join(f"  {name:<10}{summary}" for name, summary in summaries().items())
        more = _("Each command has a --help of its own, and prints JSON with --json.")
        return f"{super().format_help()}\n{_('commands')}:\n{commands}\n\n{more}\n"


def _now() -> datetime:
    """The moment in the local zone: the one place where the command line's clock is read."""
    from followup_desktop.desktop.clock import LateZone

    return LateZone().now


def _speak_utf8() -> None:
    """Write UTF-8 whatever the system's code page; a process without a console has nowhere to write."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
