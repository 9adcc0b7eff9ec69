"""The tour through dealing out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from followup_desktop.store.reads.lists import ListQuery, contact_ids
from followup_desktop.store.writes.contacts import set_circle
from tests.tour.scene import NARROW, NARROWEST, USUAL, Act, Scene
from tests.tour.stage import Stage

_WITHOUT = ("Ana Moreira", "Bilal Haddad", "Miriam Okonkwo-Lindgren", "Henrik Aas", "Freya Lindqvist", "Sofía Iriarte")


def dealing(*keys: Qt.Key, people: int = 6) -> Act:
    """Take some people out of their circles, and deal them out as far as the keys go."""

    def act(stage: Stage) -> None:
        from followup_desktop.window.dealing.dealing import Dealing

        window = stage.window
        now, book = window.context.now, stage.book
        chosen = [stage.contact(name) for name in _WITHOUT[:people]]
        others = [row for row in contact_ids(book, ListQuery(circle=0), now.date()) if row not in chosen]
        wider = book.value("SELECT id FROM circles ORDER BY position DESC LIMIT 1")
        set_circle(book, others, wider, now)
        set_circle(book, chosen, None, now)
        window.desk.deal_asked.emit()
        stage.settle()
        sheet = window.findChild(Dealing)
        for key in keys:
            QTest.keyClick(sheet, key)
        stage.settle()

    return act


_EVERYBODY = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_0, Qt.Key.Key_A)
DEALING = (
    Scene("deal-out", dealing(), (USUAL, NARROW, NARROWEST)),
    Scene("deal-out-going-on", dealing(Qt.Key.Key_1, Qt.Key.Key_2)),
    Scene("deal-out-done", dealing(*_EVERYBODY), (USUAL, NARROWEST)),
    Scene("deal-out-nobody", dealing(people=0)),
)
