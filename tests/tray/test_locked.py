"""A tray over a locked book: it says how many, never who; nothing is lost, and nothing comes twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from followup_desktop.domain.reminders import Occasion
from followup_desktop.store import keys
from followup_desktop.store.book import Book
from followup_desktop.store.encryption import encrypt_book
from followup_desktop.store.keys import Key, derive
from followup_desktop.store.opening import open_book
from followup_desktop.store.reads.announcements import claims
from followup_desktop.store.reads.today import today
from followup_desktop.tray import look
from followup_desktop.tray.locked import FILE
from tests.tray.conftest import Clock, Tray, names

MINUTE = timedelta(minutes=1)
PASSPHRASE = "four words are good"


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys that cost no quarter of a second."""
    monkeypatch.setattr(keys, "_COST", 2**10)


@pytest.fixture
def key(book: Book, remind: Callable[..., int], clock: Clock) -> Key:
    """The key of the test's book, which has two people for today and one for three o'clock."""
    remind("Ana Čech")
    remind("Bilal Haddad")
    remind("Čeněk Dvořák", at=clock.now.replace(hour=15))
    made = encrypt_book(book, PASSPHRASE).key
    assert made is not None
    return made


@pytest.fixture
def open_tray(qapp: object, key: Key, book_folder: Path, clock: Clock) -> Iterator[Callable[[Key | None], Tray]]:
    """Starts trays over the encrypted book, with its key or without."""
    started: list[Tray] = []

    def make(given: Key | None) -> Tray:
        started.append(Tray(book_folder, clock, given, locked=given is None))
        return started[-1]

    yield make
    for tray in started:
        tray.close()


def locked(tray: Tray) -> Tray:
    """The tray after a look and a lock."""
    tray.doing(tray.agent.look)
    tray.doing(tray.agent.keeper.lock)
    tray.settle()
    return tray


def test_locked_it_knows_numbers_and_moments_and_nobody(open_tray: Callable[..., Tray], key: Key, clock: Clock) -> None:
    tray = locked(open_tray(key))
    sight = tray.sights[-1]
    assert sight.locked
    assert len(sight.today.shown) == 3
    assert {check_in.contact_name for check_in in sight.today.shown} == {""}
    (digest,) = tray.at(clock.now.replace(hour=9))
    assert (digest.why, names(digest)) == (Occasion.DIGEST, ["", ""])
    assert tray.at(clock.now.replace(hour=14, minute=59)) == []
    (timed,) = tray.at(clock.now.replace(hour=15, minute=0))
    assert timed.why is Occasion.TIMED
    (tomorrow,) = tray.at(clock.now.replace(hour=9) + timedelta(days=1))
    assert len(tomorrow.check_ins) == 2


def test_the_key_is_gone_and_the_file_beside_the_book_names_nobody(
    open_tray: Callable[..., Tray], key: Key, book_folder: Path
) -> None:
    tray = locked(open_tray(key))
    assert tray.book.key is None
    kept = (book_folder / FILE).read_text(encoding="utf-8")
    assert not any(name in kept for name in ("Ana", "Bilal", "Dvo", "Reminder"))
    assert (book_folder / FILE).stat().st_mode & 0o777 == 0o600


def test_what_was_announced_while_locked_does_not_come_again_and_what_was_not_comes(
    open_tray: Callable[..., Tray], key: Key, clock: Clock, book_folder: Path
) -> None:
    tray = locked(open_tray(key))
    (digest,) = tray.at(clock.now.replace(hour=9))
    assert tray.doing(lambda: tray.agent.keeper.unlock(key)) == []
    tray.settle()
    assert names_of(tray) == ["Ana Čech", "Bilal Haddad", "Čeněk Dvořák"]
    opened = open_book(book_folder, key)
    known = claims(opened, digest.keys, clock.now + timedelta(days=1))
    opened.close()
    assert set(digest.keys) <= known.taken
    (timed,) = tray.at(clock.now.replace(hour=15))
    assert names(timed) == ["Čeněk Dvořák"]


def names_of(tray: Tray) -> list[str]:
    return sorted(check_in.contact_name for check_in in tray.sights[-1].today.shown)


