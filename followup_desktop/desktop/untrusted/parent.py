"""The parent: starts the child, believes nothing but well-formed answers, and kills it where it must."""

from __future__ import annotations

import json
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from followup_desktop.desktop.launch import own_command
from followup_desktop.desktop.untrusted.child import KINDS
from followup_desktop.desktop.untrusted.codec import decode, encode
from followup_desktop.desktop.untrusted.sources import Source, Wish, names_of
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.foreign import ForeignCard, ForeignGroup, Happened
from followup_desktop.domain.groups import with_groups
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.problems import Problem

OPTION = "--read-untrusted"
"""With this one argument the program is the child."""
MOST_BYTES = 200 << 20
"""Of one file (interfaces.md); larger ones are for the command line's --large."""
_MOST_LINE = 128 << 20
_SILENCE = 30.0
"""Seconds without a word after which the child is given up."""
_LOOK = 0.2


class Stopped(Refused):
    """The person asked for it to stop; nothing of it is kept."""


@dataclass(slots=True)
class Found:
    """What the files hold."""

    cards: list[ForeignCard] = field(default_factory=list)
    happened: list[Happened] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)

    def source(self, name: str) -> Source | None:
        """What the file of a name was taken for."""
        return next((source for source in self.sources if source.name == name), None)


def read_files(
    files: Sequence[Path],
    progress: Callable[[int, int, int], None] = lambda people, done, total: None,
    stop: threading.Event | None = None,
    silence: float = _SILENCE,
    wishes: Mapping[Path, Wish] = MappingProxyType({}),
) -> Found:
    """Read people from files in a child process. Blocks: run it on a thread.

    A file is called by its name, one of several of the same name by its folders too (`names_of`). People told of in
    passing come last, so that whoever has a card in another file is known by then. `wishes` say of some files how they
    are to be read. `progress` is told how many people were found, and bytes done of how many.
    Raises Stopped when `stop` is set, and Refused where a file is too large or the child does not get through it.
    """
    found = Found()
    groups: list[ForeignGroup] = []
    names = names_of(files)
    small = [file for file in names if not _too_large(file, names[file], found)]
    if not small:
        return found
    with _child(stop or threading.Event(), silence) as child:
        child.ask({
            "files": [str(file.absolute()) for file in small],
            "names": [names[file] for file in small],
            "wishes": [encode(wishes.get(file, Wish())) for file in small],
        })  # fmt: skip
        for answer in child.answers():
            if "at" in answer:
                done, total = (int(number) for number in answer["at"])
                progress(len(found.cards), done, total)
            else:
                _take(found, groups, answer)
    found.cards = with_groups(found.cards, groups)
    found.cards.sort(key=lambda card: card.passing)
    return found


def _take(found: Found, groups: list[ForeignGroup], answer: dict[str, Any]) -> None:
    for kind, name in KINDS.items():
        if name in answer:
            value: Any = decode(kind, answer[name])
            if isinstance(value, ForeignCard):
                found.cards.append(value)
            elif isinstance(value, ForeignGroup):
                groups.append(value)
            elif isinstance(value, Problem):
                found.problems.append(value)
            elif isinstance(value, Source):
                found.sources.append(value)
            else:
                found.happened.append(value)


def child_command() -> tuple[tuple[str, ...], Path | None]:
    """How the child is started, and the folder that it must be started in."""
    own = own_command()
    return (*own.arguments, OPTION), own.folder


class _Child:
    """A running child, with somebody who looks at the clock."""

    def __init__(self, process: subprocess.Popen[bytes], stop: threading.Event, silence: float) -> None:
        self._process = process
        self._stop = stop
        self._silence = silence
        self._heard = time.monotonic()
        self._ended = threading.Event()
        self._silent = False
        threading.Thread(target=self._watch, name="untrusted watch", daemon=True).start()

    def ask(self, request: dict[str, Any]) -> None:
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(request).encode() + b"\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            self._fail()

    def answers(self) -> Iterator[dict[str, Any]]:
        """Each line that the child writes, until it says that it is done."""
        assert self._process.stdout is not None
        while line := self._process.stdout.readline(_MOST_LINE):
            self._heard = time.monotonic()
            if self._stop.is_set():
                break
            try:
                answer = json.loads(line)
            except (ValueError, RecursionError):
                break
            if not isinstance(answer, dict):
                break
            if answer.get("done"):
                return
            yield answer
        self._fail()

    def end(self) -> None:
        self._ended.set()
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()

    def _fail(self) -> None:
        if self._stop.is_set():
            raise Stopped(_("Stopped"))
        if self._silent:
            raise Refused(_("Reading took too long and was given up; nothing was imported"))
        raise Refused(_("The file could not be read to its end; nothing was imported"))

    def _watch(self) -> None:
        while not self._ended.wait(_LOOK):
            self._silent = time.monotonic() - self._heard > self._silence
            if self._silent or self._stop.is_set():
                self._process.kill()
                return


@contextmanager
def _child(stop: threading.Event, silence: float) -> Iterator[_Child]:
    arguments, folder = child_command()
    process = subprocess.Popen(
        arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=folder,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )  # fmt: skip
    child = _Child(process, stop, silence)
    try:
        yield child
    except (TypeError, ValueError) as error:
        raise Refused(_("The file could not be read to its end; nothing was imported")) from error
    finally:
        child.end()


def _too_large(file: Path, name: str, found: Found) -> bool:
    try:
        too_large = file.stat().st_size > MOST_BYTES
    except OSError:
        return False
    if too_large:
        message = _("The file is larger than 200 MB: import it with 'followup-desktop import --large'")
        found.problems.append(Problem(name, 0, message))
    return too_large
