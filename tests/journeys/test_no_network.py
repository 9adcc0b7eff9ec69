"""The journeys where there is no network, and every socket of all their processes is logged."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.conftest import ROOT
from tests.support.watching import network_sockets

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]
_MAIN_WALKS = ("test_following_up.py", "test_reminders.py", "test_after_logging.py", "test_two_processes.py")
_ALONE = ["unshare", "--net"] if os.name == "posix" and os.geteuid() == 0 else ["unshare", "--map-root-user", "--net"]


@pytest.mark.soak
def test_the_journeys_reach_for_no_network_and_miss_none(tmp_path: Path):
    log = tmp_path / "sockets.txt"
    walks = [str(Path("tests", "journeys", name)) for name in _MAIN_WALKS]
    strace = ["strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=socket", "-o", str(log)]
    pytest_command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-n", "0", *walks]
    ended = subprocess.run([*_ALONE, *strace, *pytest_command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout[-4000:]
    assert network_sockets(log) == []
