"""python -m freeze FOLDER: make the bundle in FOLDER/followup-desktop, and print how large it is, by part.

Run by `python3 dev.py freeze` with the Python whose environment holds packaging/requirements/freeze.txt.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

import PyInstaller.__main__

from freeze.sizes import MOST, sizes, table

ROOT = Path(__file__).resolve().parents[2]
NAME = "followup-desktop"


def main(arguments: Sequence[str]) -> int:
    """Freeze into the folder that is named; 1 where the bundle is larger than it may be."""
    folder = Path(arguments[0]).resolve()
    # The icons are drawn without a screen; and what is made twice from the same files is the same.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("SOURCE_DATE_EPOCH", "315532800")
    PyInstaller.__main__.run([
        "--noconfirm", "--clean", "--log-level=WARN", f"--distpath={folder}",
        f"--workpath={ROOT / 'build' / 'freeze'}", str(ROOT / "packaging" / "followup.spec"),
    ])  # fmt: skip
    found = sizes(folder / NAME)
    print(table(found))
    too_large = sys.platform == "linux" and sum(found.values()) > MOST
    if too_large:
        print(f"the bundle is larger than {MOST / 1e6:.0f} MB", file=sys.stderr)
    return int(too_large)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
