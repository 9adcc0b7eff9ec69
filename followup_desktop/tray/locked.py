"""What the tray does with a book that is locked: it tells how many, never who, from what it foresaw while it was open.

A small private file beside the book keeps the forecast, so that a tray started at login can announce too, and what was
announced meanwhile, so that nothing comes a second time once the book is open. Runs on the worker's thread. No Qt.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from followup_desktop.domain.digests import digest_keys
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.forecast import Forecast, foresee, of_text, to_text
from followup_desktop.domain.moments import instant
from followup_desktop.domain.preferences import Preferences
from followup_desktop.domain.reminders import SPAN, next_wake, to_announce
from followup_desktop.store.book import Book
from followup_desktop.store.files import put_in_place, temporary_beside
from followup_desktop.store.reads.announcements import claims
from followup_desktop.store.reads.settings import preferences
from followup_desktop.store.reads.today import today
from followup_desktop.store.writes.announcements import claim_announcement, record_shown
from followup_desktop.tray.look import Sight, timed_keys

FILE = "while-locked.json"


class WhileLocked:
    """The forecast of one book's folder. A folder that cannot be written costs the next announcements, no more."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE
        self._known: Forecast | None = None
        self._shown: list[datetime] = []

    def foresee(self, book: Book, now: datetime) -> None:
        """Look ahead while the book is open, and keep what is seen where it is not what is kept already."""
        keys = [*digest_keys(now), *timed_keys(today(book, now))]
        seen = foresee(lambda at: today(book, at), preferences(book), now, claims(book, keys, now).taken)
        if seen != self._read():
            self._write(seen)

    def forget(self) -> None:
        """Keep nothing: the book needs no passphrase (any more)."""
        self._known = None
        self._file.unlink(missing_ok=True)

    def look(self, now: datetime) -> Sight:
        """What is due, without names, and what is to be announced now: noted before anybody sees it."""
        forecast = self._read() or Forecast((), Preferences(hide_names=True))
        listed, chosen = forecast.at(now), forecast.preferences
        recent = [moment for moment in self._shown if instant(now) - instant(moment) < SPAN]
        wanted = to_announce(listed.shown, chosen, now, frozenset(forecast.announced), recent)
        if wanted:
            keys = {key for announcement in wanted for key in announcement.keys}
            self._write(replace(forecast, announced=tuple(sorted(keys.union(forecast.announced)))))
        announcements = tuple(each for each in wanted if each.check_ins)
        self._shown = [*recent, *[now] * len(announcements)]
        wake = next_wake(listed.shown, chosen, now, self._shown)
        return Sight(listed, chosen, announcements, wake, listed.paused or chosen.held(now), locked=True)

    def settle(self, book: Book, now: datetime) -> None:
        """The book is open again: what was announced meanwhile is announced there too."""
        forecast = self._read()
        if forecast is None:
            return
        for key in forecast.announced:
            if claim_announcement(book, (key,), now):
                record_shown(book, (key,), "native")

    def _read(self) -> Forecast | None:
        if self._known is None:
            try:
                self._known = of_text(self._file.read_text(encoding="utf-8"))
            except (OSError, ValueError):
                return None
        return self._known

    def _write(self, forecast: Forecast) -> None:
        self._known = forecast
        try:
            with temporary_beside(self._file) as fresh:
                fresh.write_text(to_text(forecast), encoding="utf-8")
                put_in_place(fresh, self._file)
        except (OSError, Refused):
            # What is known stays known to this process.
            return
