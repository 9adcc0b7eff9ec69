"""Doctor: whether the book and what reminds of it are in order. And the test notification."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from followup_desktop.cli import output
from followup_desktop.cli.session import Command, Session
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _
from followup_desktop.store.health import Check, checks
from followup_desktop.store.reads.settings import preferences

if TYPE_CHECKING:
    from followup_desktop.store.fixing import Fix

_NOT_IN_ORDER = 1


def _doctor_arguments(parser: ArgumentParser) -> None:
    text = _("only say how reminders reach you here, without looking through the book")
    parser.add_argument("--fix", action="store_true", help=_("mend what can be mended for sure"))
    parser.add_argument("--reminders", action="store_true", help=text)


def _doctor(session: Session, options: Namespace) -> int | None:
    if options.reminders:
        _tell_reminders(session)
        return None
    found = list(checks(session.book, session.now))
    fixes = _mended(session, found) if options.fix else []
    if fixes:
        found = list(checks(session.book, session.now))
    found += _reminding(session)
    wrong = [check.name for check in found if not check.ok]
    session.answer(
        lambda: {
            "ok": not wrong,
            "fixed": [{"name": each.name, "done": each.done, "detail": each.detail} for each in fixes],
            "checks": [{"name": check.name, "ok": check.ok, "detail": check.detail} for check in found],
        },
        lambda: output.table(
            [(_("mended") if each.done else _("not mended"), each.name, each.detail) for each in fixes]
            + [(_("ok") if check.ok else _("LOOK"), check.name, check.detail) for check in found]
        ),
    )
    if not wrong:
        return None
    output.message(_("Not in order: {names}").format(names=", ".join(wrong)))
    return _NOT_IN_ORDER


def _mended(session: Session, found: list[Check]) -> list[Fix]:
    # Imported late: it brings what a salvage needs, and most books are sound.
    from followup_desktop.store.fixing import fix

    return list(fix(session.book, [check.name for check in found if not check.ok], session.now))


def _reminding(session: Session) -> Iterator[Check]:
    """The tray, the notifications and the start at login: each is in order if it is as the person wants it.

    Who does not start the tray at login and does not run it wants no reminders, and misses nothing.
    """
    wanted = preferences(session.book).start_at_login
    running = session.system.tray_running()
    detail = _("it runs") if running else _("it does not run: nothing is announced")
    yield Check("tray", running or not wanted, detail)
    reached = session.system.notifications()
    yield Check("notifications", reached.ok or not (wanted or running), reached.detail)
    starts = session.system.starts_at_login()
    detail = _("the tray is started at login") if starts else _("the tray is not started at login")
    yield Check("autostart", starts == wanted, detail)


def _tell_reminders(session: Session) -> None:
    reached = session.system.notifications()
    running, starts = session.system.tray_running(), session.system.starts_at_login()
    session.answer(
        lambda: {
            "notifications": {"reached": reached.ok, "detail": reached.detail},
            "tray_running": running,
            "starts_at_login": starts,
        },
        lambda: output.table([("", each.name, each.detail) for each in _reminding(session)]),
    )


def _notify_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--test", action="store_true", required=True, help=_("send one real notification"))


def _notify(session: Session, _options: Namespace) -> None:
    sent = session.system.send_notification(_("Followup"), _("This is how a reminder will look."))
    if sent.way == "none":
        raise Refused(_("No notification could be shown: {why}").format(why=sent.detail))
    session.answer(lambda: {"way": sent.way, "detail": sent.detail}, lambda: [sent.detail])


COMMANDS = {
    "doctor": Command(_doctor_arguments, _doctor),
    "notify": Command(_notify_arguments, _notify),
}
