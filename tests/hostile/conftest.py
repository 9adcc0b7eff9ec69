"""A book of nothing but hostile text, made once; and spies on the file and the address that it names."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from followup_desktop.store.book import FILE_NAME
from followup_desktop.store.opening import open_book
from tests.conftest import NOON
from tests.hostile.spies import AddressSpy, FileSpy, address_spy, file_spy
from tests.hostile.texts import FORMULAS, ODD, hostile_book, markup


@pytest.fixture(scope="session")
def picture(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A picture that nobody has any business to open."""
    file = tmp_path_factory.mktemp("picture") / "secret.png"
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    assert image.save(str(file))
    return file


@pytest.fixture(scope="session")
def address() -> Iterator[AddressSpy]:
    with address_spy() as spy:
        yield spy


@pytest.fixture
def spies(picture: Path, address: AddressSpy) -> Iterator[tuple[FileSpy, AddressSpy]]:
    """Both, and at the end neither has noticed anything that the test has not asked them about."""
    with file_spy(picture) as file:
        yield file, address
        assert (file.noticed(), address.calls) == (0, 0)


@pytest.fixture(scope="session")
def texts(picture: Path, address: AddressSpy) -> tuple[str, ...]:
    return (*markup(picture, address.address), *ODD, *FORMULAS)


@pytest.fixture(scope="session")
def hostile_template(texts: tuple[str, ...], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[int]]:
    """The book's file, closed, and the contacts in the order of the texts."""
    folder = tmp_path_factory.mktemp("hostile")
    book = open_book(folder)
    people = hostile_book(book, texts, NOON)
    book.close()
    return folder / FILE_NAME, people


@pytest.fixture
def book_folder(hostile_template: tuple[Path, list[int]], tmp_path: Path) -> Path:
    """In place of an empty book the hostile one."""
    folder = tmp_path / "book"
    folder.mkdir(mode=0o700)
    shutil.copy(hostile_template[0], folder / FILE_NAME)
    return folder


@pytest.fixture
def people(hostile_template: tuple[Path, list[int]]) -> list[int]:
    """The contacts of the book."""
    return hostile_template[1]
