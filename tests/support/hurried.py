"""The real program on a clock that runs faster: what it waits for from outside is waited for as long as ever.

The notification server lives at the usual speed. Five seconds of patience with it would be over in a millisecond.
"""

from __future__ import annotations

import sys

from followup_desktop.__main__ import main
from followup_desktop.notify.notifier import Notifier

if __name__ == "__main__":
    defaults = Notifier.__init__.__kwdefaults__
    defaults["deadline"] *= float(sys.argv[1])
    sys.exit(main(sys.argv[2:]))
