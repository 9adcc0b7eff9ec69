from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from followup_desktop.desktop.instance import Instance
from followup_desktop.desktop.left_files import leave_files
from followup_desktop.desktop.paths import Folders
from followup_desktop.desktop.running import Role
from followup_desktop.desktop.theme.theme import Theme
from followup_desktop.domain.contacts import ContactFields, Name
from followup_desktop.domain.preferences import Preferences
from followup_desktop.store.book import FILE_NAME, Book
from followup_desktop.store.opening import open_book
from followup_desktop.store.reads.contacts import contact
from followup_desktop.store.writes.contacts import add_contact
from followup_desktop.store.writes.settings import set_preferences
from followup_desktop.window import application
from followup_desktop.window.application import CANNOT_OPEN, DONE, Session
from followup_desktop.window.contacts.view import ContactsView
from followup_desktop.window.importing.filters import Group
from followup_desktop.window.importing.page import ImportPage
from followup_desktop.window.main_window import MainWindow
from followup_desktop.window.opening.rescue import Rescue
from followup_desktop.window.quick_add import QuickAdd
from followup_desktop.window.trouble import Trouble
from tests.conftest import NOON
from tests.support.processes import running


@pytest.fixture
def folders(book_folder: Path, short_folder: Path) -> Folders:
    made = Folders(book_folder, short_folder / "run")
    made.create()
    return made


@pytest.fixture
def session(qtbot: QtBot, theme: Theme, folders: Folders, qapp: QApplication) -> Iterator[Session]:
    opened = open_book(folders.data)
    running = Session(qapp, folders, opened)
    running.window.show()
    yield running
    qtbot.waitUntil(lambda: not running.worker.busy)
    running.window.close()
    running.close()
    running.window.deleteLater()


