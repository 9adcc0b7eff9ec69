"""What the tray announces when it looks, and the settings of it."""

from __future__ import annotations

from datetime import date, time

from followup_desktop.store.writes.announcements import record_shown
from followup_desktop.tray.look import look
from followup_desktop.tray.notices import notice_of
from tests.scenarios.hands import Hands
from tests.scenarios.steps import act, check
from tests.scenarios.words.choices import choose


@act("the tray looks at {time} on {day}")
def the_tray_looks(hands: Hands, time: time, day: date) -> None:
    """What it wants to announce is shown at once."""
    book = hands.book
    hands.move(day, time)
    sight = look(book, hands.now)
    for announcement in sight.announcements:
        notice = notice_of(announcement, hide_names=sight.preferences.hide_names)
        record_shown(book, announcement.keys, "native")
        hands.announced.append(f"'{notice.title}' '{notice.body}'")


@act("the digest comes at {time}")
def the_digest_comes_at(hands: Hands, time: time) -> None:
    choose(hands, digest_at=time)


@act("the digest comes from Monday to Friday")
def the_digest_comes_on_working_days(hands: Hands) -> None:
    choose(hands, digest_days=(0, 1, 2, 3, 4))


@act("names are hidden")
def names_are_hidden(hands: Hands) -> None:
    choose(hands, hide_names=True)


@check("nothing was announced")
def nothing_was_announced(hands: Hands) -> None:
    assert hands.announced == []


@check("it was announced: {text}")
def it_was_announced(hands: Hands, text: str) -> None:
    assert hands.announced == [f"'{text}'"]
