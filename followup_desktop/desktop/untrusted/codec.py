"""Values of the domain as JSON and back. What comes back is checked against the types, so that nothing else gets in."""

from __future__ import annotations

import base64
import dataclasses
import types
from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from followup_desktop.domain.errors import Refused

_T = TypeVar("_T")
_Read = Callable[[Any], Any]


def encode(value: Any) -> Any:
    """A dataclass of plain values as JSON; fields that have their default are left out."""
    if dataclasses.is_dataclass(value):
        return {
            name: encode(held)
            for name, default in _defaults(cast("Any", type(value)))
            if (held := getattr(value, name)) != default
        }
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, date):
        return value.isoformat()
    return [encode(entry) for entry in value] if isinstance(value, tuple) else value


def decode(kind: type[_T], value: Any) -> _T:
    """What encode() made of a value of this type. Raises ValueError where it is anything else."""
    try:
        decoded: _T = _reader(cast("Any", kind))(value)
    except (Refused, KeyError, TypeError, ValueError) as error:
        raise ValueError(f"no {kind.__name__}") from error
    return decoded


@lru_cache(maxsize=64)
def _defaults(kind: Any) -> tuple[tuple[str, Any], ...]:
    return tuple((field.name, _default(field)) for field in dataclasses.fields(kind))


def _default(field: dataclasses.Field[Any]) -> Any:
    if field.default_factory is not dataclasses.MISSING:
        return field.default_factory()
    return field.default


@lru_cache(maxsize=64)
def _reader(kind: Any) -> _Read:
    if dataclasses.is_dataclass(kind):
        return _dataclass_reader(kind)
    if get_origin(kind) is tuple:
        inner = _reader(get_args(kind)[0])
        return lambda value: tuple(inner(entry) for entry in _of(list, value))
    if isinstance(kind, types.UnionType):
        (some,) = (choice for choice in get_args(kind) if choice is not types.NoneType)
        known = _reader(some)
        return lambda value: None if value is None else known(value)
    if kind is bytes:
        return lambda value: base64.b64decode(_of(str, value), validate=True)
    if kind in {date, datetime}:
        return lambda value: kind.fromisoformat(_of(str, value))
    if issubclass(kind, StrEnum):
        return lambda value: kind(_of(str, value))
    return lambda value: _of(kind, value)


def _dataclass_reader(kind: Any) -> _Read:
    hints = get_type_hints(kind)
    readers = {field.name: _reader(hints[field.name]) for field in dataclasses.fields(kind)}
    return lambda value: kind(**{name: readers[name](held) for name, held in _of(dict, value).items()})


def _of(kind: type[_T], value: Any) -> _T:
    if type(value) is not kind:
        raise TypeError(kind.__name__)
    return value
