"""The preview of every format: what files were taken for, how else they are read, whom they mention, what they tell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from followup_desktop.domain.contacts import ContactFields, Name, Reach, ReachKind
from followup_desktop.domain.foreign import Format
from followup_desktop.domain.imports import Outcome
from followup_desktop.domain.names import display_name
from followup_desktop.store.reads.columns import columns_of
from followup_desktop.store.reads.contacts import contact, load_fields
from followup_desktop.store.writes.contacts import add_contact
from followup_desktop.store.writes.me import add_me
from followup_desktop.window.importing.differences import Differences
from followup_desktop.window.importing.filters import Group
from followup_desktop.window.importing.opening import open_import
from followup_desktop.window.importing.page import ImportPage
from followup_desktop.window.importing.planning import Preview
from tests.window.importing.test_importing import person

MAIL = """From {sender} Mon Mar  2 10:00:00 2026
From: {name} <{sender}>
To: Marta <marta@mail.example>
Date: Mon, 2 Mar 2026 10:00:00 +0000
Message-ID: <{number}@mail.example>
Subject: Lunch

Shall we?

"""


@pytest.fixture
def page(keep, context, settle) -> ImportPage:
    made = ImportPage(context)
    keep(made)
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


@pytest.fixture
def mailbox(tmp_path) -> Path:
    file = tmp_path / "mail.mbox"
    senders = (("ana@example.org", "Ana Moreira"), ("bo@example.org", "Bo Lind"), ("cy@example.org", "Cy Ng"))
    file.write_text(
        "".join(MAIL.format(sender=sender, name=name, number=at) for at, (sender, name) in enumerate(senders))
    )
    return file


def commit(qtbot, page) -> None:
    with qtbot.waitSignal(page.committing.done, timeout=30_000):
        page.foot.import_asked.emit()


def names(book) -> list[str]:
    ids = [row for (row,) in book.rows("SELECT id FROM contacts WHERE NOT is_me ORDER BY id")]
    return [display_name(fields) for fields in load_fields(book, ids).values()]


def said(widget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def test_a_table_is_known_whatever_it_is_called_and_can_be_read_as_something_else(qtbot, page, preview, tmp_path):
    file = tmp_path / "people.txt"
    file.write_text("First Name,Last Name,E-mail\nAna,Moreira,ana@example.org\n")
    assert preview(file).plan.count(Outcome.NEW) == 1
    chip = page.pane.sources.chips["people.txt"]
    assert chip.words == "people.txt · Table (CSV)"
    with qtbot.waitSignal(page.planning.planned, timeout=30_000) as planned:
        page.pane.sources.wish([file], kind=Format.VCARD)
    assert planned.args[0].found.sources[0].kind is Format.VCARD
    with qtbot.waitSignal(page.planning.planned, timeout=30_000) as planned:
        page.pane.sources.wish([file], kind=Format.CSV)
    assert planned.args[0].plan.count(Outcome.NEW) == 1
    assert page._stack.currentWidget() is page._looking


def test_names_are_read_again_when_another_code_page_is_chosen(qtbot, page, preview, tmp_path):
    file = tmp_path / "people.csv"
    file.write_bytes("Name,E-mail\nМиша Орлов,misha@example.org\n".encode("cp1251"))
    before = preview(file).plan.entries[0]
    assert display_name(before.card.fields) != "Миша Орлов"
    assert page.pane.sources.guessed.isVisible()
    assert "Western European" in page.pane.sources.guessed.text()
    with qtbot.waitSignal(page.planning.planned, timeout=30_000):
        page.pane.sources.wish([file], code_page="cp1251")
    assert page.pane._model.index(0, 0).data() == "Миша Орлов"
    assert "Cyrillic" in page.pane.sources.guessed.text()


def test_a_table_that_nobody_knows_is_mapped_once_and_known_the_next_time(qtbot, book, page, preview, tmp_path, settle):
    file = tmp_path / "guests.csv"
    file.write_text("Wxx,Wyy,Wzz\nAna Moreira,ana@example.org,likes tea\nBo Lind,bo@example.org,\n")
    preview(file)
    assert page._stack.currentWidget() is page.mapper
    assert not page.mapper.go.isEnabled()
    for field, choice in zip(page.mapper.fields, ("name", "email", "notes"), strict=True):
        field.setCurrentIndex(field.findData(choice))
    with qtbot.waitSignal(page.planning.planned, timeout=30_000):
        page.mapper.go.click()
    settle()
    assert columns_of(book, ("Wxx", "Wyy", "Wzz")) == ("name", "email", "notes")
    assert page._stack.currentWidget() is page._looking
    commit(qtbot, page)
    assert names(book) == ["Ana Moreira", "Bo Lind"]
    again = preview(file)
    assert again.found.sources[0].columns == ("name", "email", "notes")
    assert again.plan.count(Outcome.UNCHANGED) == 2
    page.choose_columns(file)
    page.mapper.left.emit()
    assert page._stack.currentWidget() is page._looking


def test_who_is_only_mentioned_stays_out_unless_taken_in(qtbot, book, page, preview, mailbox, add, now):
    add_me(book, person("Marta Reis", "marta@mail.example"), now)
    ana = add("Ana Moreira", reaches=(Reach(ReachKind.EMAIL, "ana@example.org"),))
    shown = preview(mailbox)
    found = {group: shown.count(group) for group in Group}
    assert (found[Group.MENTIONED], found[Group.MERGED], found[Group.SKIPPED]) == (2, 1, 0)
    assert "Marta Reis" not in {display_name(entry.card.fields) for entry in shown.plan.entries}
    assert (found[Group.TIMELINE], shown.new_entries) == (3, 1)
    page.pane.filter_by("mentioned")
    assert page.pane.mentioned.isVisible()
    page.pane.people.clearSelection()
    page.pane.people.selectRow(1)
    assert len(page.pane.people.places()) == 1
    with qtbot.waitSignal(page.planning.planned):
        page.pane.choose(Outcome.NEW)
    assert page.pane._model.rowCount() == 2
    commit(qtbot, page)
    assert names(book) == ["Ana Moreira", "Cy Ng"]
    assert contact(book, ana).last_contact_on is not None


def test_all_who_are_mentioned_are_taken_in_at_once(qtbot, book, page, preview, mailbox):
    preview(mailbox)
    page.pane.filter_by("mentioned")
    with qtbot.waitSignal(page.planning.planned) as planned:
        page.pane.take_in.click()
    assert planned.args[0].new_entries == 3
    commit(qtbot, page)
    assert {"Ana Moreira", "Bo Lind", "Cy Ng"} <= set(names(book))


def test_the_timeline_says_what_is_there_already(qtbot, book, page, preview, mailbox, add, now):
    add_me(book, person("Marta Reis", "marta@mail.example"), now)
    add("Ana Moreira", reaches=(Reach(ReachKind.EMAIL, "ana@example.org"),))
    preview(mailbox)
    page.pane.filter_by("timeline")
    model = page.pane.told_model
    becomes = {model.index(row, 1).data(): model.index(row, 3).data() for row in range(model.rowCount())}
    assert becomes["Ana Moreira"] == "New"
    assert becomes["Bo Lind"] == "Left out with them"
    commit(qtbot, page)
    again = preview(mailbox)
    assert again.new_entries == 0
    assert not page.foot._go.isEnabled()


def test_a_file_that_only_tells_of_people_who_are_there_can_be_imported(
    qtbot, book, page, preview, people, mailbox, now
):
    add_me(book, person("Marta Reis", "marta@mail.example"), now)
    known = (("Ana Moreira", "ana"), ("Bo Lind", "bo"), ("Cy Ng", "cy"))
    for name, address in known:
        reaches = (Reach(ReachKind.EMAIL, f"{address}@example.org"),)
        add_contact(book, ContactFields(name=Name(full=name), reaches=reaches), now)
    preview(mailbox)
    assert page.foot._go.words == "Import 3 entries"
    commit(qtbot, page)
    assert any("3 on the timeline" in text for text in said(page.result))


def test_a_field_that_differs_takes_the_value_that_is_chosen(qtbot, book, page, preview, people, add):
    row = add("Ana Moreira", reaches=(Reach(ReachKind.EMAIL, "ana@example.org"),), role="Nurse", organisation="Clinic")
    preview(people(person("Ana Moreira", "ana@example.org", role="Doctor", organisation="Hospital")))
    differences = page.pane.detail.findChild(Differences)
    assert list(differences.choices) == ["organisation", "role"]
    with qtbot.waitSignal(page.planning.planned):
        differences.chosen.emit("role", True)
    commit(qtbot, page)
    fields = contact(book, row).fields
    assert (fields.role, fields.organisation) == ("Doctor", "Clinic")
    assert {raw.value for raw in fields.unknown} >= {"Nurse", "Hospital"}


def test_somebody_is_merged_into_whom_the_person_names(qtbot, book, page, preview, people, add):
    row = add("Margarida Sousa")
    preview(people(person("Guida", "guida@example.org")))
    with qtbot.waitSignal(page.planning.planned):
        page.pane.merge_into(row)
    assert any("you chose it" in text for text in said(page.pane.detail))
    with qtbot.waitSignal(page.planning.planned):
        page.pane.choose(Outcome.MERGED)
    commit(qtbot, page)
    assert names(book) == ["Margarida Sousa"]
    assert [reach.value for reach in contact(book, row).fields.reaches] == ["guida@example.org"]


def test_who_may_be_somebody_is_asked_and_merged_where_the_person_says_so(qtbot, book, page, preview, people, add):
    row = add("Katharina Weiss", organisation="Weiss & Co")
    shown = preview(people(person("Kathi Weiss", "kathi@example.org", organisation="Weiss & Co")))
    assert shown.count(Group.ASKED) == 1
    page.pane.filter_by("asked")
    assert any(text.startswith("Perhaps Katharina Weiss") for text in said(page.pane.detail))
    with qtbot.waitSignal(page.planning.planned):
        page.pane.choose(Outcome.MERGED)
    commit(qtbot, page)
    assert names(book) == ["Katharina Weiss"]
    assert contact(book, row).fields.reaches


def test_the_list_is_searched_by_name_and_address(page, preview, people):
    preview(people(person("Zoë Ng", "zoe@example.org"), person("Bo Lind", "bo@example.org")))
    for text, found in (("zoe", 1), ("EXAMPLE", 2), ("nobody", 0), ("", 2)):
        page.pane.search.setText(text)
        page.pane.search.searched.emit(text)
        assert page.pane._model.rowCount() == found


def test_after_an_import_one_deals_out(qtbot, page, preview, people):
    preview(people(person("Ana Moreira")))
    commit(qtbot, page)
    with qtbot.waitSignals([page.deal_asked, page.closed]):
        page.result._words.acted.emit()


def test_the_dialog_offers_every_format_and_the_first_focus_is_there(qtbot, context, desk, keep):
    over = QWidget()
    keep(over)
    over.resize(1000, 700)
    over.show()
    page = open_import(context, desk, over)
    assert over.focusWidget() is page.choosing._action
    dialog = page.ask_files()
    for suffix in ("*.vcf", "*.csv", "*.ics", "*.mbox", "*.eml", "*.json", "*.txt"):
        assert suffix in dialog.nameFilters()[0]
    assert len(dialog.nameFilters()) >= 7
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFiles
    dialog.close()


def test_no_name_of_a_hostile_table_is_markup(page, preview, tmp_path):
    file = tmp_path / "evil.csv"
    file.write_text("<img src=x>,=cmd()\n<b>Ana</b>,ana@example.org\n")
    preview(file)
    labels = [label for label in page.findChildren(QLabel) if label.text()]
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
