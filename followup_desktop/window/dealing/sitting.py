"""A sitting: who comes next, what was decided, and how it is taken back. Without widgets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.dealing import Fate
from followup_desktop.domain.errors import Refused
from followup_desktop.store.book import Book
from followup_desktop.store.reads.dealing import Origin, Pile, origins, pile
from followup_desktop.store.reads.history import uuid_of
from followup_desktop.store.writes.dealing import deal
from followup_desktop.store.writes.history import undo
from followup_desktop.window.alive import while_alive
from followup_desktop.window.context import Context

_LANE = "dealing"
ORIGIN = "window"


@dataclass(slots=True)
class Decision:
    """What was decided of whom; `set_id` is the change that it became, 0 before it is written."""

    contact: int
    fate: Fate
    circle: int | None = None
    set_id: int = 0
    written: bool = False


class Sitting(QObject):
    """Deals on the worker and goes on at once: the next person is there before the last one is written."""

    changed = Signal()
    """Somebody else comes next, or the numbers are others."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._waiting: list[int] = []
        self._decided: list[Decision] = []
        self.total = 0
        self.origins: Sequence[Origin] = ()
        self.ready = False
        context.feed.changed.connect(self._changed)

    @property
    def current(self) -> int | None:
        """Who comes next."""
        return self._waiting[0] if self._waiting else None

    @property
    def dealt(self) -> int:
        """How many of all have their place, also from sittings before."""
        return max(0, self.total - len(self._waiting))

    @property
    def upcoming(self) -> Sequence[int]:
        """Everybody who waits, in their order."""
        return self._waiting

    @property
    def can_take_back(self) -> bool:
        """Whether anything was decided in this sitting."""
        return bool(self._decided)

    def decided(self) -> Counter[tuple[Fate, int | None]]:
        """What was decided in this sitting, and how often."""
        return Counter((each.fate, each.circle) for each in self._decided)

    def start(self) -> None:
        """Find out who waits."""
        book = self._context.book
        self._context.worker.run(lambda: (pile(book), origins(book)), while_alive(self, self._begin), lane=_LANE)

    def decide(self, fate: Fate, circle: int | None = None) -> None:
        """Let the one who is shown have their fate."""
        if not self._waiting:
            return
        decision = Decision(self._waiting.pop(0), fate, circle)
        if fate is Fate.LATER:
            self._waiting.append(decision.contact)
        self._decided.append(decision)
        self._context.write(
            lambda book, now: _write(book, now, decision), while_alive(self, lambda _changes: None),
            while_alive(self, lambda refusal: self._refused(decision, refusal)),
        )  # fmt: skip
        self.changed.emit()

    def take_back(self) -> None:
        """Take back what was decided last in this sitting; that person comes next."""
        if not self._decided:
            return
        decision = self._decided.pop()
        self._bring(decision.contact)
        self._context.write(
            lambda book, now: (
                undo(book, now, uuid_of(book, decision.set_id), ORIGIN) if decision.set_id else _nothing()
            ),
            refused=while_alive(self, lambda refusal: self._refused(decision, refusal)),
        )
        self.changed.emit()

    def _bring(self, contact: int) -> None:
        if contact in self._waiting:
            self._waiting.remove(contact)
        self._waiting.insert(0, contact)

    def _begin(self, answer: tuple[Pile, Sequence[Origin]]) -> None:
        found, self.origins = answer
        self._waiting, self.total = list(found.waiting), found.total
        self.ready = True
        self.changed.emit()

    def _changed(self, changes: Changes) -> None:
        if not self.ready:
            return
        book = self._context.book
        if changes.everything or changes.created:
            self._context.worker.run(
                lambda: (pile(book), origins(book)), while_alive(self, self._follow_all), lane=_LANE
            )
        else:
            self._context.worker.run(lambda: pile(book), while_alive(self, self._follow), lane=_LANE)

    def _follow_all(self, answer: tuple[Pile, Sequence[Origin]]) -> None:
        self.origins = answer[1]
        self._follow(answer[0])

    def _follow(self, found: Pile) -> None:
        """Go by the book, but for what is decided and not written yet; who comes back to the pile comes next."""
        under_way = [each for each in self._decided if not each.written]
        gone = {each.contact for each in under_way}
        later = [each.contact for each in under_way if each.fate is Fate.LATER]
        former = set(self._waiting)
        first = self._waiting[:1]
        waiting = [*(row for row in found.waiting if row not in gone), *later]
        back = [row for row in waiting if row not in former]
        ahead = back[:1] if first and len(back) == 1 else first
        order = {row: place for place, row in enumerate(self._waiting)}
        waiting.sort(key=lambda row: (row not in ahead, order.get(row, len(order))))
        if back:
            self._decided = [each for each in self._decided if each.contact not in back]
        self.total = max(found.total, len(waiting))
        if waiting != self._waiting or back:
            self._waiting = waiting
        self.changed.emit()

    def _refused(self, decision: Decision, refusal: Refused) -> None:
        if decision in self._decided:
            self._decided.remove(decision)
        self._context.refused.emit(str(refusal))
        self.start()


def _write(book: Book, now: object, decision: Decision) -> Changes:
    changes = deal(book, decision.contact, decision.fate, now, circle=decision.circle, origin=ORIGIN)  # type: ignore[arg-type]
    decision.set_id, decision.written = changes.set_id, True
    return changes


def _nothing() -> Changes:
    return Changes(0, "")
