"""Who notices that a file is opened or an address is called, whatever does it and however deep in a library."""

from __future__ import annotations

import ctypes
import os
import socket
import struct
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_OPENED = 0x20 | 0x01  # IN_OPEN, IN_ACCESS


class FileSpy:
    """Watches one file by inotify."""

    def __init__(self, file: Path) -> None:
        self._libc = ctypes.CDLL(None, use_errno=True)
        self._descriptor = self._libc.inotify_init1(os.O_NONBLOCK)
        watched = self._libc.inotify_add_watch(self._descriptor, os.fsencode(file), _OPENED)
        assert watched >= 0, os.strerror(ctypes.get_errno())

    def noticed(self) -> int:
        """How often the file was opened or read since the last look."""
        with suppress(BlockingIOError):
            return len(os.read(self._descriptor, 1 << 16)) // struct.calcsize("iIII")
        return 0

    def close(self) -> None:
        os.close(self._descriptor)


class AddressSpy:
    """Listens on a port of this machine, and counts who calls."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}/"
        self.calls = 0
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def _listen(self) -> None:
        with suppress(OSError):
            while True:
                called, _whence = self._socket.accept()
                self.calls += 1
                called.close()

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._listener.join(5)


@contextmanager
def file_spy(file: Path) -> Iterator[FileSpy]:
    """Watch a file, which is there."""
    assert sys.platform == "linux"
    spy = FileSpy(file)
    try:
        yield spy
    finally:
        spy.close()


@contextmanager
def address_spy() -> Iterator[AddressSpy]:
    """Watch an address."""
    spy = AddressSpy()
    try:
        yield spy
    finally:
        spy.close()
