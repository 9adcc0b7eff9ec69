"""Where the frozen program starts: what the bundle put into the environment for itself ends here.

The loader has read it by now. Left in place, every program that is started from here would load the bundle's libraries.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from followup_desktop.__main__ import main
from followup_desktop.desktop.launch import outside_environment


def leave_bundle(bundle: Path) -> None:
    """Give the process the environment back that it was started with."""
    outside = outside_environment(os.environ, bundle)
    for name in os.environ.keys() - outside.keys():
        del os.environ[name]
    os.environ.update(outside)


if __name__ == "__main__":
    leave_bundle(Path(sys._MEIPASS))  # type: ignore[attr-defined]
    sys.exit(main())
