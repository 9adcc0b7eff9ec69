"""The commands there are, each with its one line of help; what a command does is imported when it is called."""

from __future__ import annotations

from followup_desktop.cli.session import Command
from followup_desktop.domain.language import gettext as _


def summaries() -> dict[str, str]:
    """What each command does, by name, in the order in which they are shown."""
    return {
        "add": _("add a contact"),
        "show": _("show all that is known of a contact"),
        "list": _("list contacts"),
        "search": _("search everything that is known of contacts"),
        "log": _("log what happened with one or more contacts"),
        "due": _("show Today's list"),
        "done": _("say that a check-in is done"),
        "skip": _("let a check-in go, this once"),
        "snooze": _("move a check-in to another day"),
        "pause": _("let a contact rest, or everything"),
        "resume": _("end a pause"),
        "favor": _("record help asked for, received, given or thanked for"),
        "import": _("import contacts from files"),
        "export": _("export contacts to a file"),
        "merge": _("make one contact of two"),
        "undo": _("undo the newest change, or another one"),
        "redo": _("do again what was undone last"),
        "trash": _("show who was deleted lately, or bring somebody back"),
        "forget": _("forget somebody for good"),
        "backup": _("write a verified copy of the book"),
        "restore": _("put back what a backup holds"),
        "encrypt": _("give the book a passphrase"),
        "passphrase": _("change the book's passphrase"),
        "decrypt": _("take the book's passphrase away"),
        "doctor": _("look whether the book and the reminders are in order"),
        "notify": _("send a test notification"),
    }


def load(name: str) -> Command:
    """The command of a name that `summaries` has."""
    match name:
        case "add" | "show" | "list" | "search" | "merge":
            from followup_desktop.cli.people import COMMANDS
        case "log":
            from followup_desktop.cli.talking import COMMANDS
        case "favor":
            from followup_desktop.cli.favors import COMMANDS
        case "due" | "done" | "skip" | "snooze":
            from followup_desktop.cli.check_ins import COMMANDS
        case "pause" | "resume":
            from followup_desktop.cli.pauses import COMMANDS
        case "import":
            from followup_desktop.cli.importing import COMMANDS
        case "export":
            from followup_desktop.cli.exporting import COMMANDS
        case _:
            return _of_the_book(name)
    return COMMANDS[name]


def _of_the_book(name: str) -> Command:
    """A command that is about the whole book rather than about somebody in it."""
    match name:
        case "trash" | "forget":
            from followup_desktop.cli.trash import COMMANDS
        case "undo" | "redo":
            from followup_desktop.cli.history import COMMANDS
        case "backup" | "restore":
            from followup_desktop.cli.backups import COMMANDS
        case "encrypt" | "passphrase" | "decrypt":
            from followup_desktop.cli.encrypting import COMMANDS
        case _:
            from followup_desktop.cli.health import COMMANDS
    return COMMANDS[name]
