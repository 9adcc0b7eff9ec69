"""A process that claims to be the first on being told so; what it hears and answers are lines. See test_instance."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSocketNotifier

from followup_desktop.desktop.instance import Instance
from followup_desktop.desktop.running import Role


def main(role: Role, folder: Path) -> None:
    application = QCoreApplication([])
    instance = Instance(role, folder)
    instance.word_received.connect(say)

    def obey() -> None:
        order = sys.stdin.readline().strip()
        if order == "claim":
            say("yes" if instance.claim() else "no")
        elif order == "release":
            instance.release()
            say("released")
        else:
            application.quit()

    orders = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    orders.activated.connect(obey)
    say("ready")
    application.exec()


def say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    main(Role(sys.argv[1]), Path(sys.argv[2]))
