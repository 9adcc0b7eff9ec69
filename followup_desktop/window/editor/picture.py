"""A portrait from a file that the person chose: only PNG and JPEG, looked at before it is decoded, kept small."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from followup_desktop.domain.contacts import Portrait
from followup_desktop.domain.errors import Refused

translate = QCoreApplication.translate
LONGEST_SIDE = 512
"""Pixels of a portrait's longer side, at most."""
_MOST_BYTES = 64 << 20
_MOST_SIDE = 12_000
_MOST_PNG_PIXELS = 8_000_000
"""A PNG is decoded whole, four bytes a pixel; Qt's allocation limit is 32 MB (facts/desktop.md, Images)."""
_QUALITY = 88
_STARTS = ((b"\xff\xd8\xff", "jpeg"), (b"\x89PNG\r\n\x1a\n", "png"))


def load_picture(file: Path) -> Portrait:
    """Read, shrink and encode a picture anew, so that nothing but pixels is kept. Raises Refused, field 'portrait'."""
    data = _read(file)
    media = next((media for start, media in _STARTS if data.startswith(start)), "")
    if not media:
        raise _refused(translate("Editor", "Only PNG and JPEG pictures can be used"))
    image = _decode(data, media)
    if image.isNull():
        raise _refused(translate("Editor", "This picture cannot be read: it is damaged"))
    return _encode(image)


def _read(file: Path) -> bytes:
    try:
        if file.stat().st_size > _MOST_BYTES:
            raise _refused(translate("Editor", "This picture is too large"))
        return file.read_bytes()
    except OSError as error:
        raise _refused(translate("Editor", "This file cannot be read")) from error


def _decode(data: bytes, media: str) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(media.encode()))
    # By content Qt would also read SVG and PDF.
    reader.setAutoDetectImageFormat(False)
    reader.setDecideFormatFromContent(False)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid():
        return QImage()
    pixels = size.width() * size.height()
    if max(size.width(), size.height()) > _MOST_SIDE or (media == "png" and pixels > _MOST_PNG_PIXELS):
        raise _refused(translate("Editor", "This picture has too many pixels"))
    longest = QSize(LONGEST_SIDE, LONGEST_SIDE)
    if size.boundedTo(longest) != size:
        reader.setScaledSize(size.scaled(longest, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1)))
    return reader.read()


def _encode(image: QImage) -> Portrait:
    media = "png" if image.hasAlphaChannel() else "jpeg"
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # The stub forgets that a format may be bytes or text; it is text.
    image.save(buffer, media.upper(), -1 if media == "png" else _QUALITY)  # type: ignore[call-overload]
    return Portrait(bytes(buffer.data().data()), media)


def _refused(text: str) -> Refused:
    return Refused(text, field="portrait")
