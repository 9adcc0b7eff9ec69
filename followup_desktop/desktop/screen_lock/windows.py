"""Windows: the session's own notice to a window of this process that nobody sees (WTSRegisterSessionNotification)."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any

_CHANGE, _SUSPEND = 0x02B1, 0x0218
"""WM_WTSSESSION_CHANGE, WM_POWERBROADCAST."""
_LOCK, _UNLOCK = 0x7, 0x8
"""WTS_SESSION_LOCK, WTS_SESSION_UNLOCK."""
_TO_SLEEP = 0x4
"""PBT_APMSUSPEND."""
_CLASS = "FollowupScreenLock"


class WindowsWay:
    """A hidden window whose messages Qt's event loop delivers like all others of its thread."""

    def __init__(self, told: Callable[[bool], None]) -> None:
        """Raises OSError where the session gives no notice."""
        system: Any = ctypes
        self._told = told
        self._user, self._sessions, self._kernel = (system.WinDLL(name) for name in ("user32", "wtsapi32", "kernel32"))
        _declare(self._user, self._sessions, self._kernel)
        self._procedure = _procedure_type()(self._message)
        module = self._kernel.GetModuleHandleW(None)
        self._class = _window_class(self._procedure, module)
        if not self._user.RegisterClassW(ctypes.byref(self._class)):
            raise OSError("the window for the session's notices cannot be made")
        self._window = self._user.CreateWindowExW(0, _CLASS, None, 0, 0, 0, 0, 0, None, None, module, None)
        if not self._window:
            raise OSError("the window for the session's notices cannot be made")
        if not self._sessions.WTSRegisterSessionNotification(self._window, 0):
            self.end()
            raise OSError("the session gives no notice of its lock")

    def end(self) -> None:
        """Listen no more."""
        if self._window:
            self._sessions.WTSUnRegisterSessionNotification(self._window)
            self._user.DestroyWindow(self._window)
            self._user.UnregisterClassW(_CLASS, self._kernel.GetModuleHandleW(None))
            self._window = None

    def _message(self, window: int, message: int, what: int, more: int) -> int:
        said = meaning(message, what)
        if said is not None:
            self._told(said)
        return int(self._user.DefWindowProcW(window, message, what, more))


def meaning(message: int, what: int) -> bool | None:
    """Whether a message says that the screen is locked (True) or open (False); None where it says neither."""
    if message == _CHANGE:
        return {_LOCK: True, _UNLOCK: False}.get(what)
    return True if (message, what) == (_SUSPEND, _TO_SLEEP) else None


def _procedure_type() -> Any:
    """WNDPROC: LRESULT (HWND, UINT, WPARAM, LPARAM)."""
    factory = getattr(ctypes, "WINFUNCTYPE", ctypes.CFUNCTYPE)
    return factory(ctypes.c_ssize_t, ctypes.c_void_p, ctypes.c_uint, ctypes.c_size_t, ctypes.c_ssize_t)


class _WindowClass(ctypes.Structure):
    """WNDCLASSW."""

    _fields_ = (
        ("style", ctypes.c_uint), ("procedure", _procedure_type()), ("class_extra", ctypes.c_int),
        ("window_extra", ctypes.c_int), ("instance", ctypes.c_void_p), ("icon", ctypes.c_void_p),
        ("cursor", ctypes.c_void_p), ("background", ctypes.c_void_p), ("menu", ctypes.c_wchar_p),
        ("name", ctypes.c_wchar_p),
    )  # fmt: skip


def _window_class(procedure: Any, module: int) -> _WindowClass:
    return _WindowClass(procedure=procedure, instance=module, name=_CLASS)


def _declare(user: Any, sessions: Any, kernel: Any) -> None:
    """Say what handles are: without it ctypes cuts them to 32 bits."""
    handle, text, number = ctypes.c_void_p, ctypes.c_wchar_p, ctypes.c_int
    kernel.GetModuleHandleW.restype, kernel.GetModuleHandleW.argtypes = handle, (text,)
    user.RegisterClassW.argtypes = (ctypes.POINTER(_WindowClass),)
    user.UnregisterClassW.argtypes = (text, handle)
    user.CreateWindowExW.restype = handle
    user.CreateWindowExW.argtypes = (
        ctypes.c_ulong, text, text, ctypes.c_ulong, number, number, number, number, handle, handle, handle, handle,
    )  # fmt: skip
    user.DestroyWindow.argtypes = (handle,)
    user.DefWindowProcW.restype = ctypes.c_ssize_t
    user.DefWindowProcW.argtypes = (handle, ctypes.c_uint, ctypes.c_size_t, ctypes.c_ssize_t)
    sessions.WTSRegisterSessionNotification.argtypes = (handle, ctypes.c_ulong)
    sessions.WTSUnRegisterSessionNotification.argtypes = (handle,)
