from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from followup_desktop.domain.contacts import Portrait
from followup_desktop.store.book import Book
from followup_desktop.store.reads.contacts import contact_rows
from followup_desktop.window.context import Context
from followup_desktop.window.portraits import Portraits, decode


def picture(width: int, height: int, media: str = "png") -> Portrait:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#1F6B66"))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, media.upper())
    return Portrait(bytes(data.data()), media)


@pytest.mark.parametrize("media", ["png", "jpeg"])
def test_a_picture_is_kept_small(media: str) -> None:
    shown = decode(picture(1600, 800, media))
    assert (shown.width(), shown.height()) == (320, 160)
    small = decode(picture(30, 40, media))
    assert (small.width(), small.height()) == (30, 40)


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'


@pytest.mark.parametrize(
    "portrait",
    [
        None,
        Portrait(SVG, "png"),
        Portrait(SVG, "svg"),
        Portrait(b"%PDF-1.4", "jpeg"),
        Portrait(b"", "png"),
        Portrait(picture(40, 40).data[:60], "png"),
        picture(13_000, 2),
    ],
)
def test_what_is_no_picture_of_its_kind_is_not_drawn(portrait: Portrait | None) -> None:
    assert decode(portrait).isNull()


def test_pictures_arrive_from_the_worker_and_stay(
    qtbot: QtBot, context: Context, book: Book, add: Callable[..., int]
) -> None:
    ana, bilal = add("Ana", portrait=picture(64, 64)), add("Bilal", portrait=Portrait(b"broken", "jpeg"))
    rows = contact_rows(book, [ana, bilal])
    portraits = Portraits(context)
    assert portraits.get(None) is None
    with qtbot.waitSignal(portraits.arrived):
        assert portraits.get(rows[ana].portrait) is None
    assert portraits.get(rows[ana].portrait) is not None
    with qtbot.waitSignal(portraits.arrived):
        assert portraits.get(rows[bilal].portrait) is None
    assert portraits.get(rows[bilal].portrait) is None
    assert not context.worker.busy
