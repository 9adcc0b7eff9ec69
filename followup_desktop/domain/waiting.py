"""Waiting for a reply: which of the user's own outreaches wait, for how long, and the gentle nudge (product.md, Today).

What waits is written, asks something, and is unanswered: an e-mail, a message, a letter or a word on social media with
a question in what was noted of it, or one that the user planned to nudge about. It is waited for from the next day on,
for three weeks; then the cadence speaks again.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from followup_desktop.domain.channels import Channel
from followup_desktop.domain.check_ins import Kind
from followup_desktop.domain.language import gettext as _

if TYPE_CHECKING:
    from followup_desktop.domain.follow_ups import Offer

WAITED_DAYS = 21
"""So many days after it an outreach is still waited for."""
WRITTEN = frozenset({Channel.EMAIL, Channel.MESSAGE, Channel.LETTER, Channel.SOCIAL})
"""Channels on which one waits for an answer: who is there answers at once, and a gift asks for none."""
NUDGE_AFTER = 5
"""Working days from today to a gentle nudge."""
_QUESTION = r"\?(?![\w=&%/])|[？؟՞፧]"
"""A question mark of any script, but not that of an address on the web. Compiled when it is first needed."""


class Waiting(NamedTuple):
    """A contact whose reply is waited for: since the day of which outreach, by what, and when a nudge is planned."""

    contact: int
    contact_uuid: str
    contact_name: str
    since: date
    channel: Channel
    nudge_on: date | None = None


def asks(notes: str) -> bool:
    """Whether what was noted of an outreach asks something."""
    return re.search(_QUESTION, notes) is not None


def waiting_words(one: Waiting, today: date, locale: str = "en") -> str:
    """'An e-mail, 5 days ago', and when it is planned 'nudge in 3 days'."""
    from followup_desktop.domain.words import a_channel, ago, ahead

    how = _("{channel}, {when}").format(channel=a_channel(one.channel), when=ago(one.since, today, locale))
    how = how[:1].upper() + how[1:]
    if one.nudge_on is None:
        return how
    return " · ".join([how, _("nudge {when}").format(when=ahead(one.nudge_on, today, locale))])


def nudge(one: Waiting, today: date, weekend: frozenset[int], locale: str = "en") -> Offer:
    """A gentle nudge in five working days. `weekend` are the days of rest, 0 is Monday."""
    # Here, so that a list of the day loads nothing that only a click needs.
    from followup_desktop.domain.follow_ups import Offer
    from followup_desktop.domain.words import day_name
    from followup_desktop.domain.working_days import add_working_days

    on = add_working_days(today, NUDGE_AFTER, weekend)
    reason = _("You wrote on {day} and have not heard back: ask once more, lightly.")
    return Offer(Kind.GENTLE_NUDGE, on, reason.format(day=day_name(one.since, locale)), _("No answer yet"))
