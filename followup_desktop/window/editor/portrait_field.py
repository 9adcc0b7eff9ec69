"""The portrait in the editor: shown, chosen from a file, taken away."""

from __future__ import annotations

import base64
import binascii
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from followup_desktop.domain.contacts import Portrait
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.names import initials
from followup_desktop.window.context import Context
from followup_desktop.window.editor.form import KEPT
from followup_desktop.window.editor.picture import load_picture
from followup_desktop.window.kit.avatar import ON_PAGE, Avatar
from followup_desktop.window.kit.buttons import outlined, quiet
from followup_desktop.window.kit.fields import InlineError
from followup_desktop.window.portraits import decode


class PortraitField(QWidget):
    """A round picture with 'Choose a picture' and 'Remove'. Files are read and shrunk on the worker."""

    edited = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._value: Any = None
        self._initials, self._contact = "", 0
        self._stored: Portrait | None = None
        self._avatar = Avatar(ON_PAGE)
        self._choose = outlined(self.tr("Choose a picture"), "image")
        self._remove = quiet(self.tr("Remove"))
        self._error = InlineError()
        self._choose.clicked.connect(self._ask)
        self._remove.clicked.connect(lambda: self._set(None))
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(self._choose)
        buttons.addWidget(self._remove)
        buttons.addStretch(1)
        beside = QVBoxLayout()
        beside.addStretch(1)
        beside.addLayout(buttons)
        beside.addWidget(self._error)
        beside.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self._avatar)
        row.addLayout(beside, 1)

    def show_person(self, name: str, contact: int, stored: Portrait | None) -> None:
        """Whose portrait it is: the initials and colour that stand in for it, and what the book has."""
        self._initials, self._contact, self._stored = initials(name), contact, stored

    def show_value(self, value: Any) -> None:
        """Show what the form says: KEPT, a new picture, or none."""
        self._value = value
        self._error.show_error("")
        self._remove.setVisible(value is not None)
        self._show(QImage())
        picture = self._stored if value == KEPT else _new(value)
        if picture is not None:
            self._context.worker.run(lambda: decode(picture), self._show, lane="editor portrait")

    def value(self) -> Any:
        """What the form keeps."""
        return self._value

    def set_error(self, text: str) -> None:
        """Say what is wrong with the picture."""
        self._error.show_error(text)

    def load(self, file: Path) -> None:
        """Take a picture from a file, or say why it cannot be taken."""
        self._choose.setEnabled(False)
        self._context.worker.run(lambda: load_picture(file), self._take, self._refuse)

    def _ask(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a picture"), "", self.tr("Pictures (*.png *.jpg *.jpeg)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.load(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take(self, picture: Portrait) -> None:
        self._choose.setEnabled(True)
        self._set({"media": picture.media, "data": base64.b64encode(picture.data).decode("ascii")})

    def _refuse(self, error: Exception) -> None:
        self._choose.setEnabled(True)
        if isinstance(error, Refused):
            self.set_error(str(error))
        else:
            self._context.worker.unexpected.emit(error)

    def _set(self, value: Any) -> None:
        self.show_value(value)
        self.edited.emit()

    def _show(self, image: QImage) -> None:
        photo = None if image.isNull() else QPixmap.fromImage(image)
        self._avatar.show_person(self._initials, self._contact, photo)


def _new(value: Any) -> Portrait | None:
    try:
        return Portrait(base64.b64decode(value["data"]), str(value["media"])) if isinstance(value, dict) else None
    except (KeyError, ValueError, TypeError, binascii.Error):
        return None
