"""The command line: every act is a command, everything seen is what it prints with --json."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from followup_desktop.cli.main import DONE, main
from followup_desktop.domain.contacts import ContactFields
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.interactions import Channel, FavorEntry, Initiator
from followup_desktop.formats.vcard import Card, write_vcards
from tests.cli.conftest import FakeSystem
from tests.scenarios.hands import Entry, Hands, Listed, Page, plain


class ByCommand(Hands):
    """Hands at a terminal. What the command line cannot be asked for, it does not have."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        super().__init__()
        self._folder = folder
        self._capsys = capsys

    def add(self, fields: ContactFields, circle: str = "") -> None:
        """Add one contact; from a file where it has more than `add` can say."""
        if not plain(fields):
            self.add_many([fields], circle)
            return
        arguments = ["add", fields.name.given]
        arguments += ["--circle", circle] if circle else []
        arguments += ["--every", str(fields.cadence)] if fields.cadence else []
        arguments += [f"--{reach.kind}={reach.value}" for reach in fields.reaches]
        self._run(*arguments)

    def add_typed(self, who: str, every: str = "", birthday: str = "") -> None:
        """Add one contact with a cadence or a birthday as they are typed."""
        said = [*(["--every", every] if every else []), *([f"--birthday={birthday}"] if birthday else [])]
        self._run("add", who, *said)

    def add_many(self, people: list[ContactFields], circle: str) -> None:
        """Import contacts in one go."""
        file = self._folder.parent / "people.vcf"
        cards = (Card(one, circle_name=circle) for one in people)
        with file.open("wb") as out:
            write_vcards(cards, out)
        self._run("import", str(file))

    def merge(self, keep: str, other: str) -> None:
        """Make one contact of two."""
        self._run("merge", keep, other)

    def log(self, names: list[str], channel: Channel, on: date, initiator: Initiator, notes: str = "") -> None:
        """Log an interaction."""
        people = [word for name in names for word in ("--with", name)]
        who = [] if initiator is Initiator.UNKNOWN else ["--initiator", str(initiator)]
        self._run("log", notes, *people, "--channel", str(channel), "--on", on.isoformat(), *who)

    def enter(self, line: str) -> None:
        """Enter a line that is understood as it is typed."""
        self._run("log", line)

    def due(self) -> list[Listed]:
        """Today in its order."""
        return list(map(_listed, self._run("due")))

    def everybody(self) -> list[Listed]:
        """Today, and everybody else who is ready."""
        return list(map(_listed, self._run("due", "--all")))

    def done(self, check_in: str, note: str) -> None:
        """Say that a check-in is done."""
        self._run("done", check_in, note)

    def skip(self, check_in: str) -> None:
        """Let a check-in go."""
        self._run("skip", check_in)

    def snooze(self, check_in: str, until: str) -> None:
        """Move a check-in to a day or one of the choices."""
        self._run("snooze", check_in, until)

    def pause(self, who: str | None, until: date) -> None:
        """Let a contact rest, or everything."""
        self._run("pause", who or "--all", *([] if until == date.max else [until.isoformat()]))

    def resume(self, who: str | None) -> None:
        """End that."""
        self._run("resume", who or "--all")

    def favor(self, who: str, entry: FavorEntry, text: str, on: date) -> None:
        """Enter a favor."""
        self._run("favor", who, str(entry), text, "--on", on.isoformat())

    def undo(self) -> None:
        """Take the last change back."""
        self._run("undo")

    def page(self, who: str) -> Page:
        """What a contact's page tells."""
        one = self._run("show", who)
        return Page(
            band=one["band"],
            last_contact_on=_day(one["last_contact_on"]),
            next_due_on=_day(one["next_due_on"]),
            timeline=tuple(map(_entry, one["timeline"])),
            loops=tuple((loop["text"], _day(loop["on"])) for loop in one["open_loops"]),
            favors=tuple(favor["entry"] for favor in one["favors"]),
        )

    def close(self) -> None:
        """Nothing stays open between two commands."""

    def _run(self, *arguments: str) -> Any:
        self._capsys.readouterr()
        code = main([*arguments, "--json"], folder=self._folder, now=self.now, system=FakeSystem())
        printed = self._capsys.readouterr()
        if code != DONE:
            assert (code, printed.out) == (1, ""), printed
            raise Refused(printed.err.strip())
        return json.loads(printed.out)


def _listed(one: dict[str, Any]) -> Listed:
    at = datetime.fromisoformat(one["due_at"]).time() if one["due_at"] else None
    due_on = date.fromisoformat(one["due_on"])
    channel = Channel(one["channel"]) if one["channel"] else None
    return Listed(one["id"], one["contact"]["name"], one["kind"], one["reason"], due_on, at, one["band"], channel)


def _entry(one: dict[str, Any]) -> Entry:
    initiator = Initiator(one["initiator"] or "unknown")
    return Entry(date.fromisoformat(one["on"]), Channel(one["channel"]), initiator, one["notes"], one["counts"])


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
