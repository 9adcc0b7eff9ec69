"""The backups over the window's own body: listed, looked into, put back, undone, forgotten, kept elsewhere."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from followup_desktop.domain.interactions import InteractionDraft
from followup_desktop.store.backup import back_up
from followup_desktop.store.backups import keeping
from followup_desktop.store.backups.keeping import keep
from followup_desktop.store.backups.shelf import State
from followup_desktop.store.book import Book
from followup_desktop.store.errors import BookFull
from followup_desktop.store.keys import derive, new_salt
from followup_desktop.store.opening import open_book
from followup_desktop.store.reads.settings import preferences
from followup_desktop.store.writes.contacts import delete_contacts
from followup_desktop.store.writes.interactions import log_interaction
from followup_desktop.window.backups.form import Backups
from followup_desktop.window.kit.panel import SlidePanel
from followup_desktop.window.main_window import MainWindow

Settle = Callable[[], None]
Look = Callable[[], Backups]


@pytest.fixture
def two(book: Book, add: Callable[..., int], now: datetime) -> list[Path]:
    """A backup of yesterday with Ana, and one of an hour ago with Bilal too; Ana was deleted since."""
    ana = add("Ana Moreira")
    log_interaction(book, InteractionDraft((ana,), now.date(), notes="sailing"), now)
    first = keep(book, now - timedelta(days=1))
    add("Bilal Haddad")
    second = keep(book, now - timedelta(hours=1))
    delete_contacts(book, [ana], now)
    assert first is not None
    assert second is not None
    return [first.backup.file, second.backup.file]


@pytest.fixture
def look(qtbot: QtBot, window: MainWindow, settle: Settle) -> Look:
    """Open the form and wait until the newest backup is looked into."""

    def looking() -> Backups:
        window.desk.backups_asked.emit()
        form = window.findChild(Backups)
        assert isinstance(form, Backups)
        settle()
        qtbot.waitUntil(lambda: form.inside is not None or not form.shelf.selected or bool(form.page.error.text()))
        settle()
        return form

    return looking


def names(book: Book) -> list[str]:
    return [name for (name,) in book.rows("SELECT display_name FROM contacts ORDER BY id")]


def choose(qtbot: QtBot, form: Backups, row: int, settle: Settle) -> None:
    form.shelf.choose(row)
    qtbot.waitUntil(lambda: form.inside is not None or bool(form.page.error.text()))
    settle()


def shown(form: Backups) -> list[str]:
    model = form.shelf.model()
    return [model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(model.rowCount())]


def test_the_newest_is_looked_into_at_once(two: list[Path], look: Look) -> None:
    form = look()
    assert [line.split(",")[0] for line in shown(form)] == ["Today", "Yesterday"]
    assert "automatic · 2 contacts" in shown(form)[0]
    assert "2 contacts and 1 interaction" in form.page.words()
    assert "1 contact would come back\nAna Moreira" in form.page.words()
    assert "1 interaction would come back" in form.page.words()
    assert form.foot.put_back.isEnabled()


def test_another_one_is_looked_into_and_put_back_and_that_is_undone(
    qtbot: QtBot, book: Book, two: list[Path], look: Look, window: MainWindow, settle: Settle
) -> None:
    form = look()
    choose(qtbot, form, 1, settle)
    assert "1 contact would go\nBilal Haddad" in form.page.words()
    form.foot.put_back.click()
    qtbot.waitUntil(lambda: names(book) == ["Ana Moreira"])
    settle()
    assert "before a restore" in " ".join(shown(form))
    assert "Restored a backup" in window.undoing.next_labels()[0]
    window.undoing.undo()
    qtbot.waitUntil(lambda: names(book) == ["Bilal Haddad"])
    settle()
    window.undoing.redo()
    qtbot.waitUntil(lambda: names(book) == ["Ana Moreira"])
    settle()


def test_what_is_shown_follows_a_restore(qtbot: QtBot, book: Book, two: list[Path], look: Look, settle: Settle) -> None:
    form = look()
    qtbot.keyClick(form.shelf, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: names(book) == ["Ana Moreira", "Bilal Haddad"])
    settle()
    qtbot.waitUntil(lambda: "your book holds the same" in form.page.words())


def test_a_damaged_one_is_named_so_and_cannot_be_put_back(
    qtbot: QtBot, two: list[Path], look: Look, settle: Settle
) -> None:
    os.truncate(two[0], 9000)
    form = look()
    choose(qtbot, form, 1, settle)
    assert "damaged" in form.page.error.text()
    assert not form.foot.put_back.isEnabled()
    assert shown(form)[1].endswith("damaged")
    assert shown(form)[0].count("damaged") == 0


def test_a_backup_is_made_now_and_one_with_a_name_is_kept(
    qtbot: QtBot, two: list[Path], look: Look, settle: Settle
) -> None:
    form = look()
    form.new.button.click()
    qtbot.waitUntil(lambda: len(shown(form)) == 3)
    qtbot.keyClicks(form.new.field, "before: the/wedding")
    qtbot.keyClick(form.new.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(shown(form)) == 4)
    settle()
    assert [line for line in shown(form) if line.startswith("before the wedding,") and line.endswith("kept")]
    assert form.new.field.text() == ""
    form.new.field.setText("before the wedding")
    form.new.button.click()
    qtbot.waitUntil(lambda: "is there already" in form.foot.error.text())


def test_old_ones_go_to_the_trash_but_never_the_last_verified_one(
    qtbot: QtBot, two: list[Path], look: Look, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    trash: list[str] = []

    def into_trash(file: Path) -> bool:
        trash.append(file.name)
        file.unlink()
        return True

    monkeypatch.setattr("followup_desktop.window.backups.working.move_to_trash", into_trash)
    form = look()
    choose(qtbot, form, 1, settle)
    qtbot.keyClick(form.shelf, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(shown(form)) == 1)
    assert trash == [two[0].name]
    settle()
    form.foot.forget.click()
    qtbot.waitUntil(lambda: "last verified" in form.foot.error.text())
    assert two[1].exists()


def test_what_no_trash_takes_is_deleted_only_after_a_question(
    qtbot: QtBot, two: list[Path], look: Look, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("followup_desktop.window.backups.working.move_to_trash", lambda file: False)
    form = look()
    choose(qtbot, form, 1, settle)
    form.foot.forget.click()
    qtbot.waitUntil(form.foot.question.isVisible)
    assert "for good?" in form.foot.question.text()
    form.foot.keep.click()
    assert two[0].exists()
    form.foot.forget.click()
    qtbot.waitUntil(form.foot.question.isVisible)
    form.foot.delete.click()
    qtbot.waitUntil(lambda: not two[0].exists() and len(shown(form)) == 1)


def test_another_folder_is_chosen_and_taken_back(
    qtbot: QtBot, book: Book, two: list[Path], look: Look, settle: Settle, tmp_path: Path, window: MainWindow
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    form = look()
    assert not form.place.usual.isVisible()
    form.place.chosen.emit(disk)
    qtbot.waitUntil(form.place.usual.isVisible)
    settle()
    assert preferences(book).backup_folder == str(disk)
    form.new.button.click()
    qtbot.waitUntil(lambda: len(list(disk.glob("*.db"))) == 1)
    settle()
    disk.rename(tmp_path / "unplugged")
    form.refresh()
    settle()
    assert "is its disk connected?" in form.place.trouble.text()
    form.place.chosen.emit(tmp_path / "nowhere")
    settle()
    assert "is not there" in form.place.trouble.text()
    window.undoing.undo()
    qtbot.waitUntil(lambda: preferences(book).backup_folder == "")


def test_a_chosen_folder_whose_disk_is_full_is_said(
    qtbot: QtBot, two: list[Path], look: Look, settle: Settle, tmp_path: Path, window: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    disk = tmp_path / "disk"
    disk.mkdir()
    form = look()
    form.place.chosen.emit(disk)
    qtbot.waitUntil(form.place.usual.isVisible)
    settle()
    real = keeping.back_up

    def full(book: Book, target: Path, **options: bool) -> object:
        if target.parent == disk:
            raise BookFull("The disk is full")
        return real(book, target, **options)

    monkeypatch.setattr(keeping, "back_up", full)
    with qtbot.waitSignal(window.desk.said) as said:
        form.new.button.click()
    assert said.args == [f"The disk of the folder {disk} is full. Backups are kept beside the book meanwhile."]
    settle()
    assert list(disk.glob("*.db")) == []
    assert len(shown(form)) == 3


@pytest.mark.parametrize("content", [b"", b"no book", b"SQLite format 3\x00" + bytes(5000)])
def test_a_file_from_elsewhere_that_is_no_backup_is_refused(
    qtbot: QtBot, look: Look, tmp_path: Path, settle: Settle, content: bytes
) -> None:
    file = tmp_path / "some.db"
    file.write_bytes(content)
    form = look()
    form.look_elsewhere(file)
    qtbot.waitUntil(lambda: bool(form.page.error.text()))
    assert not form.foot.put_back.isEnabled()
    assert {each.name for each in tmp_path.iterdir()} >= {"some.db"}
    assert not (tmp_path / "backups.json").exists()


def test_a_backup_from_elsewhere_is_as_good(
    qtbot: QtBot, book: Book, two: list[Path], look: Look, tmp_path: Path, settle: Settle
) -> None:
    elsewhere = tmp_path / "elsewhere.db"
    elsewhere.write_bytes(two[0].read_bytes())
    form = look()
    form.look_elsewhere(elsewhere)
    qtbot.waitUntil(lambda: form.inside is not None and form.inside.file == elsewhere)
    form.put_back()
    qtbot.waitUntil(lambda: names(book) == ["Ana Moreira"])
    settle()


def test_an_encrypted_one_from_elsewhere_asks_for_its_passphrase(
    qtbot: QtBot, book: Book, two: list[Path], look: Look, tmp_path: Path, settle: Settle
) -> None:
    secret = open_book(tmp_path / "secret", derive("four good words here", new_salt()))
    file = back_up(secret, tmp_path / "secret.db").file
    secret.close()
    form = look()
    form.look_elsewhere(file)
    qtbot.waitUntil(form.page.passphrase.isVisible)
    form.page.passphrase.field.setText("four wrong words here")
    form.page.passphrase.button.click()
    qtbot.waitUntil(lambda: "passphrase" in form.page.error.text() and form.page.passphrase.isVisible())
    settle()
    assert form.page.passphrase.field.text() == ""
    form.page.passphrase.field.setText("four good words here")
    form.page.passphrase.button.click()
    qtbot.waitUntil(lambda: form.inside is not None)
    assert "0 contacts and 0 interactions" in form.page.words()
    form.put_back()
    qtbot.waitUntil(lambda: names(book) == [])
    assert not book.encrypted
    settle()


def test_in_a_new_book_there_is_nothing_to_look_into(look: Look) -> None:
    form = look()
    assert form.empty.isVisible()
    assert not form.foot.forget.isEnabled()
    assert not form.foot.put_back.isEnabled()


def test_several_are_counted_and_none_is_read(qtbot: QtBot, two: list[Path], look: Look, settle: Settle) -> None:
    form = look()
    form.shelf.selectAll()
    settle()
    assert form.inside is None
    assert not form.foot.put_back.isEnabled()
    assert form.foot.forget.isEnabled()


def test_it_goes_with_escape_and_lets_go_of_everything(
    qtbot: QtBot, window: MainWindow, two: list[Path], look: Look, settle: Settle
) -> None:
    form = look()
    qtbot.keyClick(form.shelf, Qt.Key.Key_Escape)
    panel = window.findChild(SlidePanel, "backups panel")
    qtbot.waitUntil(lambda: not panel.isVisible())
    settle()
    assert window.findChild(Backups) is None


def test_a_backup_read_here_counts_as_verified(
    qtbot: QtBot, book: Book, two: list[Path], look: Look, settle: Settle
) -> None:
    two[1].with_name("backups.json").unlink()
    form = look()
    choose(qtbot, form, 1, settle)
    qtbot.waitUntil(lambda: all(one.state is State.VERIFIED for one in form.shelf.model().backups))
