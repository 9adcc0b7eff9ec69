"""What the tests of notifications share."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator

import pytest

from followup_desktop.notify.notifier import Notifier
from followup_desktop.notify.values import Notice, Outcome, Pressed
from tests.support.fixtures import bus, server, short_folder, x_display  # noqa: F401
from tests.support.processes import PATIENCE


class Heard:
    """A notifier and everything that it calls back with."""

    def __init__(self, stand_in: bool, deadline: float) -> None:
        self.outcomes: queue.Queue[Outcome] = queue.Queue()
        self.presses: queue.Queue[Pressed] = queue.Queue()
        self.toasts: queue.Queue[Notice] = queue.Queue()
        self.notifier = Notifier(
            "Followup",
            on_outcome=self.outcomes.put,
            on_pressed=self.presses.put,
            deadline=deadline,
            stand_in=self.toasts.put if stand_in else None,
        )

    def show(self, notice: Notice) -> Outcome:
        """Show it and wait for the outcome."""
        self.notifier.show(notice)
        return self.outcomes.get(timeout=PATIENCE)

    def pressed(self) -> Pressed:
        """Wait for the next press."""
        return self.presses.get(timeout=PATIENCE)


@pytest.fixture
def hear() -> Iterator[Callable[..., Heard]]:
    """Make notifiers that are closed after the test."""
    made: list[Heard] = []

    def make(stand_in: bool = False, deadline: float = PATIENCE) -> Heard:
        made.append(Heard(stand_in, deadline))
        return made[-1]

    yield make
    for heard in made:
        heard.notifier.close()


@pytest.fixture
def heard(hear: Callable[..., Heard]) -> Heard:
    """A notifier without a stand-in."""
    return hear()
