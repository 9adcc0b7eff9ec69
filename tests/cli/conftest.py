"""A command line in this process, on a real book, at a moment that stands still."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from followup_desktop.cli.main import main
from followup_desktop.cli.system import Answer, Sent
from followup_desktop.store.keys import Key
from tests.support.fixtures import short_folder  # noqa: F401

NOBODY = 65534


@dataclass
class Ran:
    """How a command ended, and what it printed."""

    code: int
    out: str
    error: str

    @property
    def document(self) -> Any:
        """The JSON document of a command that went well."""
        assert (self.code, self.error) == (0, ""), self
        return json.loads(self.out)


@dataclass
class FakeSystem:
    """A system that is as a test says."""

    running: bool = False
    reachable: Answer = field(default_factory=lambda: Answer(True, "a server"))
    at_login: bool = False
    way: Sent = field(default_factory=lambda: Sent("native", "shown"))
    sent: list[tuple[str, str]] = field(default_factory=list)
    keyring: dict[bytes, Key] = field(default_factory=dict)
    told: list[object] = field(default_factory=list)

    def tray_running(self) -> bool:
        return self.running

    def notifications(self) -> Answer:
        return self.reachable

    def starts_at_login(self) -> bool:
        return self.at_login

    def send_notification(self, title: str, body: str) -> Sent:
        self.sent.append((title, body))
        return self.way

    def recall_key(self, salt: bytes) -> Key | None:
        return self.keyring.get(salt)

    def replace_key(self, old: Key | None, new: Key | None) -> None:
        if old is not None and self.keyring.pop(old.salt, None) and new is not None:
            self.keyring[new.salt] = new

    def let_go(self) -> None:
        self.told.append("let-go")

    def go_on(self, key: Key | None) -> None:
        self.told.append(key)


@pytest.fixture
def system() -> FakeSystem:
    return FakeSystem()


@pytest.fixture
def run(book_folder: Path, now: datetime, system: FakeSystem, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Run a command, at the standing moment or another, on the test's book or another folder's."""

    def running(*arguments: str, at: datetime = now, folder: Path = book_folder) -> Ran:
        capsys.readouterr()
        code = main(list(arguments), folder=folder, now=at, system=system)
        return Ran(code, *capsys.readouterr())

    return running


@pytest.fixture
def read(run: Callable[..., Ran]) -> Callable[..., Any]:
    """Run a command with --json, and give its document."""

    def reading(*arguments: str, **where: Any) -> Any:
        return run(*arguments, "--json", **where).document

    return reading


@contextmanager
def as_nobody() -> Iterator[None]:
    """Within it the system refuses what it refuses an ordinary user, also where root runs the tests."""
    if os.geteuid() != 0:
        yield
        return
    os.setresgid(NOBODY, NOBODY, 0)
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)
        os.setresgid(0, 0, 0)


def given_to_nobody(folder: Path) -> None:
    """Make an ordinary user the owner of a folder and what is in it, where root runs the tests."""
    if os.geteuid() == 0:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, NOBODY, NOBODY)
