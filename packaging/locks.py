"""`dev.py lock`: the requirements of all purposes, resolved together and written with their hashes."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import dev

_COMPILE = [
    "pip", "compile", "--quiet", "--universal", "--generate-hashes", "--python-version", ".".join(map(str, dev.OLDEST)),
    "--only-binary", ":all:", "--no-emit-index-url", "--no-emit-find-links", "--no-header", "--no-annotate",
]  # fmt: skip


def main() -> int:
    """Resolve all requirements together, newest first, and write one lock a purpose; all or none are replaced."""
    tools = dev.ROOT / "build" / "lock-tools"
    dev.make_venv(tools)
    dev.install(tools, ["tools"])
    uv = dev.venv_program("uv", tools)
    with tempfile.TemporaryDirectory() as folder:
        together = Path(folder) / "together"
        everything = sorted({source for sources in dev.LOCK_SOURCES.values() for source in sources})
        dev.call(uv, *_COMPILE, *everything, "-o", str(together))
        for name, sources in dev.LOCK_SOURCES.items():
            dev.call(uv, *_COMPILE, *sources, "-c", str(together), "-o", str(Path(folder) / f"{name}.txt"))
        for name in dev.LOCK_SOURCES:
            shutil.copyfile(Path(folder) / f"{name}.txt", dev.LOCKS / f"{name}.txt")
    dev.say(f"renewed {', '.join(dev.LOCK_SOURCES)} in {dev.LOCKS.relative_to(dev.ROOT)}; now run: python3 dev.py test")
    return 0
