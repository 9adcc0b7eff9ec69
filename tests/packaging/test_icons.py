"""The icon of each system, read back by readers that did not write it."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QImageReader

from followup_desktop.desktop.paths import resource
from freeze.icons import ICO_SIZES, PNG_SIZES, draw, make_icons


@pytest.fixture(scope="module")
def icons(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("icons")
    make_icons(resource("icons/followup.svg"), folder)
    return folder


def looks_right(image: QImage) -> bool:
    """The corner is clear, the middle is the icon's yellow dot."""
    middle = image.pixelColor(image.width() // 2, image.height() // 2)
    return image.pixelColor(0, 0).alpha() == 0 and middle.red() > 200 > middle.green() > 150 > middle.blue()


@pytest.mark.parametrize("size", PNG_SIZES)
def test_pictures_for_linux(icons: Path, size: int):
    image = QImage(str(icons / f"followup-{size}.png"))
    assert (image.width(), image.height()) == (size, size)
    assert looks_right(image)


def test_the_picture_that_notifications_carry_is_the_same():
    # Windows shows no SVG in them, and not every server on Linux does.
    shipped = QImage(str(resource("icons/followup.png")))
    drawn = draw(resource("icons/followup.svg"), 256)
    assert shipped.convertToFormat(drawn.format()) == drawn


def test_the_icon_for_windows(icons: Path):
    reader = QImageReader(str(icons / "followup.ico"))
    sizes = []
    while True:
        image = reader.read()
        sizes.append(image.width())
        assert looks_right(image)
        if not reader.jumpToNextImage():
            break
    assert tuple(sizes) == ICO_SIZES


def test_the_icon_for_macos(icons: Path):
    content = (icons / "followup.icns").read_bytes()
    assert content[:4] == b"icns"
    assert struct.unpack(">I", content[4:8])[0] == len(content)
    place, found = 8, {}
    while place < len(content):
        kind, length = struct.unpack(">4sI", content[place : place + 8])
        image = QImage.fromData(content[place + 8 : place + length], "PNG")
        assert looks_right(image)
        found[kind.decode()] = image.width()
        place += length
    assert found["ic10"] == 1024
    assert found["ic12"] == found["icp5"] * 2 == 64
    assert sorted(set(found.values())) == [16, 32, 64, 128, 256, 512, 1024]


@pytest.mark.qt_log_ignore("Cannot read file .*x.svg", extend=True)
def test_what_is_no_picture_is_refused(tmp_path: Path):
    (tmp_path / "x.svg").write_text("<p>")
    with pytest.raises(ValueError, match="is no SVG"):
        make_icons(tmp_path / "x.svg", tmp_path)
