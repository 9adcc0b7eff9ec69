"""Where a message goes: the addresses a channel can be sent to, and the link that opens the person's own program.

The text never stands in a link. A link is an argument of the program that opens it, and arguments of programs can be
read by everybody who uses the machine; the text goes by the clipboard, the link carries address and subject.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from followup_desktop.desktop.launch import can_open
from followup_desktop.domain.channels import Channel
from followup_desktop.domain.contacts import ContactFields, Reach, ReachKind
from followup_desktop.window.contacts.reach import address_of

_KINDS = {
    Channel.EMAIL: (ReachKind.EMAIL,),
    Channel.CALL: (ReachKind.PHONE,),
    Channel.MESSAGE: (ReachKind.PHONE, ReachKind.CHAT),
    Channel.SOCIAL: (ReachKind.SOCIAL,),
}


def reaches_for(fields: ContactFields, channel: Channel) -> list[Reach]:
    """The ways to reach a contact by a channel, the preferred ones first."""
    kinds = _KINDS.get(channel, ())
    fitting = [reach for kind in kinds for reach in fields.reaches if reach.kind is kind]
    return sorted(fitting, key=lambda reach: not reach.preferred)


def link_for(channel: Channel, reach: Reach | None, subject: str, also: Reach | None = None) -> str:
    """The link to open; empty where there is none, and the message is only copied.

    An e-mail goes to a second address as well where there is one (RFC 6068, section 2).
    """
    if reach is None:
        return ""
    link = address_of(reach)
    if channel is Channel.EMAIL and link and also is not None:
        link = ",".join(filter(None, (link, address_of(also).removeprefix("mailto:"))))
    if channel is Channel.MESSAGE and reach.kind is ReachKind.PHONE:
        link = re.sub("^tel:", "sms:", link)
    elif channel is Channel.EMAIL and link and subject.strip():
        link = f"{link}?subject={quote(' '.join(subject.split()), safe='')}"
    return link if can_open(link) else ""
