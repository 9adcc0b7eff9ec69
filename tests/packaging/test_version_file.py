"""The version resource, evaluated as PyInstaller evaluates it."""

from __future__ import annotations

import pytest

from freeze.version_file import version_file


@pytest.mark.parametrize(
    ("version", "numbers"), [("1.2.3", (1, 2, 3, 0)), ("0.1.0", (0, 1, 0, 0)), ("2.0", (2, 0, 0, 0))]
)
def test_it_can_be_read(version, numbers):
    def part(kind):
        return lambda *values, **named: (kind, *values, named)

    names = (
        "VSVersionInfo",
        "FixedFileInfo",
        "StringFileInfo",
        "StringTable",
        "StringStruct",
        "VarFileInfo",
        "VarStruct",
    )
    kind, whole = eval(version_file(version, "followup-desktop"), {name: part(name) for name in names})
    assert kind == "VSVersionInfo"
    assert whole["ffi"][1]["filevers"] == whole["ffi"][1]["prodvers"] == numbers
    ((_table, _language, strings, _),) = whole["kids"][0][1]
    texts = {name: text for _kind, name, text, _ in strings}
    assert texts["ProductVersion"] == version
    assert texts["OriginalFilename"] == "followup-desktop.exe"
