"""`dev.py lock`: the requirements of all purposes, resolved together and written with their hashes."""

from __future__ import annotations

import re
import shutil
import tempfile
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import dev

_COMPILE = [
    "pip", "compile", "--quiet", "--universal", "--generate-hashes", "--python-version", ".".join(map(str, dev.OLDEST)),
    "--only-binary", ":all:", "--no-emit-index-url", "--no-emit-find-links", "--no-header", "--no-annotate",
]  # fmt: skip
WHEELS = "wheels.txt"
"""The file of each hash, as `sha256sum` writes it: a lock does not say for which systems its files are."""


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
        _write_wheels(uv, Path(folder), everything)
        for name in (*(f"{lock}.txt" for lock in dev.LOCK_SOURCES), WHEELS):
            shutil.copyfile(Path(folder) / name, dev.LOCKS / name)
    dev.say(f"renewed {', '.join(dev.LOCK_SOURCES)} in {dev.LOCKS.relative_to(dev.ROOT)}; now run: python3 dev.py test")
    return 0


def _write_wheels(uv: str, folder: Path, sources: Sequence[str]) -> None:
    """Name the files of all hashes in the locks of a folder, where the resolution of all together is too."""
    found = folder / "pylock.toml"
    dev.call(uv, *_COMPILE, "--format", "pylock.toml", *sources, "-c", str(folder / "together"), "-o", str(found))
    locks = "".join((folder / f"{name}.txt").read_text(encoding="utf-8") for name in dev.LOCK_SOURCES)
    wanted = set(re.findall(r"sha256:(\w+)", locks))
    wheels = wheels_of(tomllib.loads(found.read_text(encoding="utf-8")), wanted)
    (folder / WHEELS).write_text(wheels, encoding="utf-8", newline="\n")


def wheels_of(pylock: dict[str, Any], wanted: set[str]) -> str:
    """The wheels of a pylock.toml (PEP 751) whose hashes are wanted, a line each, without where they come from."""
    wheels = [wheel for package in pylock["packages"] for wheel in package.get("wheels", ())]
    names = {wheel["hashes"]["sha256"]: wheel.get("name") or unquote(wheel["url"].rsplit("/")[-1]) for wheel in wheels}
    lines = sorted((name, digest) for digest, name in names.items() if digest in wanted)
    return "".join(f"{digest}  {name}\n" for name, digest in lines)
