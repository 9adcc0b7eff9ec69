"""Draws the entries of a timeline, and knows what of an entry is under the pointer."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from followup_desktop.desktop.theme.icons import paint_icon
from followup_desktop.desktop.theme.tokens import Tokens, tokens_of
from followup_desktop.window.channels import channel_icon
from followup_desktop.window.kit.paint import RADIUS_FIELD, one_line, paint_box, paint_chip, paint_ring
from followup_desktop.window.timeline.layout import EntryLayout, lay_out
from followup_desktop.window.timeline.model import TimelineModel

WIDEST = 1124
SIDE = 28
INTRODUCED = "handshake"
"""The icon of an introduction, in place of its channel's."""
_KEPT = 300
_ICON_INSET = 0.24
_AROUND = 8
"""Pixels by which the ground of a selected entry reaches beyond its words."""


class TimelineDelegate(QStyledItemDelegate):
    """Entries in a column of a good width, centred; their layouts are kept for the width they were made for."""

    def __init__(self, model: TimelineModel, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._model = model
        self._view = view
        self._whole: set[int] = set()
        self._kept: OrderedDict[int, tuple[tuple[object, ...], EntryLayout]] = OrderedDict()
        self._more_words = (self.tr("Show more"), self.tr("Show less"))
        self.ring_shown = True
        """Whether the keyboard was used last: then the current entry has a ring."""

    def forget(self) -> None:
        """Measure everything anew: the text size changed."""
        self._kept.clear()

    def set_whole(self, interaction: int, whole: bool) -> None:
        """Show all of long notes, or their beginning."""
        (self._whole.add if whole else self._whole.discard)(interaction)

    def is_whole(self, interaction: int) -> bool:
        """Whether all of long notes is shown."""
        return interaction in self._whole

    def column(self, width: int) -> QRectF:
        """Where the column stands in a row of a width; its height is 0."""
        side = max(SIDE, (width - WIDEST) / 2)
        return QRectF(side, 0, max(120.0, width - 2 * side), 0)

    def layout_at(self, row: int, width: int) -> EntryLayout | None:
        """The layout of a row at the width of the view; None where there is no entry."""
        interaction = self._model.interaction_at(row)
        if interaction is None:
            return None
        room, whole = self.column(width).width(), interaction.id in self._whole
        made_of = (interaction, *self._model.place_of(row), room, whole)
        kept = self._kept.get(interaction.id)
        # The same object, not an equal one, in nearly all cases: comparing it costs nothing.
        if kept is None or kept[0] != made_of:
            mirrored = self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft
            entry = self._model.entry_at(row, interaction)
            kept = (made_of, lay_out(entry, room, self._more_words, whole=whole, mirrored=mirrored))
            self._kept[interaction.id] = kept
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        self._kept.move_to_end(interaction.id)
        return kept[1]

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The exact height of a row."""
        layout = self.layout_at(index.row(), option.rect.width())
        return QSize(option.rect.width(), layout.height if layout else 0)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a row."""
        layout = self.layout_at(index.row(), option.rect.width())
        if layout is None:
            return
        look = tokens_of(self._view)
        column = self.column(option.rect.width())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        painter.translate(option.rect.left() + column.left(), option.rect.top())
        if index.row() == self._view.currentIndex().row():
            self._ground(painter, layout, column.width(), look)
        self._thread(painter, layout, look)
        _words(painter, layout, look)
        painter.restore()

    def _ground(self, painter: QPainter, layout: EntryLayout, width: float, look: Tokens) -> None:
        body = layout.body(width).adjusted(-_AROUND, 0, _AROUND, 0)
        paint_box(painter, body, RADIUS_FIELD, look.color("selected"), None)
        if self.ring_shown and self._view.hasFocus():
            paint_ring(painter, body, RADIUS_FIELD, look)

    def _thread(self, painter: QPainter, layout: EntryLayout, look: Tokens) -> None:
        """The line that the circles hang on, and the circle with the channel."""
        circle = layout.circle
        end = layout.bottom if layout.entry.last else layout.height
        if end > circle.bottom() + 6:
            painter.setPen(QPen(look.color("line"), 1.5))
            x = circle.center().x()
            painter.drawLine(QPointF(x, circle.bottom()), QPointF(x, end))
        painter.setPen(QPen(look.color("line"), 1))
        painter.setBrush(look.color("card"))
        painter.drawEllipse(circle.adjusted(0.5, 0.5, -0.5, -0.5))
        inset = circle.width() * _ICON_INSET
        icon = circle.adjusted(inset, inset, -inset, -inset)
        entry = layout.entry
        paint_icon(painter, icon, INTRODUCED if entry.introduces else channel_icon(entry.channel), "sub", look)


def _words(painter: QPainter, layout: EntryLayout, look: Tokens) -> None:
    direction = painter.layoutDirection()
    leading = one_line(direction)
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    for line in layout.lines:
        painter.setFont(line.font)
        painter.setPen(look.color(line.role))
        painter.drawText(line.rect, leading, line.words)
    painter.setLayoutDirection(direction)
    if layout.notes is not None:
        painter.setPen(look.color("text"))
        layout.notes.draw(painter, layout.notes_at)
    for rect, mark in layout.loops:
        paint_chip(painter, rect, mark.words, mark.role, look, icon=mark.icon)
