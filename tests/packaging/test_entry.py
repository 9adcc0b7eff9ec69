"""Where the frozen program starts: the environment that it gets is the one that it gives on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from freeze.entry import leave_bundle


def test_the_process_has_the_persons_environment_again(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    bundle = tmp_path / "_internal"
    before = dict(os.environ)
    monkeypatch.setenv("LD_LIBRARY_PATH", str(bundle))
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/opt/lib")
    monkeypatch.setenv("QML2_IMPORT_PATH", str(bundle / "qml"))
    monkeypatch.setenv("_PYI_PARENT_PROCESS_LEVEL", "1")
    leave_bundle(bundle)
    assert dict(os.environ) == before | {"LD_LIBRARY_PATH": "/opt/lib"}
