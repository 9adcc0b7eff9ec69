"""A locked window: nothing to be read, no key, no connection; and after the passphrase everything as it was."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDropEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from followup_desktop.domain.contacts import ContactFields, Name
from followup_desktop.store.book import Book
from followup_desktop.store.errors import BookLocked
from followup_desktop.store.keys import Key
from followup_desktop.store.opening import open_book
from followup_desktop.store.reads.lists import ListQuery, ids_by_name
from followup_desktop.store.writes.contacts import add_contact, delete_contacts
from followup_desktop.window.application import Session
from followup_desktop.window.contacts.view import ContactsView
from followup_desktop.window.duplicates.form import Duplicates
from followup_desktop.window.importing.page import ImportPage
from followup_desktop.window.keys_help import KeysHelp
from followup_desktop.window.quick_add import QuickAdd
from followup_desktop.window.settings.privacy import PrivacySection
from tests.window.locking.conftest import PASSPHRASE, SECRETS, FakeKeyring


def ana(session: Session) -> int:
    (found,) = ids_by_name(session.context.book, ListQuery("Ana"), session.context.today)
    return found


def contacts_of(session: Session) -> ContactsView:
    view = session.window.go("contacts")
    assert isinstance(view, ContactsView)
    return view


def show_ana(qtbot: QtBot, session: Session) -> ContactsView:
    session.window.open_contact(ana(session))
    qtbot.waitUntil(lambda: not session.worker.busy)
    qtbot.wait(40)
    return contacts_of(session)


def read_aloud() -> Iterator[str]:
    """Every name, description and value that a screen reader finds, from the windows of this process down."""
    waiting = [QAccessible.queryAccessibleInterface(window) for window in QApplication.topLevelWidgets()
               if window.windowHandle() is not None]  # fmt: skip
    while waiting:
        each = waiting.pop()
        if each is None or not each.isValid():
            continue
        for kind in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value):
            yield each.text(kind)
        waiting += [each.child(place) for place in range(min(each.childCount(), 200))]


def test_nothing_can_be_read_any_more_in_window_title_tree_or_menus(
    qtbot: QtBot, session: Session, lock: Callable[[Session], None]
) -> None:
    show_ana(qtbot, session)
    session.window.desk.said.emit("Wrote to Ana Čech")
    qtbot.wait(40)
    before = " ".join(read_aloud())
    assert all(secret in before for secret in SECRETS)
    lock(session)
    after = " ".join([*read_aloud(), *(each.windowTitle() for each in QApplication.topLevelWidgets())])
    assert "Passphrase" in after
    assert not any(secret in after for secret in SECRETS)
    assert session.window.windowTitle() == "Followup"
    visible = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    assert visible == [session.window]


def test_open_menus_and_sheets_go_and_sheets_come_back(
    qtbot: QtBot, session: Session, lock: Callable[[Session], None], unlock: Callable[[Session], None]
) -> None:
    session.window.show_keys()
    session.window._open_menu()
    assert QApplication.activePopupWidget() is not None
    lock(session)
    assert QApplication.activePopupWidget() is None
    assert [each for each in QApplication.topLevelWidgets() if each.isVisible()] == [session.window]
    unlock(session)
    sheet = session.window.findChild(KeysHelp)
    assert sheet.isVisible()
    sheet.close()


def test_the_key_and_all_connections_are_gone(session: Session, lock: Callable[[Session], None], key: Key) -> None:
    lock(session)
    book = session.context.book
    assert book.key is None
    with pytest.raises(BookLocked):
        book.value("SELECT 1")
    gc.collect()
    # The test's own is the one that is left.
    keys = [each for each in gc.get_objects() if isinstance(each, Key) and each.salt == key.salt]
    assert all(each is key for each in keys)
    alone = open_book(book.path.parent, key)
    alone.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    alone.close()
    # The last connection takes these away: nobody else has one.
    assert not book.path.with_name("book.db-wal").exists()


def test_all_is_as_it_was_unsaved_text_focus_and_place_included(
    qtbot: QtBot, session: Session, lock: Callable[[Session], None], unlock: Callable[[Session], None]
) -> None:
    view = show_ana(qtbot, session)
    line = view.page.log_line
    assert line is not None
    session.window.log()
    qtbot.keyClicks(line.text, "She called, and I had not")
    assert session.window.focusWidget() is line.text
    title = session.window.windowTitle()
    lock(session)
    unlock(session)
    assert session.window.windowTitle() == title
    assert contacts_of(session) is view
    assert (view.page.contact, line.text.toPlainText()) == (ana(session), "She called, and I had not")
    assert session.window.focusWidget() is line.text
    qtbot.keyClicks(line.text, " saved it.")
    line.submit()
    qtbot.waitUntil(lambda: not session.worker.busy)
    notes = session.context.book.value("SELECT notes FROM interactions")
    assert notes == "She called, and I had not saved it."


def test_no_key_of_the_window_works_and_no_file_can_be_dropped(
    qtbot: QtBot, session: Session, lock: Callable[[Session], None], tmp_path: Path
) -> None:
    lock(session)
    line = session.window.focusWidget()
    assert isinstance(line, QLineEdit)
    for key in ("Ctrl+Shift+N", "Ctrl+I", "Ctrl+F", "Ctrl+Z", "Ctrl+1", "Ctrl+Shift+L", "Esc"):
        qtbot.keySequence(line, QKeySequence(key))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "people.vcf"))])
    drop = QDropEvent(
        QPointF(50, 50), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    assert not session.window.acceptDrops()
    assert session.window.childAt(QPoint(50, 50)) is not None
    drop.ignore()
    assert session.window.findChild(QuickAdd) is None
    assert session.window.findChild(ImportPage) is None
    assert session.window.focusWidget() is line


def test_a_wrong_passphrase_changes_nothing_and_waits_longer_each_time(
    qtbot: QtBot, session: Session, lock: Callable[[Session], None], unlock: Callable[[Session], None]
) -> None:
    lock(session)
    page = session.guard.locker.page
    assert page is not None
    for _try in range(3):
        qtbot.waitUntil(lambda: not page.waiting, timeout=20_000)
        page.field.line.setText("not these words")
        page.submit()
        qtbot.waitUntil(lambda: bool(page.error.text()), timeout=20_000)
        assert session.guard.is_locked
    assert page.wait.isVisible()
    assert page.waiting
    qtbot.waitUntil(lambda: not page.waiting, timeout=20_000)
    unlock(session)
    assert not session.guard.is_locked


def test_what_others_changed_meanwhile_is_there_after_unlocking(
    qtbot: QtBot, session: Session, lock: Callable[[Session], None], unlock: Callable[[Session], None], key: Key,
    now: object,
) -> None:  # fmt: skip
    view = show_ana(qtbot, session)
    lock(session)
    other = open_book(session.context.book.path.parent, key)
    add_contact(other, ContactFields(name=Name(full="Bilal Haddad")), now)  # type: ignore[arg-type]
    delete_contacts(other, [1], now)  # type: ignore[arg-type]
    other.close()
    session.obey("changed")
    unlock(session)
    qtbot.waitUntil(lambda: view.list.model.rowCount() == 1)


def test_words_wait_until_it_is_unlocked(
    qtbot: QtBot, session: Session, lock: Callable[[Session], None], unlock: Callable[[Session], None]
) -> None:
    session.window.go("timeline")
    lock(session)
    page = session.guard.locker.page
    assert page is not None
    session.window.showMinimized()
    session.obey("digest")
    session.obey("quick-add")
    assert not session.window.isMinimized()
    assert page.words.text() == "Unlock it, and what you asked for is shown."
    assert session.window.findChild(QuickAdd) is None
    unlock(session)
    assert session.window.windowTitle().startswith("Today")
    sheet = session.window.findChild(QuickAdd)
    assert sheet is not None
    sheet.leave()


def test_the_tray_is_locked_with_it_and_gets_the_key_again(
    qtbot: QtBot, session: Session, lock: Callable[[Session], None], unlock: Callable[[Session], None], tray: list[str]
) -> None:
    qtbot.waitUntil(lambda: tray == ["key"])
    lock(session)
    qtbot.waitUntil(lambda: tray == ["key", "lock"])
    session.obey("key-wanted")
    unlock(session)
    qtbot.waitUntil(lambda: tray == ["key", "lock", "key"])
    session.obey("key-wanted")
    qtbot.waitUntil(lambda: tray == ["key", "lock", "key", "key"])


def test_closing_a_locked_window_asks_nobody_behind_it(session: Session, lock: Callable[[Session], None]) -> None:
    lock(session)
    assert session.window.close()
    assert not session.window.isVisible()


def test_a_book_without_a_passphrase_is_not_locked_and_the_settings_say_where_it_gets_one(
    qtbot: QtBot, open_session: Callable[[Key | None], Session], tray: list[str]
) -> None:
    session = open_session(None)
    session.guard.lock()
    qtbot.waitUntil(lambda: not session.worker.busy)
    assert not session.guard.is_locked
    view = session.window.go("settings")
    qtbot.waitUntil(lambda: "passphrase" in session.window.undoing.toast.text())
    section = next(part for part in view.sections if isinstance(part, PrivacySection))
    assert view.page.verticalScrollBar().value() > 0
    assert section.passphrase.set_button.isVisible()
    assert tray == []


def test_unlocking_while_something_long_is_under_way_waits_for_nothing(
    qtbot: QtBot, session: Session, unlock: Callable[[Session], None], tmp_path: Path
) -> None:
    import threading

    go_on = threading.Event()
    answers: list[int] = []
    session.worker.run(lambda: go_on.wait(30) and 7, answers.append)
    session.guard.lock()
    page = session.guard.locker.page
    assert page is not None
    assert session.window.centralWidget() is page
    with qtbot.waitSignal(session.guard.locker.unlocked, timeout=20_000):
        page.field.line.setText(PASSPHRASE)
        page.submit()
    go_on.set()
    qtbot.waitUntil(lambda: answers == [7])


def test_the_keyring_has_the_key_while_it_is_wanted_and_the_book_is_open(
    qtbot: QtBot, session: Session, lock: Callable[[Session], None], unlock: Callable[[Session], None],
    kept: FakeKeyring, key: Key,
) -> None:  # fmt: skip
    import dataclasses

    from followup_desktop.store.reads.settings import preferences
    from followup_desktop.store.writes.settings import set_preferences

    def choose(wanted: bool) -> None:
        chosen = dataclasses.replace(preferences(session.context.book), key_in_keyring=wanted)
        session.context.write(lambda book, now: set_preferences(book, chosen, now))

    assert kept.keys == []
    choose(True)
    qtbot.waitUntil(lambda: kept.keys == [key])
    lock(session)
    qtbot.waitUntil(lambda: kept.keys == [])
    unlock(session)
    qtbot.waitUntil(lambda: kept.keys == [key])
    choose(False)
    qtbot.waitUntil(lambda: kept.keys == [])


def test_another_process_that_changes_the_key_finds_the_book_closed(
    qtbot: QtBot, session: Session, key: Key, tray: list[str]
) -> None:
    from followup_desktop.store.encryption import change_passphrase

    with qtbot.waitSignal(session.guard.locker.locked):
        session.obey("let-go")
    other = open_book(session.context.book.path.parent, key)
    new = change_passphrase(other, PASSPHRASE, "other words are good too").key
    other.close()
    assert new is not None
    with qtbot.waitSignal(session.guard.locker.unlocked):
        session.obey(f"key {new.to_text()}")
    assert session.context.book.key == new


def test_a_plain_book_is_let_go_and_asks_for_the_passphrase_that_it_got(
    qtbot: QtBot, open_session: Callable[[Key | None], Session], book: Book, unlock: Callable[[Session], None]
) -> None:
    from followup_desktop.store.encryption import encrypt_book

    book.close()
    session = open_session(None)
    with qtbot.waitSignal(session.guard.locker.locked):
        session.obey("let-go")
    encrypt_book(book, PASSPHRASE)
    book.close()
    session.obey("changed")
    assert session.guard.is_locked
    unlock(session)
    with qtbot.waitSignal(session.guard.locker.locked):
        session.obey("let-go")
    unlock(session)


def test_a_search_for_duplicates_with_the_key_ends_with_the_lock(
    qtbot: QtBot, session: Session, lock: Callable[[Session], None], unlock: Callable[[Session], None]
) -> None:
    session.window.desk.duplicates_asked.emit()
    form = session.window.findChild(Duplicates)
    assert form is not None
    assert form.finding.under_way
    lock(session)
    qtbot.waitUntil(lambda: not form.finding.under_way, timeout=20_000)
    qtbot.wait(40)
    unlock(session)
    assert form.isVisible()
