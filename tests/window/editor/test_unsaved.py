"""What is not saved is never lost, and what others changed is never overwritten unseen."""

from __future__ import annotations

import dataclasses

import pytest

from followup_desktop.domain.contacts import (
    ContactFields,
)
from followup_desktop.store.reads.contacts import contact
from followup_desktop.store.writes.contacts import delete_contacts, edit_contact
from followup_desktop.window.editor.date_row import BLANK
from followup_desktop.window.editor.drafts import NEW, Drafts
from tests.support.people import FULL


def stored(book, row: int) -> ContactFields:
    return contact(book, row).fields


@pytest.mark.parametrize("row", ["new", "known"])
def test_unsaved_changes_outlive_the_program(book, make, ana, row, settle):
    contact_row = ana if row == "known" else None
    editor = make(contact_row)
    editor.form.part("role").setText("Midwife")
    editor.form.part("dates").add(BLANK | {"kind": "birthday", "on": "2025-02-29"})
    editor.close()
    again = make(contact_row)
    assert again.notices.banner is not None
    assert again.form.form()["role"] == "Midwife"
    assert again.form.form()["dates"][-1]["on"] == "2025-02-29"
    again.notices.draft_discarded.emit()
    assert not again.changed
    again.close()
    assert make(contact_row).notices.banner is None


def test_a_saved_draft_is_gone(book, make, ana, settle, save):
    editor = make(ana)
    editor.form.part("role").setText("Midwife")
    editor.keep_draft()
    assert Drafts(book).load(contact(book, ana).uuid) is not None
    save(editor)
    assert Drafts(book).load(contact(book, ana).uuid) is None
    assert Drafts(book).load(NEW) is None


def test_a_draft_meets_what_was_changed_since(book, make, ana, now):
    editor = make(ana)
    editor.form.part("role").setText("Midwife")
    editor.close()
    edit_contact(book, ana, dataclasses.replace(FULL, organisation="Clinic"), now)
    again = make(ana)
    form = again.form.form()
    assert (form["role"], form["organisation"]) == ("Midwife", "Clinic")


def test_changes_made_elsewhere_are_followed_where_nothing_was_typed(make, ana, write, settle):
    editor = make(ana)
    write(lambda book, now: edit_contact(book, ana, dataclasses.replace(FULL, role="Doctor"), now))
    assert editor.form.form()["role"] == "Doctor"
    assert editor.notices.banner is None


@pytest.mark.parametrize("mine", [True, False])
def test_changes_made_elsewhere_are_shown_before_they_are_overwritten(book, make, ana, now, settle, mine, save):
    editor = make(ana)
    editor.form.part("role").setText("Midwife")
    edit_contact(book, ana, dataclasses.replace(FULL, role="Doctor", organisation="Clinic"), now)
    save(editor)
    banner = editor.notices.banner
    assert banner is not None
    assert "role" in banner.text()
    assert "organisation" in banner.text()
    assert stored(book, ana).role == "Doctor"
    (editor.notices.keep_mine_asked if mine else editor.notices.reload_asked).emit()
    save(editor)
    fields = stored(book, ana)
    assert (fields.role, fields.organisation) == ("Midwife" if mine else "Doctor", "Clinic")


def test_a_contact_that_was_deleted_elsewhere_can_be_added_again(qtbot, book, make, ana, write, settle):
    editor = make(ana)
    editor.form.part("role").setText("Midwife")
    write(lambda held, now: delete_contacts(held, [ana], now))
    assert editor.notices.banner is not None
    editor.notices.add_asked.emit()
    with qtbot.waitSignal(editor.saved) as saved:
        editor.save()
    assert stored(book, saved.args[0]).role == "Midwife"
