"""Importing real files in the window, from choosing to taking back; nothing is written before the person says so."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QWidget

from followup_desktop.domain.contacts import ContactFields, Name, Reach, ReachKind
from followup_desktop.domain.imports import Outcome
from followup_desktop.domain.names import display_name
from followup_desktop.store.reads.contacts import contact, load_fields
from followup_desktop.store.reads.history import newest_set
from followup_desktop.store.reads.settings import circles
from followup_desktop.store.writes.contacts import edit_contact
from followup_desktop.window.importing.drop import FileDrop
from followup_desktop.window.importing.opening import open_import
from followup_desktop.window.importing.page import ImportPage
from followup_desktop.window.importing.planning import Preview
from followup_desktop.window.kit.panel import SlidePanel

SAMPLES = sorted((Path(__file__).parents[2] / "data" / "vcard").glob("*/*.vcf"))


@pytest.fixture
def page(qtbot, context) -> ImportPage:
    made = ImportPage(context)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    return made


@pytest.fixture
def preview(qtbot, page) -> Callable[..., Preview]:
    def previewing(*files: Path) -> Preview:
        with qtbot.waitSignal(page.planning.planned, timeout=30_000) as planned:
            page.start(files)
        return planned.args[0]

    return previewing


def person(name: str, *addresses: str, **fields) -> ContactFields:
    given, _space, family = name.partition(" ")
    reaches = tuple(Reach(ReachKind.EMAIL, address) for address in addresses)
    return ContactFields(name=Name(given=given, family=family), reaches=reaches, **fields)


def names(book) -> list[str]:
    ids = [row for (row,) in book.rows("SELECT id FROM contacts ORDER BY id")]
    return [display_name(fields) for fields in load_fields(book, ids).values()]


def commit(qtbot, page) -> None:
    with qtbot.waitSignal(page.committing.done, timeout=30_000):
        page.foot.import_asked.emit()


def test_real_files_are_imported_and_taken_back(qtbot, book, page, preview):
    shown = preview(*SAMPLES)
    plan = shown.plan
    assert plan.found == sum(plan.count(outcome) for outcome in Outcome) > 1000
    assert newest_set(book) == 0
    commit(qtbot, page)
    assert len(names(book)) == plan.count(Outcome.NEW)
    with qtbot.waitSignal(page.closed):
        page.result.undo_asked.emit()
    assert names(book) == []


def test_the_same_file_again_changes_nothing(qtbot, book, page, preview, people):
    file = people(person("Ana Moreira", "ana@example.org"), person("Bo Lind", "bo@example.org"))
    preview(file)
    commit(qtbot, page)
    before = newest_set(book)
    again = preview(file)
    assert again.plan.count(Outcome.UNCHANGED) == 2
    assert not page.foot._go.isEnabled()
    assert newest_set(book) == before


def test_counts_filter_the_list(book, page, preview, people, add):
    add("Ana Moreira", reaches=(Reach(ReachKind.EMAIL, "ana@example.org"),))
    file = people(person("Ana Moreira", "ana@example.org", role="Nurse"), person("Bo Lind", "bo@example.org"))
    broken = people(name="broken.vcf")
    broken.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Half\n")
    preview(file, broken)
    assert page.pane._model.rowCount() == 3
    page.pane.filter_by("merged")
    assert [page.pane._model.index(0, 0).data()] == ["Ana Moreira"]
    assert page.pane._model.rowCount() == 1
    page.pane.filter_by("problems")
    assert page.pane._problem_model.index(0, 0).data() == "broken.vcf"
    page.pane.filter_by("unchanged")
    assert page.pane._model.rowCount() == 0


def test_what_would_be_added_stands_beside_what_is_there(page, preview, people, add):
    add("Ana Moreira", reaches=(Reach(ReachKind.EMAIL, "ana@example.org"),), role="Nurse")
    preview(people(person("Ana Moreira", "ana@example.org", "ana@work.example", role="Doctor")))
    said = [label.text() for label in page.pane.detail.findChildren(QLabel) if label.isVisible()]
    assert "ana@work.example" in said
    assert said.count("ana@example.org") == 2
    assert any("same e-mail" in text for text in said)


@pytest.mark.parametrize(
    ("key", "expected"),
    [(Qt.Key.Key_N, ["Ana Moreira", "Ana Moreira"]), (Qt.Key.Key_S, ["Ana Moreira"]), (Qt.Key.Key_M, ["Ana Moreira"])],
)
def test_one_can_choose_for_each_person(qtbot, book, page, preview, people, add, key, expected):
    row = add("Ana Moreira", reaches=(Reach(ReachKind.EMAIL, "ana@example.org"),))
    preview(people(person("Ana Moreira", "ana@example.org", role="Doctor"), person("Bo Lind")))
    with qtbot.waitSignal(page.planning.planned):
        qtbot.keyClick(page.pane.people, key)
    commit(qtbot, page)
    assert names(book) == [*expected, "Bo Lind"]
    assert contact(book, row).fields.role == ("Doctor" if key == Qt.Key.Key_M else "")


def test_several_are_skipped_at_once_and_taken_in_again(qtbot, page, preview, people):
    preview(people(*(person(f"Person {number}") for number in range(30))))
    page.pane.people.selectAll()
    with qtbot.waitSignal(page.planning.planned) as planned:
        qtbot.keyClick(page.pane.people, Qt.Key.Key_S)
    assert planned.args[0].plan.count(Outcome.SKIPPED) == 30
    with qtbot.waitSignal(page.planning.planned) as planned:
        page.pane.choose(Outcome.MERGED)
    assert planned.args[0].plan.count(Outcome.NEW) == 30


def test_skipping_somebody_whom_a_later_card_would_join_keeps_the_later_one(qtbot, book, page, preview, people):
    preview(people(person("Ana Moreira", "ana@example.org"), person("Ana Moreira", "ana@example.org", role="Nurse")))
    page.pane.people.setCurrentIndex(page.pane._model.index(0, 0))
    with qtbot.waitSignal(page.planning.planned):
        qtbot.keyClick(page.pane.people, Qt.Key.Key_S)
    commit(qtbot, page)
    assert names(book) == ["Ana Moreira"]


def test_new_people_get_the_circle_and_the_tag(qtbot, book, page, preview, people, add):
    known = add("Ana Moreira", reaches=(Reach(ReachKind.EMAIL, "ana@example.org"),))
    twice = (person("Bo Lind", "bo@example.org", tags=("old",)), person("Bo Lind", "bo@example.org", role="Baker"))
    preview(people(person("Ana Moreira", "ana@example.org", role="Nurse"), *twice))
    close = circles(book)[1]
    page.foot.choose(close.id, "from phone")
    commit(qtbot, page)
    (bo,) = (row for (row,) in book.rows("SELECT id FROM contacts WHERE id <> ?", (known,)))
    fields = contact(book, bo).fields
    assert (fields.circle, fields.tags, fields.role) == (close.id, ("old", "from phone"), "Baker")
    assert contact(book, known).fields.tags == ()
    assert contact(book, known).fields.circle is None


def test_reading_can_be_stopped(qtbot, book, page, tmp_path):
    file = tmp_path / "many.vcf"
    file.write_text("".join(f"BEGIN:VCARD\nVERSION:3.0\nFN:P {n}\nEND:VCARD\n" for n in range(20_000)))
    with qtbot.waitSignal(page.planning.stopped, timeout=30_000):
        page.start([file])
        qtbot.waitSignal(page.planning.progressed, timeout=30_000).wait()
        page.progress.cancelled.emit()
    assert page._stack.currentWidget() is page._beginning
    assert newest_set(book) == 0


def test_writing_can_be_stopped_and_nothing_is_written(qtbot, book, page, preview, people):
    preview(people(*(person(f"Person {number}") for number in range(400))))
    page.committing.progressed.connect(lambda _done, _total: page.committing.stop(), Qt.ConnectionType.DirectConnection)
    with qtbot.waitSignal(page.committing.stopped, timeout=30_000):
        page.foot.import_asked.emit()
    assert names(book) == []
    assert page._stack.currentWidget() is page._looking


def test_a_book_that_was_changed_meanwhile_is_looked_at_again(qtbot, book, page, preview, people, add, now):
    row = add("Ana Moreira", reaches=(Reach(ReachKind.EMAIL, "ana@example.org"),))
    preview(people(person("Ana Moreira", "ana@example.org", "ana@work.example")))
    edit_contact(book, row, dataclasses.replace(contact(book, row).fields, role="Nurse"), now)
    with qtbot.waitSignal(page.planning.planned):
        page.foot.import_asked.emit()
    assert len(contact(book, row).fields.reaches) == 1
    commit(qtbot, page)
    fields = contact(book, row).fields
    assert (fields.role, len(fields.reaches)) == ("Nurse", 2)


@pytest.mark.parametrize("content", [b"", b"Dear diary,", b"\x00" * 5000, b"PK\x03\x04" + bytes(200)])
def test_a_file_that_is_none_is_told_in_one_line(qtbot, book, page, tmp_path, content):
    file = tmp_path / "notes.vcf"
    file.write_bytes(content)
    with qtbot.waitSignal(page.planning.planned, timeout=30_000):
        page.start([file])
    said = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert any(text.startswith("notes.vcf: ") for text in said)


def test_hostile_text_is_shown_as_it_is_written(page, preview, people):
    hostile = "<img src='file:///etc/passwd'><b>%s{0}\u202e"
    preview(people(person(hostile, "a@example.org", role=hostile, notes=hostile, tags=(hostile,))))
    labels = [label for label in page.findChildren(QLabel) if label.text()]
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
    assert not any("<img" in widget.toolTip() for widget in page.findChildren(QWidget))


def test_ten_thousand_people_need_no_widgets_of_their_own(qtbot, page, preview, tmp_path):
    file = tmp_path / "many.vcf"
    file.write_text(
        "".join(f"BEGIN:VCARD\nVERSION:3.0\nFN:Person {n}\nEMAIL:p{n}@example.org\nEND:VCARD\n" for n in range(10_000))
    )
    before = len(page.findChildren(QWidget))
    assert preview(file).plan.count(Outcome.NEW) == 10_000
    assert page.pane._model.rowCount() == 10_000
    assert len(page.findChildren(QWidget)) < before + 60


def test_escape_leaves_and_stops(qtbot, context, desk, people):
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(1000, 700)
    over.show()
    page = open_import(context, desk, over, [people(person("Ana"))])
    qtbot.waitSignal(page.planning.planned, timeout=30_000).wait()
    panel = over.findChild(SlidePanel)
    assert panel.is_open
    panel.close_asked.emit()
    assert not panel.is_open
    assert open_import(context, desk, over)._stack.currentIndex() == 0


def test_files_of_any_name_dropped_onto_the_window_are_taken_and_nothing_else(qtbot, tmp_path):
    widget, taken = QWidget(), []
    qtbot.addWidget(widget)
    FileDrop(widget, taken.extend)
    card, other = tmp_path / "People.VCF", tmp_path / "chat"

    def drop(*urls: QUrl) -> bool:
        data = QMimeData()
        data.setUrls(list(urls))
        buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
        enter.ignore()
        qtbot.wait(0)
        from PySide6.QtWidgets import QApplication

        QApplication.sendEvent(widget, enter)
        if enter.isAccepted():
            QApplication.sendEvent(widget, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))
        return enter.isAccepted()

    assert drop(QUrl.fromLocalFile(str(card)), QUrl.fromLocalFile(str(other)))
    assert not drop(QUrl.fromLocalFile(str(tmp_path)))
    assert not drop(QUrl("https://example.org/people.vcf"))
    assert taken == [card, other]
