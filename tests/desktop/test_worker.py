from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from followup_desktop.desktop.worker import Cancelled, Worker


@pytest.fixture
def closed() -> list[str]:
    return []


@pytest.fixture
def worker(qtbot: QtBot, closed: list[str]) -> Iterator[Worker]:
    made = Worker(lambda: closed.append(threading.current_thread().name))
    yield made
    made.stop()


def test_answers_come_back_on_the_thread_that_asked(qtbot: QtBot, worker: Worker) -> None:
    threads: list[str] = []
    answers: list[str] = []

    def done(answer: str) -> None:
        threads.append(threading.current_thread().name)
        answers.append(answer)

    worker.run(lambda: threading.current_thread().name, done)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == ["worker"]
    assert threads == [threading.main_thread().name]
    assert not worker.busy


def test_of_a_lane_only_the_newest_request_is_answered(qtbot: QtBot, worker: Worker) -> None:
    begun = threading.Event()
    go_on = threading.Event()
    answers: list[int] = []

    def slow() -> int:
        begun.set()
        go_on.wait()
        return 1

    worker.run(slow, answers.append, lane="search")
    begun.wait()
    worker.run(lambda: 2, answers.append, lane="search")
    worker.run(lambda: 3, answers.append, lane="search")
    go_on.set()
    qtbot.waitUntil(lambda: not worker.busy)
    assert answers == [3]


def test_errors_go_to_whoever_asked_and_else_to_the_crash_report(qtbot: QtBot, worker: Worker) -> None:
    failures: list[Exception] = []
    worker.run(lambda: 1 / 0, failed=failures.append)
    qtbot.waitUntil(lambda: bool(failures))
    with qtbot.waitSignal(worker.unexpected) as caught:
        worker.run(lambda: 1 / 0)
    assert [type(error) for error in (*failures, *caught.args)] == [ZeroDivisionError] * 2


def test_a_cancelled_job_says_nothing(qtbot: QtBot, worker: Worker) -> None:
    begun = threading.Event()
    go_on = threading.Event()
    heard: list[object] = []
    jobs = []

    def long() -> None:
        begun.set()
        go_on.wait()
        jobs[0].check()
        heard.append("went on")

    jobs.append(worker.run(long, heard.append, heard.append))
    begun.wait()
    jobs[0].cancel()
    go_on.set()
    qtbot.waitUntil(lambda: not worker.busy)
    assert heard == []
    with pytest.raises(Cancelled):
        jobs[0].check()


def test_stopping_finishes_what_was_asked_and_closes_on_the_workers_thread(qtbot: QtBot, closed: list[str]) -> None:
    done: list[int] = []
    worker = Worker(lambda: closed.append(threading.current_thread().name))
    worker.run(lambda: done.append(1))
    worker.stop()
    assert done == [1]
    assert closed == ["worker"]
    qtbot.waitUntil(lambda: not worker.busy)


def test_resting_it_has_no_thread_and_what_is_asked_waits_until_it_wakes(
    qtbot: QtBot, worker: Worker, closed: list[str]
) -> None:
    answers: list[int] = []
    worker.run(lambda: 1, answers.append)
    with qtbot.waitSignal(worker.rested):
        worker.rest()
        worker.run(lambda: 2, answers.append)
    assert (answers, closed, worker.busy) == ([1], ["worker"], True)
    qtbot.waitUntil(lambda: not [each for each in threading.enumerate() if each.name == "worker"])
    qtbot.wait(20)
    assert answers == [1]
    worker.wake()
    qtbot.waitUntil(lambda: answers == [1, 2])
    assert not worker.busy


def test_stopped_while_it_rests_it_lets_go_of_what_waits(qtbot: QtBot, closed: list[str]) -> None:
    answers: list[int] = []
    resting = Worker(lambda: closed.append("closed"))
    with qtbot.waitSignal(resting.rested):
        resting.rest()
    resting.run(lambda: 1, answers.append)
    resting.stop()
    qtbot.wait(20)
    assert (answers, closed) == ([], ["closed"])
