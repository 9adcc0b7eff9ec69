"""The groups of people in a preview: by what becomes of them, and those whom one should look at."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from followup_desktop.domain.imports import Choice, ImportPlan, Outcome, Planned
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


def groups_of(plan: ImportPlan, choices: Mapping[int, Choice]) -> dict[Group, list[int]]:
    """The places of everybody in each group of people, in the order of the files."""
    found: dict[Group, list[int]] = {group: [] for group in Group}
    found[Group.ALL] = list(range(len(plan.entries)))
    of_outcome = {outcome: found[Group(outcome.value)] for outcome in Outcome}
    for at, entry in enumerate(plan.entries):
        if entry.card.passing or entry.asked is not None:
            for group in _PEOPLE:
                if is_in(entry, group, chosen=at in choices):
                    found[group].append(at)
        else:
            of_outcome[entry.outcome].append(at)
    return found


_PEOPLE = (Group.ASKED, Group.NEW, Group.MERGED, Group.UNCHANGED, Group.SKIPPED, Group.MENTIONED)
