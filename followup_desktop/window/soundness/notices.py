"""The notice that the open book has turned out to be damaged."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from followup_desktop.window.trouble import Trouble


def damage_notice(folder: Path, parent: QWidget) -> Trouble:
    """Accepted where the person wants to see what can be done."""
    return Trouble(
        QCoreApplication.translate("Soundness", "Your book is damaged"),
        QCoreApplication.translate(
            "Soundness",
            "A part of its file cannot be read any more; most often a failing disk is the cause. It is better to add"
            " nothing to it now.",
        ),
        QCoreApplication.translate(
            "Soundness",
            "Followup can show you the newest good backup and what can be saved of the book itself. Nothing is"
            " overwritten. The book is in this folder:",
        ),
        folder,
        again=QCoreApplication.translate("Soundness", "See what can be done"),
        parent=parent,
    )
