from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.benchmarks import __main__ as program
from tests.benchmarks.measure import SMALL, Bench, Line, Timing, by_turns, compare, table


def test_ways_are_timed_by_turns_and_the_first_round_does_not_count() -> None:
    called = []
    first, second = by_turns(5, lambda: called.append("a"), lambda: called.append("b"), warm=1)
    assert called == ["a", "b"] * 6
    assert (len(first.seconds), len(second.seconds)) == (5, 5)


def test_fewer_than_five_rounds_are_refused() -> None:
    with pytest.raises(ValueError, match="five"):
        by_turns(4, lambda: None)


def test_a_line_compares_medians_and_says_whether_the_goal_is_reached() -> None:
    ours, limit = Timing((3.0, 2.0, 100.0, 1.0, 4.0)), Timing((1.0, 1.0, 2.0, 2.0, 2.0))
    line = compare("log", ours, limit, 4, "writes")
    assert (line.ours, line.limit, line.ratio, line.holds) == (3.0, 2.0, 1.5, True)
    assert Timing((1.0, 2.0, 3.0, 4.0, 5.0)).spread == pytest.approx(0.5)
    assert not compare("log", ours, limit, 1.4).holds


def test_the_table_says_what_falls_short() -> None:
    shown = table([Line("one", 0.01, 0.02, 1, 0.1, what="why"), Line("size", 7, 2, 3, 0, "MB")]).splitlines()
    assert shown[0].split() == ["name", "ours", "limit", "ratio", "goal", "spread"]
    assert "10.00 ms" in shown[1]
    assert "falls short" not in shown[1]
    assert shown[2].split() == ["size", "7", "MB", "2", "MB", "3.50", "≤", "3", "falls", "short", "±", "0%"]


def test_what_is_named_is_measured_and_written_as_json(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given: list[Bench] = []

    class Fake:
        @staticmethod
        def measure(bench: Bench) -> list[Line]:
            given.append(bench)
            return [Line("log", 1.0, 2.0, 4, 0.1)]

    monkeypatch.setattr(program.importlib, "import_module", lambda _name: Fake)
    file = tmp_path / "figures.json"
    assert program.main(["log", "--small", "--json", str(file)]) == 0
    (bench,) = given
    assert bench.size is SMALL
    assert not bench.folder.exists()
    (line,) = json.loads(file.read_text())["lines"]
    assert (line["name"], line["ratio"], line["holds"]) == ("log", 0.5, True)
    assert capsys.readouterr().out.startswith("name")


def test_an_unknown_name_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        program.main(["logg"])
    assert ended.value.code == 2
    assert "no benchmark logg" in capsys.readouterr().err
