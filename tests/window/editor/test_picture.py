"""Portraits from files: only what is a PNG or JPEG, made small, with nothing but pixels in it."""

import struct
import zlib

import pytest
from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QColor, QImage

from followup_desktop.domain.errors import Refused
from followup_desktop.formats.vcard.portraits import media_type
from followup_desktop.window.editor.picture import LONGEST_SIDE, load_picture


def picture(size: QSize, media: str, *, alpha: bool = False) -> bytes:
    image = QImage(size, QImage.Format.Format_ARGB32 if alpha else QImage.Format.Format_RGB32)
    image.fill(QColor(200, 40, 40, 128 if alpha else 255))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, media.upper())
    return bytes(buffer.data().data())


def large_png(side: int) -> bytes:
    """A PNG of a few kilobytes that would take gigabytes to decode."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 10_000)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("media", "alpha", "comes_out"), [("png", True, "png"), ("png", False, "jpeg"), ("jpeg", False, "jpeg")]
)
def test_a_picture_is_made_small(qapp, tmp_path, media, alpha, comes_out):
    file = tmp_path / "photo"
    file.write_bytes(picture(QSize(2000, 1000), media, alpha=alpha))
    made = load_picture(file)
    assert made.media == comes_out == media_type(made.data)
    assert QImage.fromData(made.data).size() == QSize(LONGEST_SIDE, LONGEST_SIDE // 2)


def test_a_small_picture_is_not_blown_up(qapp, tmp_path):
    file = tmp_path / "photo"
    file.write_bytes(picture(QSize(40, 30), "png"))
    assert QImage.fromData(load_picture(file).data).size() == QSize(40, 30)


def test_nothing_but_pixels_is_kept(qapp, tmp_path):
    file = tmp_path / "photo.jpg"
    data = picture(QSize(40, 30), "jpeg")
    file.write_bytes(data[:2] + b"\xff\xfe\x00\x12where it was taken"[:20] + data[2:])
    assert b"taken" not in load_picture(file).data


@pytest.mark.qt_log_ignore("JPEG", extend=True)
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no picture at all",
        b"<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'/>",
        b"%PDF-1.4",
        b"GIF89a" + bytes(40),
        b"\xff\xd8\xff",
        b"\x89PNG\r\n\x1a\n" + bytes(100),
        large_png(30_000),
        large_png(8_000),
    ],
)
def test_anything_else_is_refused(qapp, tmp_path, data):
    file = tmp_path / "photo.png"
    file.write_bytes(data)
    with pytest.raises(Refused) as refusal:
        load_picture(file)
    assert refusal.value.field == "portrait"


def test_a_file_that_is_not_there_is_refused(qapp, tmp_path):
    with pytest.raises(Refused):
        load_picture(tmp_path / "nothing.png")
