"""The version resource of the Windows programs, as the text that PyInstaller reads."""

from __future__ import annotations

import re

_TEMPLATE = """VSVersionInfo(
  ffi=FixedFileInfo(
    filevers={numbers}, prodvers={numbers}, mask=0x3f, flags=0x0, OS=0x40004, fileType=0x1, subtype=0x0,
  ),
  kids=[
    StringFileInfo([StringTable('040904B0', [
{strings}
    ])]),
    VarFileInfo([VarStruct('Translation', [0x0409, 1200])]),
  ],
)
"""


def version_file(version: str, program: str) -> str:
    """What Windows shows of a program's file under its properties; `program` is the file's name without its ending."""
    numbers = [int(number) for number in re.findall(r"\d+", version)[:3]]
    texts = {
        "CompanyName": "Followup",
        "FileDescription": "Followup",
        "FileVersion": version,
        "InternalName": program,
        "LegalCopyright": "MIT licence",
        "OriginalFilename": f"{program}.exe",
        "ProductName": "Followup",
        "ProductVersion": version,
    }
    strings = "\n".join(f"      StringStruct({name!r}, {text!r})," for name, text in texts.items())
    return _TEMPLATE.format(numbers=tuple((numbers + [0] * 4)[:4]), strings=strings)