def test_one_started_at_login_without_the_key_announces_what_the_last_one_foresaw(
    open_tray: Callable[..., Tray], key: Key, clock: Clock
) -> None:
    locked(open_tray(key)).close()
    tray = open_tray(None)
    tray.doing(tray.agent.look)
    (digest,) = tray.at(clock.now.replace(hour=9))
    assert len(digest.check_ins) == 2
    again = open_tray(None)
    assert again.doing(again.agent.look) == []


def test_without_a_forecast_it_waits_in_silence(open_tray: Callable[..., Tray], clock: Clock) -> None:
    tray = open_tray(None)
    tray.doing(tray.agent.look)
    assert tray.at(clock.now.replace(hour=9)) == []
    assert tray.sights[-1].today.shown == ()


def test_done_waits_for_the_key_and_is_then_done_at_the_moment_of_the_press(
    open_tray: Callable[..., Tray], key: Key, clock: Clock, book_folder: Path
) -> None:
    tray = locked(open_tray(key))
    (timed,) = [c for c in tray.sights[-1].today.shown if c.due_at is not None]
    held, wrote, said = [], [], []
    tray.agent.held.connect(lambda: held.append(True))
    tray.agent.wrote.connect(lambda changes: wrote.append(changes.label))
    tray.agent.refused.connect(said.append)
    for _click in range(2):
        tray.doing(lambda: tray.agent.write(lambda book, now: look.complete(book, timed, now)))
    assert (len(held), wrote) == (2, [])
    tray.doing(lambda: tray.agent.keeper.unlock(key))
    tray.settle()
    assert wrote == ["Logged a contact with Čeněk Dvořák"]
    assert said == ["What you asked for has been answered already; nothing was changed"]
    opened = open_book(book_folder, key)
    assert [c.contact_name for c in today(opened, clock.now).shown] == ["Ana Čech", "Bilal Haddad"]
    opened.close()


def test_another_key_opens_nothing(open_tray: Callable[..., Tray], key: Key) -> None:
    tray = locked(open_tray(key))
    tray.agent.keeper.unlock(derive("not these words at all", key.salt))
    tray.settle()
    assert tray.agent.keeper.locked
    assert tray.book.key is None
    tray.agent.keeper.unlock(key)
    tray.settle()
    assert not tray.agent.keeper.locked


def test_a_key_that_is_another_one_s_does_not_lock_a_book_that_is_open(
    open_tray: Callable[..., Tray], key: Key
) -> None:
    tray = open_tray(key)
    tray.doing(tray.agent.look)
    tray.agent.keeper.unlock(derive("not these words at all", key.salt))
    tray.settle()
    assert not tray.agent.keeper.locked
    tray.doing(tray.agent.look)
    assert len(names_of(tray)) == 3


def test_a_book_that_is_let_go_is_left_alone_until_it_comes_back(
    open_tray: Callable[..., Tray], key: Key, clock: Clock
) -> None:
    tray = open_tray(key)
    tray.doing(tray.agent.look)
    looks = len(tray.sights)
    tray.doing(tray.agent.keeper.let_go)
    assert tray.at(clock.now.replace(hour=9)) == []
    assert len(tray.sights) == looks
    (digest,) = tray.doing(tray.agent.keeper.come_back)
    assert names(digest) == ["Ana Čech", "Bilal Haddad"]


def test_a_passphrase_that_was_changed_elsewhere_locks_it(
    open_tray: Callable[..., Tray], key: Key, clock: Clock, book_folder: Path
) -> None:
    from followup_desktop.store.encryption import change_passphrase

    tray = open_tray(key)
    tray.doing(tray.agent.look)
    tray.doing(tray.agent.keeper.let_go)
    opened = open_book(book_folder, key)
    new = change_passphrase(opened, PASSPHRASE, "other words are good too").key
    opened.close()
    assert new is not None
    tray.doing(tray.agent.keeper.come_back)
    tray.settle()
    assert tray.agent.keeper.locked
    tray.doing(lambda: tray.agent.keeper.unlock(new))
    tray.settle()
    assert len(names_of(tray)) == 3


def test_a_book_without_a_passphrase_keeps_no_forecast(tray: Tray, book_folder: Path, clock: Clock) -> None:
    (book_folder / FILE).write_text("{}", encoding="utf-8")
    again = Tray(book_folder, clock)
    again.doing(again.agent.look)
    again.doing(again.agent.keeper.lock)
    assert not again.agent.keeper.locked
    assert not (book_folder / FILE).exists()
    again.close()
