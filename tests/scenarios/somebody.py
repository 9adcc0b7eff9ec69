"""Describing a contact: 'in the circle Close, every 6 weeks, born 1990-11-25'."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable

from followup_desktop.domain.cadence import Cadence
from followup_desktop.domain.contacts import (
    ContactDate,
    ContactFields,
    DateKind,
    Interest,
    InterestKind,
    Name,
    Reach,
    ReachKind,
)
from followup_desktop.domain.dates import PartialDate


def _date(kind: DateKind, on: str, label: str = "", lead: str | None = None, once: str | None = None) -> ContactDate:
    return ContactDate(kind, PartialDate.parse(on), label, int(lead) if lead else None, bool(once))


ATTRIBUTES: dict[str, Callable[..., dict[str, object]]] = {
    r"every (\w+ ?\w*)": lambda text: {"cadence": Cadence.parse(text)},
    r"born (\S+)": lambda on: {"dates": _date(DateKind.BIRTHDAY, on)},
    r"born (\S+) and told of (\d+) days? before": lambda on, lead: {"dates": _date(DateKind.BIRTHDAY, on, lead=lead)},
    r"married (\S+)": lambda on: {"dates": _date(DateKind.ANNIVERSARY, on)},
    r"with the date '(.+)' on (\S+)( once)?": lambda label, on, once: {
        "dates": _date(DateKind.OTHER, on, label, once=once)
    },
    r"whom I keep reaching out to": lambda: {"reaching_out": True},
    r"with the holidays of (\S+)": lambda where: {"holidays": where},
    r"with an e-mail address": lambda: {"reaches": Reach(ReachKind.EMAIL, "somebody@example.org")},
    r"with a phone": lambda: {"reaches": Reach(ReachKind.PHONE, "+49 30 5550100")},
    r"who likes (.+)": lambda what: {"interests": Interest(what)},
    r"who needs (.+)": lambda what: {"interests": Interest(what, InterestKind.NEED)},
    r"who offers (.+)": lambda what: {"interests": Interest(what, InterestKind.OFFER)},
}
"""What can be said of somebody, and what of the contact it is. Lists grow."""


def somebody(who: str, attributes: str = "") -> tuple[ContactFields, str]:
    """A contact as it is described, and its circle. Raises LookupError for a description that is not known."""
    fields, circle = ContactFields(name=Name(given=who)), ""
    for words in filter(None, attributes.split(", ")):
        if match := re.fullmatch(r"in the circle (\w+)", words):
            circle = match[1]
            continue
        found = [(of, match) for pattern, of in ATTRIBUTES.items() if (match := re.fullmatch(pattern, words))]
        if len(found) != 1:
            raise LookupError(f"nobody is {words}")
        of, match = found[0]
        for name, value in of(*match.groups()).items():
            old = getattr(fields, name)
            fields = dataclasses.replace(fields, **{name: (*old, value) if isinstance(old, tuple) else value})
    return fields, circle
