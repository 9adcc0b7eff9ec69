"""The section Privacy over a whole window: a passphrase set, changed and removed, and said to be final first."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from followup_desktop.store.backup import back_up, backup_path
from followup_desktop.store.book import Book
from followup_desktop.store.errors import BookBusy, WrongKey
from followup_desktop.store.keys import Key, salt_of
from followup_desktop.store.passphrases import unlock as key_of_passphrase
from followup_desktop.store.reads.settings import preferences
from followup_desktop.window.application import Session
from followup_desktop.window.kit.secret_field import SecretField
from followup_desktop.window.locking import rekeying
from followup_desktop.window.settings import privacy
from followup_desktop.window.settings.passphrase_form import Kind
from followup_desktop.window.settings.privacy import PrivacySection
from tests.window.locking.conftest import PASSPHRASE

OTHER = "other words are good too"
Open = Callable[[Key | None], Session]


def section_of(qtbot: QtBot, session: Session) -> PrivacySection:
    view = session.window.go("settings")
    qtbot.waitUntil(lambda: not session.worker.busy)
    return next(part for part in view.sections if isinstance(part, PrivacySection))


def type_into(part: PrivacySection, **texts: str) -> None:
    for name, text in texts.items():
        editor = getattr(part.passphrase.form, name).editor
        assert isinstance(editor, SecretField)
        editor.line.setText(text)


def rekey(qtbot: QtBot, session: Session, part: PrivacySection) -> None:
    """Submit the form and wait until the window is back."""
    with qtbot.waitSignal(session.guard.rekeying.ended, timeout=30_000):
        part.passphrase.form.submit()
    qtbot.waitUntil(lambda: not session.worker.busy)
    qtbot.wait(40)


@pytest.fixture(autouse=True)
def a_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(privacy, "available", lambda: True)


def test_a_plain_book_gets_a_passphrase_after_it_was_said_to_be_final(
    qtbot: QtBot, open_session: Open, book: Book, tray: list[str], now: object
) -> None:
    book.close()
    session = open_session(None)
    part = section_of(qtbot, session)
    form = part.passphrase.form
    assert not part.lock_row.isVisible()
    part.passphrase.set_button.click()
    assert "A forgotten passphrase is final" in form.final.text()
    form.submit()
    assert "at least 8 letters" in form.new.error()
    type_into(part, new=PASSPHRASE, again="four words are goot")
    form.submit()
    assert (form.new.error(), form.again.error()) == ("", "These are not the same words.")
    type_into(part, again=PASSPHRASE)
    form.submit()
    assert form.error.text() == "Nobody can give it back to you: write it down first."
    assert not session.guard.rekeying.under_way
    form.understood.click()
    rekey(qtbot, session, part)
    key = session.context.book.key
    assert key is not None
    assert key_of_passphrase(session.context.book.path.parent, PASSPHRASE) == key
    assert part.lock_row.isVisible()
    assert not part.passphrase.set_button.isVisible()
    assert not form.isVisible()
    assert "".join(line.text() for line in form.findChildren(QLineEdit)) == ""
    qtbot.waitUntil(lambda: tray == ["let-go", "key"])


def test_it_is_changed_by_who_knows_it_only(qtbot: QtBot, session: Session) -> None:
    part = section_of(qtbot, session)
    form = part.passphrase.form
    part.passphrase.change_button.click()
    type_into(part, old="not these words", new=OTHER, again=OTHER)
    form.understood.click()
    rekey(qtbot, session, part)
    assert form.old.error() == "This is not the passphrase that your book has now."
    assert form.isVisible()
    with pytest.raises(WrongKey):
        key_of_passphrase(session.context.book.path.parent, OTHER)
    type_into(part, old=PASSPHRASE, new=OTHER, again=OTHER)
    form.understood.click()
    rekey(qtbot, session, part)
    assert key_of_passphrase(session.context.book.path.parent, OTHER) == session.context.book.key
    assert session.context.book.value("SELECT count(*) FROM contacts") == 1


def test_it_is_removed_and_the_book_can_be_read_again(qtbot: QtBot, session: Session, tray: list[str]) -> None:
    part = section_of(qtbot, session)
    part.passphrase.remove_button.click()
    assert "can read all of it" in part.passphrase.form.final.text()
    assert not part.passphrase.form.understood.isVisible()
    type_into(part, old=PASSPHRASE)
    rekey(qtbot, session, part)
    assert salt_of(session.context.book.path) is None
    assert session.context.book.key is None
    assert not part.lock_row.isVisible()
    qtbot.waitUntil(lambda: tray[-2:] == ["let-go", "changed"])


def test_older_backups_are_told_and_rewritten_on_request(
    qtbot: QtBot, open_session: Open, book: Book, book_folder: Path, now: object
) -> None:
    file = backup_path(book_folder, now)  # type: ignore[arg-type]
    file.parent.mkdir(exist_ok=True)
    back_up(book, file)
    book.close()
    session = open_session(None)
    part = section_of(qtbot, session)
    part.passphrase.ask(Kind.SET)
    type_into(part, new=PASSPHRASE, again=PASSPHRASE)
    part.passphrase.form.understood.click()
    rekey(qtbot, session, part)
    assert part.passphrase.older.isVisible()
    assert "1 older backup is not encrypted" in part.passphrase.older.text()
    part.passphrase.older_now.click()
    qtbot.waitUntil(lambda: not part.passphrase.older.isVisible(), timeout=30_000)
    assert salt_of(file) == session.context.book.key.salt  # type: ignore[union-attr]


def test_another_program_that_does_not_let_go_is_told_and_nothing_has_changed(
    qtbot: QtBot, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rekeying, "_AGAIN_MS", 1)
    tries: list[int] = []

    def busy(*_arguments: object, **_named: object) -> None:
        tries.append(1)
        raise BookBusy("Another program is using the book: close it and try again")

    monkeypatch.setattr("followup_desktop.window.settings.passphrase.decrypt_book", busy)
    part = section_of(qtbot, session)
    part.passphrase.ask(Kind.REMOVE)
    type_into(part, old=PASSPHRASE)
    rekey(qtbot, session, part)
    assert len(tries) == rekeying._TRIES
    assert part.passphrase.row.error() == "Another program is using the book: close it and try again."
    assert session.context.book.value("SELECT count(*) FROM contacts") == 1


def test_when_it_is_locked_is_chosen_and_followed(qtbot: QtBot, session: Session) -> None:
    part = section_of(qtbot, session)
    part.choose(part.after_row, lock_after=1)
    part.with_screen.click()
    qtbot.waitUntil(lambda: part.after.words == "after 1 minute")
    qtbot.waitUntil(lambda: not preferences(session.context.book).lock_with_screen)
    assert session.guard._idle._limit == 60
    part.choose(part.after_row, lock_after=0)
    qtbot.waitUntil(lambda: part.after.words == "never")
    assert session.guard._idle._limit == 0


def test_escape_leaves_the_form_and_nothing_of_what_was_typed(qtbot: QtBot, session: Session) -> None:
    part = section_of(qtbot, session)
    part.passphrase.change_button.click()
    type_into(part, old=PASSPHRASE, new=OTHER)
    qtbot.keyClick(part.passphrase.form, Qt.Key.Key_Escape)
    assert not part.passphrase.form.isVisible()
    assert all(not line.text() for line in part.passphrase.form.findChildren(QLineEdit))
