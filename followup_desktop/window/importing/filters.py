"""The groups of people in a preview: by what becomes of them, and those whom one should look at."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from followup_desktop.domain.imports import ImportPlan, Outcome, Planned
from followup_desktop.window.importing.planning import Preview
from followup_desktop.window.importing.told import Standing
from followup_desktop.window.importing.wording import outcome_word

translate = QCoreApplication.translate


class Group(StrEnum):
    """The chips above the list. TIMELINE and PROBLEMS are no groups of people."""

    ALL = "all"
    ASKED = "asked"
    NEW = "new"
    MERGED = "merged"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"
    MENTIONED = "mentioned"
    TIMELINE = "timeline"
    PROBLEMS = "problems"


ICONS = {Group.ASKED: "circle-question-mark", Group.TIMELINE: "history", Group.PROBLEMS: "triangle-alert"}


def group_word(group: Group) -> str:
    """'New', 'Only mentioned'."""
    own = {
        Group.ALL: translate("Import", "All"), Group.ASKED: translate("Import", "Perhaps the same"),
        Group.MENTIONED: translate("Import", "Only mentioned"), Group.TIMELINE: translate("Import", "Timeline"),
        Group.PROBLEMS: translate("Import", "Problems"),
    }  # fmt: skip
    return own.get(group) or outcome_word(Outcome(group.value))


def is_in(entry: Planned, group: Group, *, chosen: bool) -> bool:
    """Whether somebody is in a group; `chosen` says that the person said what becomes of them."""
    if group is Group.ALL:
        return True
    if group is Group.ASKED:
        return entry.asked is not None and entry.outcome is Outcome.NEW and not chosen
    if group is Group.MENTIONED:
        return entry.card.passing and (entry.outcome is Outcome.SKIPPED or (chosen and entry.outcome is Outcome.NEW))
    if group is Group.SKIPPED:
        return entry.outcome is Outcome.SKIPPED and not entry.card.passing
    return entry.outcome.value == group.value


def counts(preview: Preview) -> Counter[Group]:
    """How many are in each group."""
    plan: ImportPlan = preview.plan
    found: Counter[Group] = Counter(Group(entry.outcome.value) for entry in plan.entries)
    found[Group.ALL] = len(plan.entries)
    found[Group.SKIPPED] -= sum(entry.card.passing and entry.outcome is Outcome.SKIPPED for entry in plan.entries)
    rare = [(at, entry) for at, entry in enumerate(plan.entries) if entry.asked is not None or entry.card.passing]
    for group in (Group.ASKED, Group.MENTIONED):
        found[group] = sum(is_in(entry, group, chosen=at in preview.choices) for at, entry in rare)
    unreadable = sum(problem.skipped for problem in plan.problems)
    found[Group.ALL] += unreadable
    found[Group.SKIPPED] += unreadable
    found[Group.TIMELINE] = len(preview.told)
    found[Group.PROBLEMS] = len(plan.problems)
    return found


def new_entries(preview: Preview) -> int:
    """How many entries of the timeline come in."""
    return sum(told.standing is Standing.NEW for told in preview.told)
