"""Every scenario through the store, and through the command line where it has the words; and the files themselves."""

from __future__ import annotations

import importlib
import pkgutil
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from followup_desktop.domain.errors import Refused
from tests.scenarios import words
from tests.scenarios.by_command import ByCommand
from tests.scenarios.by_store import ByStore
from tests.scenarios.hands import Hands, Inexpressible
from tests.scenarios.steps import ACTS, CHECKS, perform

for room in pkgutil.iter_modules(words.__path__):
    importlib.import_module(f"{words.__name__}.{room.name}")
FILES = sorted(Path(__file__).parent.glob("*.toml"))
_TRIED = " is tried"


@dataclass(frozen=True, slots=True)
class Scenario:
    """A rule at work. `store_only` says why the command line has no words for it; empty where it has."""

    name: str
    given: tuple[str, ...]
    when: tuple[str, ...]
    then: tuple[str, ...]
    store_only: str = ""


def read(file: Path) -> list[Scenario]:
    """A file's scenarios, named by the file."""
    document = tomllib.loads(file.read_text(encoding="utf-8"))
    assert set(document) - {"store_only"} == {"rule", "scenario"}, file
    assert document["rule"].strip(), file
    found, store_only = [], document.get("store_only", "")
    for one in document["scenario"]:
        given, when, then = (tuple(one.pop(part, ())) for part in ("given", "when", "then"))
        found.append(Scenario(f"{file.stem}: {one.pop('name')}", given, when, then, one.pop("store_only", store_only)))
        assert not one, f"{found[-1].name}: {list(one)}"
        assert then, f"{found[-1].name} shows nothing"
    return found


SCENARIOS = [scenario for file in FILES for scenario in read(file)]


def play(scenario: Scenario, hands: Hands) -> None:
    """Do what is given, what is done, and look at what is to be seen."""
    for sentence in (*scenario.given, *scenario.when):
        if not sentence.endswith(_TRIED):
            perform(ACTS, sentence, hands)
            continue
        with pytest.raises(Refused) as refused:
            perform(ACTS, sentence.removesuffix(_TRIED), hands)
        hands.refused = str(refused.value)
    for sentence in scenario.then:
        perform(CHECKS, sentence, hands)
    assert hands.refused is None, f"refused, and nobody looked: {hands.refused}"


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_through_the_store(scenario: Scenario, book_folder: Path) -> None:
    hands = ByStore(book_folder)
    try:
        play(scenario, hands)
    finally:
        hands.close()


@pytest.mark.parametrize("scenario", [one for one in SCENARIOS if not one.store_only], ids=lambda one: one.name)
def test_through_the_command_line(scenario: Scenario, book_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    play(scenario, ByCommand(book_folder, capsys))


@pytest.mark.parametrize("scenario", [one for one in SCENARIOS if one.store_only], ids=lambda one: one.name)
def test_what_is_said_to_be_only_of_the_store_is(
    scenario: Scenario, book_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(Inexpressible):
        play(scenario, ByCommand(book_folder, capsys))


def test_there_are_scenarios_enough_and_each_has_its_name() -> None:
    assert len(SCENARIOS) >= 80
    names = [scenario.name for scenario in SCENARIOS]
    assert len(set(names)) == len(names)


def test_every_sentence_that_can_be_said_is_said() -> None:
    said = [(ACTS, sentence.removesuffix(_TRIED)) for one in SCENARIOS for sentence in (*one.given, *one.when)]
    said += [(CHECKS, sentence) for one in SCENARIOS for sentence in one.then]
    unused = {
        step.pattern.pattern for steps in (ACTS, CHECKS) for step in steps
        if not any(steps is of and step.pattern.fullmatch(sentence) for of, sentence in said)
    }  # fmt: skip
    assert unused == set()


@pytest.mark.parametrize(
    "sentence", ["Ana is happy", "it is soon", "a call with Ana", "a call with Ana on 2026-13-01x", "Ana is added: odd"]
)
def test_a_sentence_that_nobody_knows_is_an_error(sentence: str, book_folder: Path) -> None:
    hands = ByStore(book_folder)
    try:
        with pytest.raises(LookupError):
            perform(ACTS, sentence, hands)
    finally:
        hands.close()
