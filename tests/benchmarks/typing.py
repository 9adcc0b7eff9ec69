"""type: a key pressed in the search until the list is painted with what was found, against raw SQL and one repaint."""

from __future__ import annotations

import time
from random import Random
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from followup_desktop.store.book import Book
from followup_desktop.store.reads.lists import ListQuery, ids_by_more, ids_by_name
from tests.benchmarks.book import NOW, big_book, copy_of
from tests.benchmarks.desk import Paints, percentile, wait_for, window
from tests.benchmarks.measure import Bench, Line, Timing
from tests.tour.stage import Stage

_SEARCHES = 200


def measure(bench: Bench) -> list[Line]:
    """p95 over searches of 1 to 8 letters: until the names are there, and until everything is."""
    folder = copy_of(big_book(bench.size.contacts, bench.size.interactions), bench.folder / "big")
    with window(folder) as stage:
        typist = _Typist(stage)
        texts = searches(stage.book, _SEARCHES if bench.size.rounds > 5 else 10)
        typist.answer("warm")
        first, whole, bare = [], [], []
        for text in texts:
            to_first, to_whole = typist.answer(text)
            first.append(to_first)
            whole.append(to_whole)
            bare.append(typist.bare(text))
    what = f"p95 of {len(texts)} searches"
    return [_line("type", first, bare, f"{what}; names shown"), _line("type, all", whole, bare, f"{what}; all shown")]


def searches(book: Book, count: int) -> list[str]:
    """Beginnings and insides of names that there are, in every script, as people write them."""
    random = Random(7)
    people = [row for (row,) in book.rows("SELECT display_name FROM contacts ORDER BY id LIMIT 5000")]
    texts = []
    while len(texts) < count:
        word = random.choice(random.choice(people).split())
        start = random.choice((0, 0, random.randrange(len(word))))
        text = word[start : start + random.randint(1, 8)]
        texts.append(text)
    return texts


class _Typist:
    """Types into the search of the contact list."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._panel = stage.window.go("contacts").list
        stage.settle()
        self._paints = Paints(self._panel.table.viewport())
        self._shown = 0
        self._all = 0
        self._panel.loaded.connect(self._count)
        self._panel._finder.found_more.connect(self._count_all)

    def answer(self, text: str) -> tuple[float, float]:
        """Seconds from the last letter's key to the first answer painted, and to the whole one."""
        self._panel.search.setText(text[:-1])
        self._stage.settle()
        self._shown = self._all = 0
        key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, text[-1])
        begun = time.perf_counter()
        QApplication.sendEvent(self._panel.search, key)
        wait_for(lambda: self._shown > 0)
        self._painted()
        first = time.perf_counter() - begun
        wait_for(lambda: self._all > 0)
        self._painted()
        return first, time.perf_counter() - begun

    def bare(self, text: str) -> float:
        """Seconds of the same queries on one connection, and one repaint of the list that holds their rows."""
        asked = _queries(self._stage.book, text)
        begun = time.perf_counter()
        for sql, parameters in asked:
            list(self._stage.book.connection.execute(sql, parameters))
        self._panel.table.viewport().repaint()
        return time.perf_counter() - begun

    def _painted(self) -> None:
        if self._panel.nothing_shown:
            QApplication.processEvents()
            return
        before = self._paints.count
        self._panel.table.viewport().update()
        wait_for(lambda: self._paints.count > before)

    def _count(self) -> None:
        self._shown += 1

    def _count_all(self, *_answer: object) -> None:
        self._all += 1


def _queries(book: Book, text: str) -> list[tuple[str, Any]]:
    asked: list[tuple[str, Any]] = []

    def noted(self: Book, sql: str, parameters: Any = ()) -> list[tuple[Any, ...]]:
        asked.append((sql, parameters))
        return list(self.connection.execute(sql, parameters))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Book, "rows", noted)
        for read in (ids_by_name, ids_by_more):
            read(book, ListQuery(text), NOW.date())
    return asked


def _line(name: str, ours: list[float], bare: list[float], what: str) -> Line:
    spread = Timing(tuple(ours)).spread
    return Line(name, percentile(ours, 0.95), percentile(bare, 0.95), 1.5, spread, "s", what)