def settle(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(lambda: not session.worker.busy)
    qtbot.wait(40)


def contacts_of(session: Session) -> ContactsView:
    view = session.window.go("contacts")
    assert isinstance(view, ContactsView)
    return view


def test_words_from_outside_are_obeyed(qtbot: QtBot, session: Session, book: Book, add: Callable[..., int]) -> None:
    ana = add("Ana")
    uuid = contact(book, ana).uuid
    session.obey(f"open {uuid}")
    settle(qtbot, session)
    assert contacts_of(session).page.contact == ana
    session.obey("digest")
    assert session.window.windowTitle().startswith("Today")
    session.obey(f"log {uuid}")
    settle(qtbot, session)
    line = contacts_of(session).page.log_line
    assert line is not None
    assert line.text.hasFocus()
    session.window.showMinimized()
    session.obey("raise")
    assert not session.window.isMinimized()
    session.obey("quick-add")
    sheet = session.window.findChild(QuickAdd)
    assert sheet is not None
    assert sheet.isVisible()
    sheet.leave()
    session.obey("quit")
    assert not session.window.isVisible()


def test_files_that_were_left_are_shown_in_the_preview(
    qtbot: QtBot, session: Session, folders: Folders, tmp_path: Path
) -> None:
    card = tmp_path / "Ana.vcf"
    card.write_bytes(b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana Reyes\r\nEND:VCARD\r\n")
    word = leave_files(folders.runtime, [card])
    session.obey(word)
    page = session.window.findChild(ImportPage)
    assert page is not None
    with qtbot.waitSignal(page.planning.planned) as planned:
        pass
    assert planned.args[0].count(Group.NEW) == 1
    page.leave()
    qtbot.waitUntil(lambda: session.window.findChild(ImportPage) is None)
    session.obey(word)
    assert session.window.findChild(ImportPage) is None


def test_a_contact_that_is_gone_is_told(qtbot: QtBot, session: Session) -> None:
    session.obey("open 6c0f3c1e-6f0b-4a52-9d5f-2a1f5a0d7c11")
    settle(qtbot, session)
    assert session.window.undoing.toast.text() == "There is no contact with this id"


def test_changed_makes_it_look_at_once(qtbot: QtBot, session: Session, book: Book, now: datetime) -> None:
    add_contact(book, ContactFields(name=Name(full="Bilal")), now)
    with qtbot.waitSignal(session.feed.changed):
        session.obey("changed")


def test_the_theme_follows_the_preferences(qtbot: QtBot, session: Session, book: Book, now: datetime) -> None:
    session.context.theme.set_mode("light")
    set_preferences(book, Preferences(theme="dark"), now)
    session.obey("changed")
    assert session.context.theme.mode == "dark"


def test_an_unexpected_error_is_reported_with_where_it_happened(
    qtbot: QtBot, session: Session, folders: Folders
) -> None:
    def fail() -> None:
        raise ZeroDivisionError("Ana's secret")

    session.worker.run(fail)
    qtbot.waitUntil(lambda: session.window.findChild(Trouble) is not None)
    (report,) = folders.logs.glob("crash-*.txt")
    assert "ZeroDivisionError" in report.read_text(encoding="utf-8")
    assert "secret" not in report.read_text(encoding="utf-8")
    session.window.findChild(Trouble).close()


@pytest.fixture
def found(monkeypatch: pytest.MonkeyPatch, folders: Folders) -> Folders:
    monkeypatch.setattr(application, "find_folders", lambda folder: folders)
    return folders


def test_a_book_that_cannot_be_opened_is_told_and_left_as_it_is(
    qtbot: QtBot, theme: Theme, found: Folders, qapp: QApplication
) -> None:
    damaged = b"not a book" * 500
    (found.data / FILE_NAME).write_bytes(damaged)
    seen: list[list[str]] = []

    def give_up() -> None:
        for rescue in [each for each in qapp.topLevelWidgets() if isinstance(each, Rescue) and each.saving.lines]:
            watch.stop()
            seen.append(rescue.saving.lines + rescue.backup.lines)
            rescue.close()

    watch = QTimer(interval=10)
    watch.timeout.connect(give_up)
    watch.start()
    assert application.main(found.data, tray=False) == CANNOT_OPEN
    assert seen == [["Nothing of it can be read any more.", "There is no backup that can be used."]]
    assert (found.data / FILE_NAME).read_bytes() == damaged


def test_a_book_that_turns_out_to_be_damaged_is_closed_and_opened_anew(
    qtbot: QtBot, theme: Theme, found: Folders, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = open_book(found.data)
    add_contact(opened, ContactFields(name=Name(given="Ana")), NOON)
    opened.close()
    monkeypatch.setattr("followup_desktop.store.full_check.quick_check", lambda book: False)
    monkeypatch.setattr("followup_desktop.window.soundness.watch._SOON_MS", 0)
    seen: list[str] = []

    def act() -> None:
        for each in [widget for widget in qapp.topLevelWidgets() if widget.isVisible()]:
            if isinstance(each, Trouble) and not seen:
                seen.append("told")
                each.accept()
            elif isinstance(each, Rescue) and each.saving.button.isVisible() and seen == ["told"]:
                seen.append(each.saving.lines[0])
                each.saving.button.click()
                monkeypatch.undo()
            elif isinstance(each, MainWindow) and len(seen) == 2:
                seen.append("open again")
                each.close()

    watch = QTimer(interval=20)
    watch.timeout.connect(act)
    watch.start()
    assert application.main(found.data, tray=False) == DONE
    watch.stop()
    assert seen == ["told", "1 contact and 0 interactions can be saved.", "open again"]
    assert len(list((found.data / "backups").glob("damaged-*.db"))) == 1
    qtbot.wait(20)


def test_a_second_start_speaks_to_the_first(qtbot: QtBot, theme: Theme, found: Folders) -> None:
    first = Instance(Role.WINDOW, found.runtime)
    heard: list[str] = []
    first.word_received.connect(heard.append)
    assert first.claim()
    # The first one answers from its event loop, which is this test's: the word is said from a thread, as by a process.
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor() as pool:
        said = pool.submit(application.speak_to_first, found, ("digest",))
        qtbot.waitUntil(said.done)
    assert said.result() == DONE
    assert heard == ["digest"]
    first.release()


@pytest.mark.parametrize("listens", [True, False])
def test_a_second_start_with_files_leaves_them_to_the_first(
    qtbot: QtBot, theme: Theme, found: Folders, tmp_path: Path, listens: bool
) -> None:
    first = Instance(Role.WINDOW, found.runtime)
    heard: list[str] = []
    first.word_received.connect(heard.append)
    assert first.claim()
    word = leave_files(found.runtime, [tmp_path / "Ana.vcf"])
    if not listens:
        first._server.close()
    script = (
        "from pathlib import Path\nfrom followup_desktop.desktop.paths import Folders\n"
        "from followup_desktop.window.application import speak_to_first\n"
        f"speak_to_first(Folders(Path({str(found.data)!r}), Path({str(found.runtime)!r})), [{word!r}])"
    )
    with running(subprocess.Popen([sys.executable, "-c", script], text=True)) as second:
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=30_000)
    assert (second.returncode, heard) == (0, [word] if listens else [])
    assert any(found.runtime.glob("import-*")) is listens
    first.release()


def test_the_start_loads_nothing_that_the_first_frame_has_no_use_for() -> None:
    later = ("babel", "followup_desktop.formats", "followup_desktop.store.writes", "followup_desktop.window.timeline")
    script = (
        "import sys\nimport followup_desktop.window.application, followup_desktop.window.contacts.view\n"
        f"print([name for name in sys.modules if name.startswith({later!r})])"
    )
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout.strip()) == (0, "[]"), ended.stderr
