"""An asyncio event loop in a daemon thread, started when it is first needed. Idle, it never wakes up."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from typing import Any, TypeVar

T = TypeVar("T")


class LoopThread:
    """Runs coroutines beside the program. A coroutine that hangs holds up nobody, not even the program's end."""

    def __init__(self, name: str, farewell: Callable[[], Coroutine[Any, Any, None]] | None = None) -> None:
        self._name = name
        self._farewell = farewell
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._starting = threading.Lock()

    def submit(self, coroutine: Coroutine[Any, Any, T]) -> Future[T]:
        """Start the coroutine on the loop. Callable from any thread."""
        return asyncio.run_coroutine_threadsafe(coroutine, self._running_loop())

    def close(self, timeout: float = 2.0) -> None:
        """Cancel what runs, run the farewell and end the thread; give up on it after `timeout` seconds."""
        with self._starting:
            loop, thread = self._loop, self._thread
            self._loop = self._thread = None
        if loop is None or thread is None:
            return
        asyncio.run_coroutine_threadsafe(self._end(loop), loop)
        thread.join(timeout)

    def _running_loop(self) -> asyncio.AbstractEventLoop:
        with self._starting:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._thread = threading.Thread(target=_run, args=(self._loop,), name=self._name, daemon=True)
                self._thread.start()
            return self._loop

    async def _end(self, loop: asyncio.AbstractEventLoop) -> None:
        others = asyncio.all_tasks() - {asyncio.current_task()}
        for task in others:
            task.cancel()
        await asyncio.gather(*others, return_exceptions=True)
        try:
            if self._farewell is not None:
                await self._farewell()
        finally:
            loop.stop()


def _run(loop: asyncio.AbstractEventLoop) -> None:
    """The thread's body: run until stopped, then free what the loop holds."""
    asyncio.set_event_loop(loop)
    try:
        loop.run_forever()
    finally:
        loop.close()
