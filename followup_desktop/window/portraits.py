"""Portraits for lists and pages: read from the book, decoded safely on the worker, kept small."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap

from followup_desktop.domain.contacts import Portrait
from followup_desktop.store.reads.contacts import portrait
from followup_desktop.window.context import Context

_KEPT = 400
_AT_ONCE = 16
_SIDE = 160
"""Pixels of the shorter side that are kept: the page's 68 at twice the density, and a little more."""
_LONGEST_SIDE = 12_000
_MOST_MEGABYTES = 32
_FIRST_BYTES = {"jpeg": b"\xff\xd8\xff", "png": b"\x89PNG\r\n\x1a\n", "gif": b"GIF8"}

QImageReader.setAllocationLimit(_MOST_MEGABYTES)


class Portraits(QObject):
    """A cache of pictures by digest. What is asked for and not there yet is announced by `arrived`."""

    arrived = Signal()
    """Some of the pictures that were asked for are there now."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._kept: OrderedDict[str, QPixmap | None] = OrderedDict()
        self._wanted: OrderedDict[str, None] = OrderedDict()
        self._under_way = False

    def get(self, digest: str | None) -> QPixmap | None:
        """The picture, or None where there is none, it cannot be read, or it has not arrived yet."""
        if not digest:
            return None
        if digest in self._kept:
            self._kept.move_to_end(digest)
            return self._kept[digest]
        self._wanted[digest] = None
        self._wanted.move_to_end(digest)
        self._fetch()
        return None

    def _fetch(self) -> None:
        """Fetch those asked for last: while one scrolls, they are the ones on screen."""
        if self._under_way or not self._wanted:
            return
        digests = [self._wanted.popitem(last=True)[0] for _ in range(min(_AT_ONCE, len(self._wanted)))]
        self._under_way = True
        book = self._context.book
        self._context.worker.run(
            lambda: [(digest, decode(portrait(book, digest))) for digest in digests], self._take, self._failed
        )

    def _take(self, pictures: Sequence[tuple[str, QImage]]) -> None:
        self._under_way = False
        for digest, picture in pictures:
            self._kept[digest] = None if picture.isNull() else QPixmap.fromImage(picture)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        self.arrived.emit()
        self._fetch()

    def _failed(self, error: Exception) -> None:
        self._under_way = False
        self._wanted.clear()
        self._context.worker.unexpected.emit(error)


def decode(picture: Portrait | None) -> QImage:
    """A portrait as a small image; a null one where it is none, too large, or not what it says it is.

    Only the named raster format is tried: by content, Qt would also read SVG and PDF (facts/desktop.md, Images).
    """
    if picture is None or not picture.data.startswith(_FIRST_BYTES.get(picture.media, b"?")):
        return QImage()
    buffer = QBuffer()
    buffer.setData(QByteArray(picture.data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(picture.media.encode()))
    reader.setDecideFormatFromContent(False)
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or max(size.width(), size.height()) > _LONGEST_SIDE:
        return QImage()
    wished = size.scaled(QSize(_SIDE, _SIDE), Qt.AspectRatioMode.KeepAspectRatioByExpanding)
    if wished.width() < size.width():
        reader.setScaledSize(wished)
    return reader.read()
