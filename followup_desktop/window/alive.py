"""Answers that come when the widget that asked may be gone."""

from __future__ import annotations

from collections.abc import Callable
from typing import ParamSpec

from PySide6.QtCore import QObject
from shiboken6 import isValid

_P = ParamSpec("_P")


def while_alive(owner: QObject, call: Callable[_P, object]) -> Callable[_P, None]:
    """The same call as long as its owner is there, nothing afterwards: for the answers of the worker."""

    def calling(*args: _P.args, **kwargs: _P.kwargs) -> None:
        if isValid(owner):
            call(*args, **kwargs)

    return calling
