"""The editor over a real book: every field survives, what is wrong stands beside its field, and nothing is lost."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QWidget

from followup_desktop.domain.contacts import (
    ContactDate,
    ContactFields,
    DateKind,
    Interest,
    Name,
    Portrait,
    RawProperty,
    Reach,
    ReachKind,
    Relation,
)
from followup_desktop.domain.dates import PartialDate
from followup_desktop.domain.names import NAMELESS, display_name
from followup_desktop.store.reads.contacts import contact, id_of
from followup_desktop.store.reads.history import newest_set
from followup_desktop.store.reads.settings import circles
from followup_desktop.store.writes.contacts import add_contact
from followup_desktop.window.editor.contact_form import ContactForm
from followup_desktop.window.editor.date_row import BLANK
from followup_desktop.window.editor.editor import Editor
from followup_desktop.window.editor.form import INTERESTS, NAME_PARTS, to_form
from followup_desktop.window.editor.opening import open_editor
from followup_desktop.window.kit.panel import SlidePanel
from tests.support.people import FULL, contact_fields

HOSTILE = "<img src='file:///etc/passwd'><b>&amp;\n\u202e{name}%s"


def stored(book, row: int) -> ContactFields:
    return contact(book, row).fields


def test_a_full_contact_opened_and_saved_changes_nothing(book, make, ana, settle, save):
    before = newest_set(book)
    editor = make(ana)
    assert not editor.changed
    save(editor)
    assert newest_set(book) == before
    assert stored(book, ana) == FULL


def test_any_contact_comes_out_of_the_widgets_as_it_went_in(qtbot, context):
    form = ContactForm(context)
    qtbot.addWidget(form)

    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(contact_fields)
    def comes_out(fields):
        shown = to_form(fields)
        form.show_person(fields, 1)
        form.show_form(shown)
        # A row into which nothing was ever written cannot be told from one that was just added.
        assert {part: value for part, value in form.form().items() if not _has_rows(part)} == {
            part: value for part, value in shown.items() if not _has_rows(part)
        }
        for part in ("reaches", "addresses", "dates", "relations", "unknown"):
            kept = [row for row in shown[part] if _written(part, row)]
            assert form.form()[part] == kept

    comes_out()


def _has_rows(part: str) -> bool:
    return part in ("reaches", "addresses", "dates", "relations", "unknown")


def _written(part: str, row: dict) -> bool:
    asked = {"reaches": ("value", "label"), "dates": ("on", "label"), "relations": ("label", "name")}
    return part == "unknown" or any(row[name] for name in asked.get(part, row))


def test_each_text_is_stored(book, make, ana, settle, save):
    editor = make(ana)
    texts = [*NAME_PARTS, "pronouns", "organisation", "department", "role"]
    for part in texts:
        editor.form.part(part).setText(f" other {part} ")
    for part in ("how_we_met", "notes"):
        editor.form.part(part).setPlainText(f"other {part}\nand more ")
    save(editor)
    fields = stored(book, ana)
    assert fields.name == Name(**{part: f"other {part}" for part in NAME_PARTS})
    others = {part: f"other {part}" for part in texts if part not in NAME_PARTS}
    others |= {part: f"other {part}\nand more" for part in ("how_we_met", "notes")}
    assert fields == dataclasses.replace(FULL, name=fields.name, **others)


@pytest.mark.parametrize(
    ("part", "row", "value"),
    [
        ("reaches", {"kind": "website", "value": "https://a.example", "label": "", "preferred": False},
         Reach(ReachKind.WEBSITE, "https://a.example")),
        ("addresses", to_form(FULL)["addresses"][0] | {"city": "Lund"},
         dataclasses.replace(FULL.addresses[0], city="Lund")),
        ("dates", {"kind": "anniversary", "on": "2001-07", "label": "", "lead_days": None, "once": False},
         ContactDate(DateKind.ANNIVERSARY, PartialDate(2001, 7, None))),
        ("relations", {"label": "boss", "name": "Bo", "contact": ""}, Relation("boss", "Bo")),
    ],
)  # fmt: skip
def test_rows_are_added_moved_and_removed(book, make, ana, settle, part, row, value, save):
    editor = make(ana)
    rows = editor.form.part(part)
    rows.add(row)
    save(editor)
    assert getattr(stored(book, ana), part) == (*getattr(FULL, part), value)
    rows.rows[-1].moved.emit(-1)
    save(editor)
    before = getattr(FULL, part)
    assert getattr(stored(book, ana), part) == (*before[:-1], value, before[-1])
    rows.rows[len(before) - 1].removed.emit()
    save(editor)
    assert stored(book, ana) == FULL


def test_rows_move_by_keyboard(qtbot, make, ana):
    editor = make(ana)
    rows = editor.form.part("reaches")
    first = rows.rows[0]
    qtbot.waitActive(editor)
    field = first.first_field()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier)
    assert rows.rows[1] is first


@pytest.mark.parametrize("part", [*INTERESTS, "tags"])
def test_words_are_added_and_taken_back(qtbot, book, make, ana, settle, part, save):
    editor = make(ana)
    field = editor.form.part(part)
    line = field.focusProxy()
    qtbot.keyClicks(line, "choir,")
    qtbot.keyClicks(line, "bad films")
    save(editor)
    texts = field.value()
    assert texts[-2:] == ["choir", "bad films"]
    fields = stored(book, ana)
    held = fields.tags if part == "tags" else [i.text for i in fields.interests if i.kind is INTERESTS[part]]
    assert list(held) == texts
    for _ in range(3):
        qtbot.keyClick(line, Qt.Key.Key_Backspace, Qt.KeyboardModifier.ControlModifier)
    assert len(field.value()) < len(texts)


def test_circle_cadence_and_reaching_out_are_stored(book, make, ana, settle, save):
    editor = make(ana)
    close = circles(book)[1]
    editor.form.part("circle").show_value(close.id)
    editor.form.part("cadence").show_value({"own": False, "count": "6", "unit": "week"})
    editor.form.part("reaching_out").setChecked(False)
    save(editor)
    expected = dataclasses.replace(FULL, circle=close.id, cadence=None, reaching_out=False)
    assert stored(book, ana) == expected


def test_a_portrait_is_chosen_and_removed(book, make, ana, settle, tmp_path, qapp, save):
    file = tmp_path / "photo.png"
    image = QImage(900, 900, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    assert image.save(str(file))
    editor = make(ana)
    editor.form.part("portrait").load(file)
    settle()
    save(editor)
    portrait = stored(book, ana).portrait
    assert isinstance(portrait, Portrait)
    assert QImage.fromData(portrait.data).width() == 512
    editor.form.part("portrait")._remove.click()
    save(editor)
    assert stored(book, ana).portrait is None


def test_a_picture_that_is_none_is_refused_beside_it(make, ana, settle, tmp_path):
    file = tmp_path / "photo.png"
    file.write_text("<svg/>")
    editor = make(ana)
    editor.form.part("portrait").load(file)
    settle()
    assert "PNG" in editor.form.part("portrait")._error.text()
    assert not editor.changed


def test_all_errors_stand_beside_their_fields_and_the_first_has_the_focus(qtbot, book, make, ana, settle, save):
    editor = make(ana)
    qtbot.waitActive(editor)
    before = newest_set(book)
    bad = editor.form.part("reaches").add({"kind": "email", "value": "ana-at", "label": "", "preferred": False})
    editor.form.part("dates").add(BLANK | {"kind": "birthday", "on": "2025-02-29"})
    editor.form.part("cadence").show_value({"own": True, "count": "0", "unit": "week"})
    save(editor)
    assert len(editor.form.errors()) == 3
    assert "2025-02-29" in " ".join(editor.form.errors())
    assert bad.first_field().hasFocus()
    assert newest_set(book) == before
    editor.form.part("reaches").rows[-1].removed.emit()
    editor.form.part("dates").rows[-1].removed.emit()
    editor.form.part("cadence").show_value({"own": True, "count": "6", "unit": "week"})
    save(editor)
    assert editor.form.errors() == []


def test_a_new_contact_needs_a_name(qtbot, book, make, settle, save):
    editor = make()
    save(editor)
    assert len(editor.form.errors()) == 1
    editor.form.part("given").setText("Bo")
    with qtbot.waitSignal(editor.closed), qtbot.waitSignal(editor.saved) as saved:
        editor.save()
    (row,) = saved.args
    assert display_name(stored(book, row)) == "Bo" != NAMELESS


def test_ctrl_s_saves(qtbot, book, make, ana):
    editor = make(ana)
    qtbot.waitActive(editor)
    field = editor.form.part("role")
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    field.setText("Midwife")
    with qtbot.waitSignal(editor.saved):
        qtbot.keyClick(field, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert stored(book, ana).role == "Midwife"


def test_hostile_text_is_shown_as_it_is_written(book, make, now, settle, save):
    fields = ContactFields(
        name=Name(given=HOSTILE), role=HOSTILE, notes=HOSTILE, tags=(HOSTILE,), interests=(Interest(HOSTILE),),
        reaches=(Reach(ReachKind.CHAT, HOSTILE, HOSTILE),), relations=(Relation(HOSTILE, HOSTILE),),
        unknown=(RawProperty("X-A", HOSTILE),), organisation=HOSTILE,
    )  # fmt: skip
    row = add_contact(book, fields, now).created[0]
    editor = make(row)
    labels = [widget for widget in editor.findChildren(QLabel) if widget.text()]
    assert all(widget.textFormat() is Qt.TextFormat.PlainText for widget in labels)
    assert not any("<img" in widget.toolTip() for widget in editor.findChildren(QWidget))
    before = stored(book, row)
    save(editor)
    assert stored(book, row) == before


def test_a_relation_is_linked_to_a_contact_of_the_book(qtbot, book, make, ana, add, settle, save):
    bo = add("Bo Lindqvist")
    editor = make(ana)
    qtbot.waitActive(editor)
    row = editor.form.part("relations").add({"label": "friend", "name": "", "contact": ""})
    field = row.first_field()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "lind")
    settle()
    popup = field._completer.popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert field.text() == "Bo Lindqvist"
    save(editor)
    relation = stored(book, ana).relations[-1]
    assert id_of(book, relation.contact) == bo


def test_the_panel_keeps_what_was_typed_when_another_contact_is_opened(qtbot, context, desk, ana, add, settle):
    bo = add("Bo Lindqvist")
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(1200, 800)
    over.show()
    open_editor(context, desk, over, ana)
    editor = over.findChild(Editor)
    editor.form.part("role").setText("Midwife")
    open_editor(context, desk, over, bo)
    settle()
    panel = over.findChild(SlidePanel)
    panel.close_asked.emit()
    assert not panel.is_open
    open_editor(context, desk, over, ana)
    settle()
    (editor,) = [child for child in over.findChildren(Editor) if child.contact == ana and child.isVisible()]
    assert editor.form.form()["role"] == "Midwife"
