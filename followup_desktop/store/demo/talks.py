"""Years of talks with everybody, put together from the lines of talks.toml."""

from __future__ import annotations

from datetime import time, timedelta
from random import Random
from typing import Any

from followup_desktop.domain.interactions import Channel, FavorEntry, Initiator, InteractionDraft
from followup_desktop.domain.moments import local_moment
from followup_desktop.store.demo.material import Material, name_of
from followup_desktop.store.demo.people import Known
from followup_desktop.store.demo.story import add_favors, add_loops
from followup_desktop.store.writes.change import Change
from followup_desktop.store.writes.interactions import insert_interaction

_MOST = 18
"""Talks with one person, at the most: the closest ones would fill the book."""
_WAYS = ("call", "message", "e-mail", "in person", "social")
_TIMED = (Channel.CALL, Channel.VIDEO_CALL, Channel.IN_PERSON)


def add_talks(work: Change, material: Material, people: dict[str, Known], random: Random) -> None:
    """Fill everybody's timeline from their last contact (or their story's beginning) back to when they met."""
    told = {story["name"]: story for story in material.stories}
    for known in people.values():
        story = told.get(name_of(known.source), {})
        days = _days(known, story, random)
        talks = {day: _add_talk(work, material.talks, known, day, random) for day in days}
        if len(days) > 2 and "loops" not in story:
            add_loops(work, known.contact, _loops(material.talks, days, random), talks)
        if len(days) > 2 and "favors" not in story and random.random() < 0.4:
            add_favors(work, known.contact, _favors(material.talks, days, random))


def _days(known: Known, story: dict[str, Any], random: Random) -> list[int]:
    """On which days one talked, counted from today, the newest first."""
    events = [event["on"] for event in story.get("happened", ())]
    day = float(min(events) - known.gap) if events else -float(known.source["last"])
    days: list[int] = []
    while day > -365 * known.source["since"] and len(days) < _MOST:
        days.append(int(day))
        day -= max(1.0, known.gap * random.uniform(0.7, 1.6))
    return days


def _add_talk(work: Change, talks: dict[str, Any], known: Known, day: int, random: Random) -> int:
    channel = Channel(random.choice(known.source.get("ways", _WAYS) if random.random() < 0.8 else tuple(talks["how"])))
    on = work.today + timedelta(days=day)
    at = local_moment(on, time(random.randint(8, 20), random.choice((0, 10, 15, 30, 40, 45))), work.now)
    draft = InteractionDraft(
        contacts=(known.contact,),
        on=on,
        channel=channel,
        at=at if random.random() < 0.6 else None,
        initiator=_initiator(known, random),
        notes=_notes(talks, known, channel, random),
        minutes=random.randrange(10, 95, 5) if channel in _TIMED and random.random() < 0.7 else None,
        counts=channel is not Channel.OTHER or day == -known.source.get("last", 0),
    )
    return insert_interaction(work, draft)


def _initiator(known: Known, random: Random) -> Initiator:
    usual = known.source.get("who")
    if usual is not None and random.random() < 0.7:
        return Initiator(usual)
    return random.choice((Initiator.ME, Initiator.ME, Initiator.THEM, Initiator.THEM, Initiator.BOTH))


def _notes(talks: dict[str, Any], known: Known, channel: Channel, random: Random) -> str:
    own = talks["in_their_words"].get(known.source.get("language", ""))
    if own and random.random() < 0.3:
        return str(random.choice(own))
    what = talks["what"]
    topics = [topic for topic in known.source.get("interests", ()) if topic in what]
    about = what[random.choice(topics)] if topics and random.random() < 0.6 else what["life"]
    how, news = random.choice(talks["how"][channel]), random.choice(about)
    return str(random.choices((f"{how} {news}", news, how, ""), (60, 25, 10, 5))[0])


def _loops(talks: dict[str, Any], days: list[int], random: Random) -> list[dict[str, Any]]:
    """Something that was come back to, and for every fourth person something that still waits."""
    older, newer = random.sample(talks["come_back_to"]["lines"], 2)
    loops: list[dict[str, Any]] = [{"text": older, "opened": days[2], "closed": days[1]}]
    if random.random() < 0.25:
        ahead = {"on": random.randint(4, 60)} if random.random() < 0.5 else {}
        loops.append({"text": newer, "opened": days[0], **ahead})
    return loops


def _favors(talks: dict[str, Any], days: list[int], random: Random) -> list[dict[str, Any]]:
    entries = random.choice(
        (
            (FavorEntry.GAVE,),
            (FavorEntry.RECEIVED, FavorEntry.THANKED),
            (FavorEntry.ASKED, FavorEntry.RECEIVED, FavorEntry.THANKED),
            (FavorEntry.GAVE, FavorEntry.GAVE),
        )
    )
    first = days[2]
    return [
        {"entry": str(entry), "on": min(-1, first + place), "text": random.choice(talks["favors"][entry])}
        for place, entry in enumerate(entries)
    ]
