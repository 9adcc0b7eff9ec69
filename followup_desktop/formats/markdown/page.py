"""One contact's page: front matter, then what is known of them, then what happened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from followup_desktop.domain.channels import ReachKind
from followup_desktop.domain.contact_dates import DateKind
from followup_desktop.domain.contacts import Address, ContactFields, InterestKind
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.whole_book import Story
from followup_desktop.formats.markdown.entries import entries
from followup_desktop.formats.markdown.text import block, inline, link, listed, quoted, tag


def page(story: Story, names: Mapping[str, str], stems: Mapping[str, str], picture: str) -> str:
    """The page as text. `names` are everybody's by UUID, `stems` the files of those who have a page."""
    name = names[story.card.uuid]
    lines = ["---", *_front(story, name), "---", "", f"# {inline(name)}"]
    if picture:
        lines += ["", f"![[{picture}]]"]
    for title, section in _sections(story.card.fields, stems):
        lines += ["", f"## {title}", "", *section]
    for title, section in entries(story, names, stems):
        lines += ["", f"## {title}", "", *section]
    return "\n".join(lines) + "\n"


def _front(story: Story, name: str) -> Iterator[str]:
    card, fields = story.card, story.card.fields
    yield f"id: {quoted(card.uuid)}"
    yield f"name: {quoted(name)}"
    texts = {
        "organisation": fields.organisation, "department": fields.department, "role": fields.role,
        "pronouns": fields.pronouns, "circle": card.circle_name, "cadence": str(fields.cadence or ""),
        "added": str(card.added_on or ""), "holidays": fields.holidays,
        "birthday": next((str(each.on) for each in fields.dates if each.kind is DateKind.BIRTHDAY), ""),
        "last_contact": next((str(one.on) for one in story.interactions if one.counts), ""),
    }  # fmt: skip
    yield from (f"{key}: {quoted(text)}" for key, text in texts.items() if text)
    lists = {
        "aliases": [fields.name.nickname] if fields.name.nickname not in {"", name} else [],
        "tags": [found for each in fields.tags if (found := tag(each))],
        "emails": [reach.value for reach in fields.reaches if reach.kind is ReachKind.EMAIL],
        "phones": [reach.value for reach in fields.reaches if reach.kind is ReachKind.PHONE],
    }
    yield from (f"{key}: {listed(values)}" for key, values in lists.items() if values)
    flags = {"archived": card.archived, "me": card.is_me, "reaching_out": fields.reaching_out}
    yield from (f"{key}: true" for key, flag in flags.items() if flag)
    if card.paused_until:
        yield f"paused_until: {quoted(str(card.paused_until))}"


def _sections(fields: ContactFields, stems: Mapping[str, str]) -> Iterator[tuple[str, list[str]]]:
    dates = [
        (each.label or each.kind.value, str(each.on) + (f" ({_('once')})" if each.once else ""))
        for each in fields.dates
    ]
    sections = {
        _("Reach"): [
            (f"{each.kind.value}, {each.label}" if each.label else each.kind.value, each.value)
            for each in fields.reaches
        ],
        _("Addresses"): [(each.label or _("address"), _address(each)) for each in fields.addresses],
        _("Dates"): dates,
        _("Interests"): [(_kind(each.kind), each.text) for each in fields.interests],
        _("Tags"): [("", each) for each in fields.tags if tag(each) != each],
    }
    for title, pairs in sections.items():
        if pairs:
            yield (
                title,
                [f"- {inline(label)}: {inline(text)}" if label else f"- {inline(text)}" for label, text in pairs],
            )
    people = [
        f"- {inline(each.label)}: "
        + (link(stems[each.contact], each.name) if each.contact in stems else inline(each.name))
        for each in fields.relations
    ]
    if people:
        yield _("People"), people
    for title, text in ((_("How we met"), fields.how_we_met), (_("Notes"), fields.notes)):
        if text.strip():
            yield title, [block(text)]
    shown = (raw for raw in fields.unknown if not (raw.is_remainder or raw.is_picture))
    kept = [f"- {inline(raw.name)}: {inline(raw.value)}" for raw in shown]
    if kept:
        yield _("Kept from files"), kept


def _kind(kind: InterestKind) -> str:
    return {
        InterestKind.INTEREST: _("interest"), InterestKind.VALUE: _("value"), InterestKind.NEED: _("looking for"),
        InterestKind.OFFER: _("can help with"),
    }[kind]  # fmt: skip


def _address(address: Address) -> str:
    town = " ".join(part for part in (address.postal_code, address.city) if part)
    parts = (address.street, address.extended, address.po_box, town, address.region, address.country)
    return ", ".join(" ".join(part.split()) for part in parts if part.strip())
