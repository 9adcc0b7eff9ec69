"""What the system would write down of a process that crashes: nothing of its memory."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="told by /proc")
ROOT = Path(__file__).parents[2]
_PROGRAM = """
import resource, subprocess, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_CORE, (resource.getrlimit(resource.RLIMIT_CORE)[1],) * 2)
Path("/proc/self/coredump_filter").write_text("0x33")
from followup_desktop.__main__ import main
try:
    main(["--version"])
except SystemExit:
    pass
said = "import resource; print(resource.getrlimit(resource.RLIMIT_CORE)[0], open('/proc/self/coredump_filter').read())"
exec(said)
sys.stdout.flush()
subprocess.run([sys.executable, "-c", said], check=True)
"""
_CRASHING = """
import os, resource, sys
os.chdir(sys.argv[1])
from followup_desktop.desktop.dumps import keep_out_of_dumps
keep_out_of_dumps()
# Somebody wants to have a dump all the same.
resource.setrlimit(resource.RLIMIT_CORE, (resource.getrlimit(resource.RLIMIT_CORE)[1],) * 2)
held = b"".join(part for part in (b"Quetzal", b"coatl Ver", b"milion")) * 1000
# The registers are in every dump, and hold what was copied last.
other = bytes(range(256)) * 10_000 + bytes(100_000)
os.abort()
"""


def test_the_program_and_what_it_starts_leave_no_memory_behind() -> None:
    done = subprocess.run([sys.executable, "-c", _PROGRAM], cwd=ROOT, capture_output=True, text=True, check=True)
    lines = [line for line in done.stdout.splitlines() if line.strip()]
    assert lines[-2:] == ["0 00000000"] * 2


def test_a_dump_that_is_taken_all_the_same_holds_no_memory(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _CRASHING, str(tmp_path)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert ended.returncode == -6
    for dump in tmp_path.iterdir():
        assert b"Quetzalcoatl Vermilion" not in dump.read_bytes()
