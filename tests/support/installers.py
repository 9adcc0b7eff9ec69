"""Windows installers around stand-ins for the programs (tests/packaging/stand_in.nsi)."""

from __future__ import annotations

import subprocess
from pathlib import Path

from windows import build

STAND_IN = Path(__file__).parents[1] / "packaging" / "stand_in.nsi"


def make_installer(folder: Path, version: str, *defines: str, pictures: Path | None = None) -> Path:
    """The installer of a small bundle, made in a folder; one of its files is in this version alone."""
    bundle = folder / "bundle"
    (bundle / "_internal" / "a folder").mkdir(parents=True)
    for program in build.PROGRAMS:
        named = [f"-D{each}" for each in (f"OUT={bundle / program}", *defines)]
        subprocess.run(["makensis", "-V1", *named, str(STAND_IN)], check=True)
    (bundle / "_internal" / f"only in {version}.txt").write_text(version)
    (bundle / "_internal" / "a folder" / "é $.txt").write_text(version)
    return build.build(bundle, folder / "out", pictures, version=version)
