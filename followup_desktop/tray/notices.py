"""The words of a notification, and how a press on it finds back to what it was about. No Qt."""

from __future__ import annotations

from collections.abc import Sequence

from followup_desktop.domain.check_ins import PROMISES, CheckIn
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.language import ngettext
from followup_desktop.domain.reminders import Announcement, notification_id
from followup_desktop.domain.words import kind_name
from followup_desktop.notify.values import OPEN, Button, Notice

DONE = "done"
SNOOZE = "snooze"

_NAMED = 3


def notice_of(announcement: Announcement, *, hide_names: bool, locked: bool = False) -> Notice:
    """The notification of an announcement that has check-ins. One about a single check-in can be answered at once.

    Of a book that is locked no names are known, and the notification says where they are.
    """
    check_ins, name = announcement.check_ins, notification_id(announcement.keys)
    where = _("Unlock Followup to see more.") if locked else ""
    if len(check_ins) > 1:
        body = where if hide_names or locked else _first_names(check_ins)
        return Notice(name, _count(len(check_ins)), body, _buttons(OPEN), sound=True)
    (only,) = check_ins
    buttons = _buttons(OPEN, DONE, SNOOZE)
    if hide_names or locked:
        return Notice(name, _count(1), where, buttons, sound=True)
    return Notice(name, only.contact_name, reason(only), buttons, sound=True)


def reason(check_in: CheckIn) -> str:
    """Why it is there, in one line: 'Thank you: the introduction to Ana', 'Turns 40 on Friday.'."""
    kind = kind_name(check_in.kind)
    if not check_in.reason:
        return kind
    if check_in.kind in PROMISES:
        return _("{kind}: {reason}").format(kind=kind, reason=check_in.reason)
    return check_in.reason


def _count(number: int) -> str:
    return ngettext("{n} check-in is ready", "{n} check-ins are ready", number).format(n=number)


def _first_names(check_ins: Sequence[CheckIn]) -> str:
    """'Ana, Bilal, Čeněk and 2 others': the first three people, each once."""
    names = list(dict.fromkeys(check_in.contact_name for check_in in check_ins))
    first = ", ".join(names[:_NAMED])
    others = len(names) - _NAMED
    if others <= 0:
        return first
    return ngettext("{names} and {n} other", "{names} and {n} others", others).format(names=first, n=others)


def _buttons(*keys: str) -> tuple[Button, ...]:
    labels = {OPEN: _("Open"), DONE: _("Done"), SNOOZE: _("Snooze")}
    return tuple(Button(key, labels[key]) for key in keys)
