"""The first run in the real window: an empty Today leads to the import, to dealing out, to the daily time."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from followup_desktop.store.reads.dealing import pile
from followup_desktop.store.reads.lists import count_contacts
from followup_desktop.window.dealing.dealing import Dealing
from followup_desktop.window.importing.page import ImportPage
from followup_desktop.window.kit.panel import SlidePanel
from followup_desktop.window.main_window import MainWindow
from followup_desktop.window.state import WindowState

CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Person {n}\r\nEND:VCARD\r\n"


def test_from_an_empty_book_to_today(qtbot, keep, context, book, settle, tmp_path):
    window = MainWindow(context, WindowState(tmp_path))
    keep(window)
    window.show()
    settle()
    today = window.go("today")
    settle()
    today.import_asked.emit()
    page = window.findChild(ImportPage)
    file = Path(tmp_path) / "people.vcf"
    file.write_text("".join(CARD.format(n=number) for number in range(4)))
    with qtbot.waitSignal(page.planning.planned, timeout=30_000):
        page.start([file])
    with qtbot.waitSignal(page.committing.done, timeout=30_000):
        page.foot.import_asked.emit()
    page.result._words.acted.emit()
    settle()
    assert count_contacts(book) == 4
    sheet = window.findChild(Dealing)
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_0, Qt.Key.Key_3):
        qtbot.keyClick(sheet, key)
    settle()
    assert pile(book).waiting == ()
    assert sheet.done.at.isVisible()
    window.go("contacts")
    sheet.done.go.click()
    settle()
    assert window._stack.currentWidget() is today
    assert not any(panel.is_open for panel in window.findChildren(SlidePanel))
