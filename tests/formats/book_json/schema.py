"""As much of JSON Schema 2020-12 as the schema of a book uses; a keyword that is none of these fails."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SCHEMA = json.loads((Path(__file__).parents[3] / "resources" / "followup-book.schema.json").read_text(encoding="utf-8"))
_SAYS_NOTHING = {"$schema", "$id", "$defs", "title", "description", "default", "contentEncoding"}
_TYPES: dict[str, type] = {"string": str, "integer": int, "boolean": bool, "array": list, "object": dict}


def wrong(value: Any, schema: dict[str, Any] = SCHEMA, where: str = "$") -> Iterator[str]:
    """Where a value is not as a schema says."""
    for keyword, told in schema.items():
        if keyword == "$ref":
            yield from wrong(value, SCHEMA["$defs"][told.removeprefix("#/$defs/")], where)
        elif keyword == "items":
            for place, each in enumerate(value):
                yield from wrong(each, told, f"{where}[{place}]")
        elif keyword == "properties":
            for name in value.keys() & told.keys():
                yield from wrong(value[name], told[name], f"{where}.{name}")
        elif keyword == "anyOf":
            if not any(not list(wrong(value, each, where)) for each in told):
                yield f"{where}: none of several"
        elif keyword not in _SAYS_NOTHING and not _HOLDS[keyword](value, told, schema):
            yield f"{where}: {keyword}"


_HOLDS = {
    "type": lambda value, told, _schema: type(value) is _TYPES[told],
    "const": lambda value, told, _schema: value == told,
    "enum": lambda value, told, _schema: value in told,
    "pattern": lambda value, told, _schema: re.search(told, value) is not None,
    "required": lambda value, told, _schema: all(name in value for name in told),
    "additionalProperties": lambda value, told, schema: told or value.keys() <= schema["properties"].keys(),
    "minLength": lambda value, told, _schema: len(value) >= told,
    "minItems": lambda value, told, _schema: len(value) >= told,
    "minimum": lambda value, told, _schema: value >= told,
    "maximum": lambda value, told, _schema: value <= told,
}


def parts(schema: dict[str, Any] = SCHEMA, where: str = "$") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every member that the schema names, with where it stands."""
    for name, each in schema.get("properties", {}).items():
        yield f"{where}.{name}", each
    for name, each in schema.get("$defs", {}).items():
        yield f"{where}#{name}", each
        yield from parts(each, f"{where}#{name}")
