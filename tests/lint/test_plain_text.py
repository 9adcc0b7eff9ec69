"""No text of unknown origin gets where Qt would take it for markup; and the search for such places finds them."""

from __future__ import annotations

from pathlib import Path

import pytest

import followup_desktop
from tests.lint.plain_text import HOME, findings

PACKAGE = Path(followup_desktop.__file__).parent
WITH_QT = ("desktop", "tray", "window")


def test_no_text_of_unknown_origin_is_taken_for_markup():
    found = {}
    for file in sorted(file for floor in WITH_QT for file in (PACKAGE / floor).rglob("*.py")):
        place = file.relative_to(PACKAGE)
        if wrong := findings(file.read_text(encoding="utf-8"), home=place == HOME):
            found[str(place)] = wrong
    assert found == {}


@pytest.mark.parametrize(
    "line",
    [
        "label = QLabel(name)",
        "label = QLabel()",
        "label = QtWidgets.QLabel(self.tr('Name'))",
        "class Mine(QLabel): ...",
        "class Mine(QWidget, QTextBrowser): ...",
        "QMessageBox(over)",
        "QMessageBox.warning(over, self.tr('Oh'), error)",
        "QTextEdit()",
        "document = QTextDocument(text)",
        "QWhatsThis.showText(at, name)",
        "view.setHtml(f'<b>{name}</b>')",
        "view.setHtml('<b>hello</b>')",
        "view.setMarkdown(notes)",
        "label.setTextFormat(Qt.TextFormat.AutoText)",
        "chip.setToolTip(name)",
        "chip.setToolTip(contact.name)",
        "chip.setToolTip(f'{name} is here')",
        "chip.setToolTip('Hello ' + name)",
        "chip.setToolTip(self.tr('Write to {name}').format(name=name))",
        "chip.setToolTip(self.tr(name))",
        "chip.setToolTip(self.tr('Write') if short else name)",
        "chip.setToolTip(name or self.tr('Nobody'))",
        "chip.setToolTip(html.escape(name))",
        "chip.setToolTip(names[0])",
        "tabs.setTabToolTip(0, name)",
        "table.setItemToolTip(0, name)",
        "chip.setWhatsThis(notes)",
        "chip.setStatusTip(notes)",
        "QToolTip.showText(event.globalPos(), name, self)",
        "dialog.setLabelText(name)",
        "box.setInformativeText(notes)",
        "box.setDetailedText(notes)",
        "menu.addAction(name)",
        "menu.addAction(icon('x'), name)",
        "menu.addAction(check_in.contact_name)",
        "menu.addAction(f'Write to {name}')",
        "menu.addMenu(circle.name)",
        "tabs.addTab(page, name)",
        "QAction(name, self)",
        "QMenu(name, self)",
        "class Menu(QMenu):\n def __init__(self, title: str) -> None:\n  super().__init__(title)",
        "def data(self, index, role):\n return name if role == Qt.ItemDataRole.ToolTipRole else None",
        "def data(self, index, role):\n if role == Qt.ItemDataRole.ToolTipRole:\n  return name",
        "def data(self, index, role):\n match role:\n  case Qt.ItemDataRole.ToolTipRole:\n   return name",
        "facts = {Qt.ItemDataRole.WhatsThisRole: lambda row: row.name}",
        "item.setData(name, Qt.ItemDataRole.ToolTipRole)",
        "def add(menu: QMenu, text: str) -> None:\n menu.addAction(text)",
    ],
)
def test_it_is_found_where_a_text_may_be_taken_for_markup(line):
    assert findings(line), line


@pytest.mark.parametrize(
    "line",
    [
        "label(name)",
        "label = PlainLabel(name)",
        "class Mine(PlainLabel): ...",
        "box = plain_question(over, name)",
        "chip.setToolTip('')",
        "chip.setToolTip(self.tr('Write (W)'))",
        "chip.setToolTip(self.tr('Write (W)') if short else '')",
        "chip.setToolTip(plain_tooltip(name))",
        "chip.setToolTip('' if fits else plain_tooltip(name))",
        "QToolTip.showText(event.globalPos(), plain_tooltip(name), self)",
        "QToolTip.hideText()",
        "dialog.setLabelText(QCoreApplication.translate('Ask', 'The name'))",
        "label.setTextFormat(Qt.TextFormat.PlainText)",
        "menu.addAction(self.tr('Open'))",
        "menu.addAction(literal(name))",
        "action = QAction(literal(name), self)\nself.addAction(action)",
        "class Field(QLineEdit):\n def __init__(self):\n  self._lens = QAction(self)\n  self.addAction(self._lens)",
        "def add(self, inner: QMenu) -> None:\n self.addMenu(inner)",
        "class Menu(QMenu):\n def __init__(self, title: str) -> None:\n  super().__init__(literal(title), self)",
        "def data(self, index, role):\n return plain_tooltip(name) if role == Qt.ItemDataRole.ToolTipRole else None",
        "def data(self, index, role):\n if role == Qt.ItemDataRole.DisplayRole:\n  return name",
        "painter.drawText(rect, name)",
        "line.setText(name)",
    ],
)
def test_plain_text_and_the_programs_own_words_pass(line):
    assert findings(line) == []


def test_the_factory_may_make_what_guesses_but_feeds_it_no_other_way():
    assert findings("class PlainLabel(QLabel): ...", home=True) == []
    assert findings("label.setTextFormat(Qt.TextFormat.RichText)", home=True)
