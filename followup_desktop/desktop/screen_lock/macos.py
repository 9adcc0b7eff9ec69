"""macOS: the distributed notifications of the login window, through Core Foundation."""

from __future__ import annotations

import ctypes
import ctypes.util
from collections.abc import Callable
from typing import Any

NAMES = {"com.apple.screenIsLocked": True, "com.apple.screenIsUnlocked": False}
_UTF8 = 0x08000100
_AT_ONCE = 4
"""CFNotificationSuspensionBehaviorDeliverImmediately."""
_CALLBACK = ctypes.CFUNCTYPE(
    None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p
)  # fmt: skip


class MacWay:
    """Observes both notifications; they come on the main thread's run loop, which is Qt's."""

    def __init__(self, told: Callable[[bool], None]) -> None:
        """Raises OSError where Core Foundation is not there."""
        path = ctypes.util.find_library("CoreFoundation")
        if path is None:
            raise OSError("Core Foundation is not there")
        self._library = _declared(ctypes.CDLL(path))
        self._center = self._library.CFNotificationCenterGetDistributedCenter()
        # Each is kept: Core Foundation holds nothing but their addresses.
        self._callbacks = {name: _callback(told, locked) for name, locked in NAMES.items()}
        self._names = {name: self._library.CFStringCreateWithCString(None, name.encode(), _UTF8) for name in NAMES}
        for name, callback in self._callbacks.items():
            self._library.CFNotificationCenterAddObserver(
                self._center, ctypes.cast(callback, ctypes.c_void_p), callback, self._names[name], None, _AT_ONCE
            )

    def end(self) -> None:
        """Listen no more."""
        for callback in self._callbacks.values():
            observer = ctypes.cast(callback, ctypes.c_void_p)
            self._library.CFNotificationCenterRemoveEveryObserver(self._center, observer)
        for name in self._names.values():
            self._library.CFRelease(name)
        self._names.clear()


def _callback(told: Callable[[bool], None], locked: bool) -> Any:
    return _CALLBACK(lambda _center, _observer, _name, _object, _info: told(locked))


def _declared(library: Any) -> Any:
    pointer = ctypes.c_void_p
    library.CFNotificationCenterGetDistributedCenter.restype = pointer
    library.CFStringCreateWithCString.restype = pointer
    library.CFStringCreateWithCString.argtypes = (pointer, ctypes.c_char_p, ctypes.c_uint32)
    library.CFNotificationCenterAddObserver.argtypes = (pointer, pointer, _CALLBACK, pointer, pointer, ctypes.c_long)
    library.CFNotificationCenterRemoveEveryObserver.argtypes = (pointer, pointer)
    library.CFRelease.argtypes = (pointer,)
    return library
