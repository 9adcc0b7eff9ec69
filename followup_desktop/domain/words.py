"""The words for people: channels, bands, how long ago, why somebody is listed. Kind words only."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from followup_desktop.domain import spoken
from followup_desktop.domain.cadence import Band, Cadence, Unit
from followup_desktop.domain.channels import Channel, Initiator
from followup_desktop.domain.check_ins import Kind
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.language import ngettext

_MONTHS_AWAY = 60
"""From so many days away on, a day is named by its month, not counted in weeks."""


def channel_name(channel: Channel) -> str:
    """'Call', 'Letter or card'."""
    return {
        Channel.IN_PERSON: _("In person"),
        Channel.CALL: _("Call"),
        Channel.VIDEO_CALL: _("Video call"),
        Channel.EMAIL: _("E-mail"),
        Channel.MESSAGE: _("Message"),
        Channel.LETTER: _("Letter or card"),
        Channel.SOCIAL: _("Social"),
        Channel.GIFT: _("Gift"),
        Channel.OTHER: _("Other"),
    }[channel]


def a_channel(channel: Channel) -> str:
    """'a call', as part of a sentence."""
    return {
        Channel.IN_PERSON: _("a meeting"),
        Channel.CALL: _("a call"),
        Channel.VIDEO_CALL: _("a video call"),
        Channel.EMAIL: _("an e-mail"),
        Channel.MESSAGE: _("a message"),
        Channel.LETTER: _("a letter or card"),
        Channel.SOCIAL: _("a word on social media"),
        Channel.GIFT: _("a gift"),
        Channel.OTHER: _("a contact"),
    }[channel]


def band_name(band: Band) -> str:
    """'ready', as everywhere on screen; empty where there is no cadence."""
    return {
        Band.NONE: "",
        Band.EARLY: _("early"),
        Band.IN_TOUCH: _("in touch"),
        Band.READY: _("ready"),
        Band.DRIFTING: _("drifting"),
        Band.LAPSED: _("lapsed"),
    }[band]


def kind_name(kind: Kind) -> str:
    """'Keep in touch', 'Thank you'."""
    return {
        Kind.KEEP_IN_TOUCH: _("Keep in touch"),
        Kind.THANK_YOU: _("Thank you"),
        Kind.FOLLOW_UP: _("Follow up"),
        Kind.INFORMATION: _("Information"),
        Kind.GENTLE_NUDGE: _("Gentle nudge"),
        Kind.HARD_TIME: _("Hard time"),
        Kind.OCCASION: _("Occasion"),
        Kind.RECONNECT: _("Reconnect"),
        Kind.REMINDER: _("Reminder"),
    }[kind]


def initiator_name(initiator: Initiator) -> str:
    """'you reached out'; empty where it is not known."""
    return {
        Initiator.ME: _("you reached out"),
        Initiator.THEM: _("they reached out"),
        Initiator.BOTH: _("both of you"),
        Initiator.UNKNOWN: "",
    }[initiator]


def every(cadence: Cadence) -> str:
    """'every 6 weeks', 'every month'."""
    count = cadence.count
    return {
        Unit.DAY: ngettext("every day", "every {n} days", count),
        Unit.WEEK: ngettext("every week", "every {n} weeks", count),
        Unit.MONTH: ngettext("every month", "every {n} months", count),
        Unit.YEAR: ngettext("every year", "every {n} years", count),
    }[cadence.unit].format(n=count)


def ago(day: date, today: date, locale: str = "en") -> str:
    """How long ago a day is: 'today', 'yesterday', '7 weeks ago', 'in March 2025'."""
    days = (today - day).days
    if days <= 0:
        return _("today")
    if days == 1:
        return _("yesterday")
    if days <= _MONTHS_AWAY:
        return _("{length} ago").format(length=_length(days, locale))
    return _month(day, today, locale)


def ahead(day: date, today: date, locale: str = "en") -> str:
    """How far ahead a day is: 'today', 'tomorrow', 'in 12 days', 'in March'."""
    days = (day - today).days
    if days <= 0:
        return _("today")
    if days == 1:
        return _("tomorrow")
    if days <= _MONTHS_AWAY:
        return _("in {length}").format(length=_length(days, locale))
    return _month(day, today, locale)


def why_listed(
    band: Band,
    last_contact_on: date | None,
    last_channel: Channel | None,
    next_on: date | None,
    today: date,
    locale: str = "en",
) -> str:
    """The second line of a contact in the list: 'ready · last a call, 7 weeks ago', 'in touch · next in 12 days'."""
    word = band_name(band)
    if band is Band.IN_TOUCH and next_on is not None:
        return " · ".join([word, _("next {when}").format(when=ahead(next_on, today, locale))])
    if last_contact_on is None:
        return " · ".join(filter(None, [word, _("no contact yet")]))
    channel = a_channel(last_channel or Channel.OTHER)
    when = ago(last_contact_on, today, locale)
    return " · ".join(filter(None, [word, _("last {channel}, {when}").format(channel=channel, when=when)]))


def keep_in_touch_reason(
    last_contact_on: date | None, last_channel: Channel | None, today: date, locale: str = "en"
) -> str:
    """Why a keep-in-touch is due, in one sentence."""
    if last_contact_on is None:
        return _("You have not been in touch yet: a good moment to write.")
    channel = a_channel(last_channel or Channel.OTHER)
    when = ago(last_contact_on, today, locale)
    return _("Last {channel}, {when}. A good moment to write.").format(channel=channel, when=when)


def list_of(names: Sequence[str], locale: str = "en") -> str:
    """'Ana', 'Ana and Bilal', 'Ana, Bilal, and 3 others'."""
    if len(names) > 3:
        return _("{names} and {n} others").format(names=", ".join(names[:2]), n=len(names) - 2)
    return spoken.together(names, locale)


def day_name(day: date, locale: str = "en") -> str:
    """'Sunday 22 November'."""
    return spoken.whole_day(day, locale)


def _length(days: int, locale: str) -> str:
    if days < 14:
        return spoken.days(days, locale)
    return spoken.weeks(round(days / 7), locale)


def _month(day: date, today: date, locale: str) -> str:
    name = spoken.month if day.year == today.year else spoken.month_and_year
    return _("in {month}").format(month=name(day, locale))
