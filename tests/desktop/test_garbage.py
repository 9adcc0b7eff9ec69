"""Cycles of Python are collected on the interface's thread: there Qt's objects may be taken apart."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from followup_desktop.desktop import garbage
from followup_desktop.desktop.worker import Worker


@pytest.fixture
def worker(qtbot: QtBot) -> Iterator[Worker]:
    made = Worker(lambda: None)
    yield made
    made.stop()


@pytest.fixture
def collectors() -> Iterator[set[str]]:
    """The names of the threads on which cycles are collected."""
    names: set[str] = set()

    def collecting(phase: str, _info: object) -> None:
        names.add(threading.current_thread().name)

    gc.callbacks.append(collecting)
    yield names
    gc.callbacks.remove(collecting)


def unheard_of_timer() -> weakref.ref[QObject]:
    """A running timer that nobody can reach any more, but for itself."""
    timer = QTimer(interval=1)
    timer.start()
    timer.me = timer  # type: ignore[attr-defined]
    return weakref.ref(timer)


def test_however_much_the_worker_makes_cycles_are_collected_where_the_interface_is(
    qtbot: QtBot, worker: Worker, collectors: set[str]
) -> None:
    timer = unheard_of_timer()
    made: list[list[list[object]]] = []

    def make() -> list[list[object]]:
        return [[] for _number in range(200_000)]

    worker.run(make, made.append)
    qtbot.waitUntil(lambda: bool(made))
    assert collectors <= {threading.main_thread().name}
    gc.collect()
    assert timer() is None


def test_what_an_answer_goes_to_is_let_go_with_it(qtbot: QtBot, worker: Worker) -> None:
    class Receiver:
        def take(self, _answer: object) -> None:
            pass

    receiver = Receiver()
    there = weakref.ref(receiver)
    job = worker.run(lambda: 1, receiver.take)
    del receiver
    qtbot.waitUntil(lambda: not worker.busy)
    assert there() is None
    assert not job.cancelled


def test_python_collects_by_itself_again_after_the_last_worker(qtbot: QtBot) -> None:
    one, other = Worker(lambda: None), Worker(lambda: None)
    assert not gc.isenabled()
    one.stop()
    one.stop()
    assert not gc.isenabled()
    other.stop()
    assert gc.isenabled()


def test_only_what_is_due_is_collected(collectors: set[str]) -> None:
    garbage.take_over(threading.current_thread())
    gc.collect()
    collectors.clear()
    garbage.collect()
    few = set(collectors)
    kept: list[list[object]] = [[] for _number in range(2 * gc.get_threshold()[0])]
    garbage.collect()
    garbage.give_back(threading.current_thread())
    assert (few, collectors, len(kept) > 0) == (set(), {threading.main_thread().name}, True)
