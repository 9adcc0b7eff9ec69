"""A damaged book at the start: nothing is overwritten, and both ways out lead to a book in order."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from followup_desktop.desktop.instance import Instance
from followup_desktop.desktop.paths import Folders
from followup_desktop.desktop.running import Role
from followup_desktop.desktop.theme.theme import Theme
from followup_desktop.store import keys
from followup_desktop.store.book import FILE_NAME, Book
from followup_desktop.store.keys import Key
from followup_desktop.store.opening import open_book
from followup_desktop.store.passphrases import new_key
from followup_desktop.window.opening.book import Opened, open_at_start
from followup_desktop.window.opening.rescue import Rescue
from followup_desktop.window.opening.unlock import UnlockWindow
from tests.reliability.test_damaged_books import made
from tests.store.test_salvage import KEYS, damage

PATIENCE_MS = 60_000
Act = Callable[[Rescue], None]


@pytest.fixture(scope="module", params=KEYS, ids=["plain", "encrypted"])
def sound(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Key | None]:
    return made(tmp_path_factory.mktemp("sound") / "book", request.param), request.param


@pytest.fixture
def folders(sound: tuple[Path, Key | None], tmp_path: Path, short_folder: Path) -> Folders:
    found = Folders(Path(shutil.copytree(sound[0], tmp_path / "book")), short_folder / "run")
    found.create()
    return found


@pytest.fixture
def instance(folders: Folders) -> Iterator[Instance]:
    claimed = Instance(Role.WINDOW, folders.runtime)
    assert claimed.claim()
    yield claimed
    claimed.release()


@pytest.fixture
def start(
    qtbot: QtBot, qapp: QApplication, theme: Theme, folders: Folders, instance: Instance, sound: tuple[Path, Key | None]
) -> Callable[[Act], Opened | None]:
    """Starts with the damaged book; a person acts once both ways out are known."""

    def starting(act: Act) -> Opened | None:
        def look() -> None:
            seen = [each for each in qapp.topLevelWidgets() if isinstance(each, Rescue) and each.isVisible()]
            if seen and seen[0].saving.lines and seen[0].backup.lines:
                watch.stop()
                try:
                    act(seen[0])
                except BaseException:
                    seen[0].close()
                    raise

        watch = QTimer(interval=10)
        watch.timeout.connect(look)
        watch.start()
        # The book knew its key when it turned out to be damaged.
        opened = open_at_start(qapp, folders, instance, Book(folders.data / FILE_NAME, sound[1]))
        watch.stop()
        qtbot.wait(20)
        return opened

    return starting


def kept(folders: Folders) -> list[Path]:
    return list((folders.data / "backups").glob("damaged-*"))


def test_what_can_be_read_takes_its_place(start: Callable[[Act], Opened | None], folders: Folders) -> None:
    before, said = damage(folders.data, 40), []

    def use(window: Rescue) -> None:
        said.extend(window.saving.lines)
        assert window.saving.button.kind == "filled"
        window.saving.button.click()

    opened = start(use)
    assert opened is not None
    assert said[0].endswith("can be saved.")
    assert opened.book.value("SELECT count(*) FROM contacts") > 80
    assert [file.read_bytes() for file in kept(folders)] == [before]
    assert opened.told.startswith("Your book is in order again.")
    opened.book.close()


def test_the_backup_takes_its_place(start: Callable[[Act], Opened | None], folders: Folders) -> None:
    before, said = damage(folders.data, 40), []

    def use(window: Rescue) -> None:
        said.extend(window.backup.lines)
        window.backup.button.click()

    opened = start(use)
    assert opened is not None
    assert "contacts and" in said[0]
    assert "is not in it" in said[1]
    assert opened.book.value("PRAGMA integrity_check") == "ok"
    assert [file.read_bytes() for file in kept(folders)] == [before]
    opened.book.close()


def test_giving_up_leaves_all_as_it_is(start: Callable[[Act], Opened | None], folders: Folders) -> None:
    damage(folders.data, 40)
    before = {file: file.read_bytes() for file in folders.data.rglob("*") if file.is_file() and "run" not in file.parts}
    assert start(lambda window: window.close()) is None
    after = {file: file.read_bytes() for file in folders.data.rglob("*") if file.is_file() and "run" not in file.parts}
    assert {file: content for file, content in after.items() if file in before} == before
    assert not [file for file in after if ".restore-" in str(file)]


def test_where_nothing_can_be_read_the_backup_is_the_way(
    start: Callable[[Act], Opened | None], folders: Folders
) -> None:
    (folders.data / FILE_NAME).write_bytes(b"")
    (folders.data / FILE_NAME).write_bytes(b"what?" * 5000)

    def use(window: Rescue) -> None:
        assert window.saving.lines == ["Nothing of it can be read any more."]
        assert not window.saving.button.isVisible()
        assert window.backup.button.kind == "filled"
        window.backup.button.click()

    opened = start(use)
    assert opened is not None
    assert opened.book.value("SELECT count(*) FROM contacts") > 80
    opened.book.close()


def test_without_a_backup_that_is_said(start: Callable[[Act], Opened | None], folders: Folders) -> None:
    shutil.rmtree(folders.data / "backups")
    damage(folders.data, 40)
    said: list[str] = []

    def look(window: Rescue) -> None:
        said.extend(window.backup.lines)
        assert not window.backup.button.isVisible()
        window.close()

    assert start(look) is None
    assert said == ["There is no backup that can be used."]


def test_a_start_finds_the_damage_by_itself(
    qtbot: QtBot, qapp: QApplication, theme: Theme, tmp_path: Path, short_folder: Path
) -> None:
    """No key, nothing known: the heading is gone."""
    folders = Folders(tmp_path / "book", short_folder / "run")
    folders.create()
    open_book(folders.data).close()
    damage(folders.data, 0)
    instance = Instance(Role.WINDOW, folders.runtime)
    assert instance.claim()
    seen: list[Rescue] = []

    def look() -> None:
        for each in qapp.topLevelWidgets():
            if isinstance(each, Rescue) and each.saving.lines and not seen:
                seen.append(each)
                each.saving.button.click()

    watch = QTimer(interval=10)
    watch.timeout.connect(look)
    watch.start()
    opened = open_at_start(qapp, folders, instance)
    watch.stop()
    instance.release()
    assert opened is not None
    assert [name for (name,) in opened.book.rows("SELECT name FROM circles")] == ["Inner", "Close", "Friends", "Wider"]
    opened.book.close()
    qtbot.wait(20)


def test_an_encrypted_book_without_its_heading_asks_for_its_passphrase_first(
    qtbot: QtBot, qapp: QApplication, theme: Theme, tmp_path: Path, short_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "_COST", 2**10)
    folders = Folders(made(tmp_path / "book", new_key("four words are good")), short_folder / "run")
    folders.create()
    damage(folders.data, 0)
    instance = Instance(Role.WINDOW, folders.runtime)
    assert instance.claim()
    seen: list[str] = []

    def act() -> None:
        for each in [widget for widget in qapp.topLevelWidgets() if widget.isVisible()]:
            if isinstance(each, UnlockWindow) and not seen:
                seen.append("asked")
                each.page.field.line.setText("four words are good")
                each.page.submit()
            elif isinstance(each, Rescue) and each.saving.button.isVisible() and seen == ["asked"]:
                seen.append("shown")
                each.saving.button.click()

    watch = QTimer(interval=10)
    watch.timeout.connect(act)
    watch.start()
    opened = open_at_start(qapp, folders, instance)
    watch.stop()
    instance.release()
    assert opened is not None
    assert seen == ["asked", "shown"]
    assert opened.book.encrypted
    opened.book.close()
    qtbot.wait(20)
