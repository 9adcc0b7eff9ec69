"""What the window remembers of itself between starts: its place, its columns, where one was. Nothing of the book."""

from __future__ import annotations

import base64
import contextlib
import json
import os
from pathlib import Path
from typing import Any

from followup_desktop.store.beside import WINDOW_STATE


class WindowState:
    """A few values in a small file of the data folder. What is missing or makes no sense falls back to nothing."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / WINDOW_STATE
        self._values: dict[str, Any] = _read(self._path)

    def text(self, name: str) -> str:
        """A text, or an empty one."""
        value = self._values.get(name)
        return value if isinstance(value, str) else ""

    def numbers(self, name: str) -> list[int]:
        """A list of numbers, or an empty one."""
        value = self._values.get(name)
        whole = isinstance(value, list) and all(type(number) is int for number in value)
        return list(value) if whole and isinstance(value, list) else []

    def data(self, name: str) -> bytes:
        """Bytes, or none."""
        try:
            return base64.b64decode(self.text(name), validate=True)
        except ValueError:
            return b""

    def keep(self, name: str, value: str | list[int] | bytes) -> None:
        """Remember a value from now on; `save` writes it."""
        self._values[name] = base64.b64encode(value).decode("ascii") if isinstance(value, bytes) else value

    def save(self) -> None:
        """Write the file whole or not at all; a folder that cannot be written costs the memory, nothing more."""
        fresh = self._path.with_name(f".{WINDOW_STATE}.{os.getpid()}")
        with contextlib.suppress(OSError):
            descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                json.dump(self._values, file)
            fresh.replace(self._path)


def _read(path: Path) -> dict[str, Any]:
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}
