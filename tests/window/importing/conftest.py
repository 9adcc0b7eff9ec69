"""Files of people for the tests of the import."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from followup_desktop.domain.contacts import ContactFields
from followup_desktop.formats.vcard import Card, write_vcards


@pytest.fixture
def people(tmp_path) -> Callable[..., Path]:
    """A file of people."""

    def writing(*fields: ContactFields, name: str = "people.vcf") -> Path:
        file = tmp_path / name
        with file.open("wb") as out:
            write_vcards((Card(one) for one in fields), out)
        return file

    return writing
