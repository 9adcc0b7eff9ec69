"""What columns hold, by the words of their headers; and the words a person chooses by."""

from __future__ import annotations

import io

import pytest

from followup_desktop.domain.columns import CHOICES, Column, Field, words
from followup_desktop.domain.foreign import ReadOptions
from followup_desktop.formats.table.guessing import guess
from followup_desktop.formats.table.people import sample


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        (["Title", "Name", "Company"], ("role", "name", "organisation")),
        (["Title", "Name", "Job Title"], ("prefix", "name", "role")),
        (["Titre", "Prénom", "Nom", "Titre"], ("prefix", "given", "family", "role")),
        (["Nom", "Société"], ("name", "organisation")),
        (["Nombre", "Apellidos"], ("given", "family")),
        (["Nombre", "Teléfono móvil"], ("name", "phone:cell")),
        (["NAME", "TELEFON PRIVAT", "Telefax (dienstlich)"], ("name", "phone:home", "phone:work, fax")),
        (["Anniversaire", "Anniversaire de mariage"], ("birthday", "anniversary")),
        (["Straße", "PLZ", "Ort", "Land"], ("street", "postal_code", "city", "country")),
        (["Adresse e-mail", "Adresse postale"], ("email", "street")),
        (["Name", "Email", "Email Type", "Account", ""], ("name", "email", "", "", "")),
        (
            ["Skype", "Twitter", "LinkedIn URL", "Website"],
            ("chat:skype", "social:twitter", "social:linkedin", "website"),
        ),
        (["Spouse", "Name des/der Vorgesetzten"], ("relation:spouse", "relation:manager")),
        (["名前", "x" * 10_000], ("", "")),
    ],
)
def test_headers(header, columns):
    assert guess(header) == columns


def test_columns_are_written_as_they_are_read():
    for text in (*CHOICES, "street#2:home", "phone:work, fax", "email_label#3"):
        assert str(Column.parse(text)) == text
    for text in ("nonsense", "email#", "email#9999", "Email", "kept"):
        assert Column.parse(text) == Column(Field.KEPT)


def test_every_column_has_words():
    for text in (*CHOICES, *map(str, Field)):
        assert words(text)
        assert "_" not in words(text)
    assert words("phone:work") == "Phone (work)"
    assert words("street#2:home") == "Street 2 (home)"


def test_a_sample_is_the_header_with_its_first_rows_and_what_is_guessed():
    table = sample(io.BytesIO("\ufeffName;Größe\nAna;M\nBo;L\n".encode()), ReadOptions())
    assert table is not None
    assert (table.header, table.columns, table.line) == (("Name", "Größe"), ("name", ""), 1)
    assert table.rows == (("Ana", "M"), ("Bo", "L"))
    assert sample(io.BytesIO(b"Dear Ana"), ReadOptions()) is None
