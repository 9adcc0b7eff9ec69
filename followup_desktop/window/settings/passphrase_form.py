"""The form in which the book gets a passphrase, another one, or none any more. It says first that it is final."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from followup_desktop.domain.errors import Refused
from followup_desktop.store.passphrases import check_passphrase
from followup_desktop.window.kit.banner import Banner
from followup_desktop.window.kit.buttons import filled, quiet
from followup_desktop.window.kit.fields import FieldRow, InlineError
from followup_desktop.window.kit.secret_field import SecretField

_WIDEST = 420


class Kind(Enum):
    """What the form is for."""

    SET = auto()
    CHANGE = auto()
    REMOVE = auto()


class PassphraseForm(QWidget):
    """The old passphrase, where there is one, the new one twice, where there is to be one, and a tick to it."""

    submitted = Signal(str, str)
    """The old passphrase and the new one, checked; empty where there is none."""
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = Kind.SET
        self.final = Banner("triangle-alert", "", role="ready", tint="ready_tint", closable=False)
        self.old = _field(self.tr("Passphrase now"))
        self.new = _field(self.tr("New passphrase"), self.tr("Four words that only you put together are good."))
        self.again = _field(self.tr("Once more"))
        self.understood = QCheckBox(self.tr("I have written it down or am sure to remember it"))
        self.error = InlineError()
        self.button = filled("", "lock")
        self.cancel = quiet(self.tr("Cancel"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(12)
        column.addWidget(self.final)
        for part in (self.old, self.new, self.again, self.understood, self.error):
            part.setMaximumWidth(_WIDEST)
            column.addWidget(part)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self.button)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        column.addLayout(buttons)
        self.button.clicked.connect(self.submit)
        self.cancel.clicked.connect(self.leave)
        for row in (self.old, self.new, self.again):
            _secret(row).returned.connect(self.submit)
        self.hide()

    def open_for(self, kind: Kind) -> None:
        """Begin anew."""
        self.kind = kind
        self._wipe()
        self.old.setVisible(kind is not Kind.SET)
        for part in (self.new, self.again, self.understood):
            part.setVisible(kind is not Kind.REMOVE)
        self.understood.setChecked(False)
        self.final.show_text(self._warning())
        self.button.set_words(
            {
                Kind.SET: self.tr("Encrypt my book"),
                Kind.CHANGE: self.tr("Change the passphrase"),
                Kind.REMOVE: self.tr("Remove the passphrase"),
            }[kind]
        )
        self.show()
        first = self.new if kind is Kind.SET else self.old
        _secret(first).line.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Hand on what was typed where nothing is wrong with it; else say what, and go there."""
        old, new = _secret(self.old).text(), _secret(self.new).text()
        wrong = self._wrong(old, new)
        for row in (self.old, self.new, self.again):
            row.set_error(wrong[1] if wrong is not None and wrong[0] is row else "")
        self.error.show_error(wrong[1] if wrong is not None and wrong[0] is self.understood else "")
        if wrong is not None:
            place = wrong[0]
            (_secret(place).line if isinstance(place, FieldRow) else place).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        kind = self.kind
        self._wipe()
        self.hide()
        self.submitted.emit("" if kind is Kind.SET else old, "" if kind is Kind.REMOVE else new)

    def show_wrong_old(self, text: str) -> None:
        """The passphrase that it has now was another one: ask again."""
        self.open_for(self.kind)
        self.old.set_error(text)

    def leave(self) -> None:
        """Close, with nothing done and nothing left of what was typed."""
        self._wipe()
        self.hide()
        self.cancelled.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _wrong(self, old: str, new: str) -> tuple[QWidget, str] | None:
        """The part of the form with which something is wrong, and what."""
        if self.kind is not Kind.SET and not old:
            return self.old, self.tr("Type the passphrase that your book has now.")
        if self.kind is Kind.REMOVE:
            return None
        try:
            check_passphrase(new)
        except Refused as refusal:
            return self.new, f"{refusal}."
        if _secret(self.again).text() != new:
            return self.again, self.tr("These are not the same words.")
        if not self.understood.isChecked():
            return self.understood, self.tr("Nobody can give it back to you: write it down first.")
        return None

    def _warning(self) -> str:
        if self.kind is Kind.REMOVE:
            return self.tr("Afterwards whoever gets the book's file, or a copy of it, can read all of it.")
        return self.tr(
            "A forgotten passphrase is final. Without it nobody can read the book or its backups any more: not you,"
            " not the makers of Followup. Write it down and keep it in a safe place."
        )

    def _wipe(self) -> None:
        for row in (self.old, self.new, self.again):
            _secret(row).wipe()
            row.set_error("")
        self.error.show_error("")


def _field(name: str, hint: str = "") -> FieldRow:
    return FieldRow(name, SecretField(name), hint)


def _secret(row: FieldRow) -> SecretField:
    assert isinstance(row.editor, SecretField)
    return row.editor
