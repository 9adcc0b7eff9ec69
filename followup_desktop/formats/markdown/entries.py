"""What happened with a contact and what is to come, as sections of their page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby

from followup_desktop.domain.channels import Initiator
from followup_desktop.domain.check_ins import Kind, State
from followup_desktop.domain.favors import entry_name
from followup_desktop.domain.foreign import ForeignInteraction
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.whole_book import Story
from followup_desktop.domain.words import channel_name, kind_name
from followup_desktop.formats.markdown.text import block, inline, link

_BY_ITSELF = (Kind.KEEP_IN_TOUCH, Kind.OCCASION)
"""Kinds that follow from a cadence or a date."""


def entries(story: Story, names: Mapping[str, str], stems: Mapping[str, str]) -> Iterator[tuple[str, list[str]]]:
    """Title and lines of each section that has any."""
    loops = [
        f"- [{'x' if each.closed_on else ' '}] {inline(each.text)}" + (f" ({each.on})" if each.on else "")
        for each in story.loops
    ]
    if loops:
        yield _("To come back to"), loops
    planned = [each for each in story.check_ins if each.state is State.OPEN and each.kind not in _BY_ITSELF]
    if planned:
        yield (
            _("Check-ins"),
            [
                f"- [ ] {each.due_on} {inline(kind_name(each.kind))}"
                + (f": {inline(each.reason)}" if each.reason else "")
                for each in planned
            ],
        )
    if story.favors:
        yield (
            _("Favors"),
            [
                f"- {each.on} {inline(entry_name(each.entry))}" + (f": {inline(each.text)}" if each.text else "")
                for each in story.favors
            ],
        )
    if story.interactions:
        yield _("Timeline"), list(_timeline(story, names, stems))


def _timeline(story: Story, names: Mapping[str, str], stems: Mapping[str, str]) -> Iterator[str]:
    first = True
    for year, talks in groupby(story.interactions, lambda one: f"{one.on:%Y}"):
        yield f"### {year}" if first else f"\n### {year}"
        yield ""
        first = False
        for one in talks:
            yield _talk(one, story.card.uuid, names, stems)


def _talk(one: ForeignInteraction, uuid: str, names: Mapping[str, str], stems: Mapping[str, str]) -> str:
    when = f"{one.on} {one.at:%H:%M}" if one.at else str(one.on)
    parts = [f"- **{when}** {inline(channel_name(one.channel))}"]
    others = [
        link(stems[other], names[other]) if other in stems else inline(names.get(other, "?"))
        for other in one.people
        if other != uuid
    ]
    if others:
        parts.append(_("with {names}").format(names=", ".join(others)))
    if one.initiator in {Initiator.ME, Initiator.THEM}:
        parts.append(_("(you reached out)") if one.initiator is Initiator.ME else _("(they reached out)"))
    line = " ".join(parts)
    return f"{line}: {block(one.notes, '  ')}" if one.notes.strip() else line
