"""The words for what would be saved of a damaged book, and for what a backup would give."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from followup_desktop.domain.words import ago
from followup_desktop.store.salvage.attempt import Salvage
from followup_desktop.store.salvage.offer import Good
from followup_desktop.window.backups.wording import contacts, interactions, when

translate = QCoreApplication.translate


def salvage_lines(saved: Salvage) -> list[str]:
    """How much can be read, what is lost, what came from elsewhere, and whether it can still be undone."""
    held = translate("Rescue", "{contacts} and {interactions} can be saved.").format(
        contacts=contacts(saved.contacts - saved.result.nameless), interactions=interactions(saved.interactions)
    )
    lines = [held, _lost(saved)]
    if any(saved.result.brought_back.values()):
        lines.append(translate("Rescue", "What could not be read was taken from the history and from backups."))
    if saved.result.nameless:
        words = translate("Rescue", "Of {contacts} the name is lost, but not what you did together.")
        lines.append(words.format(contacts=contacts(saved.result.nameless)))
    if not saved.history:
        lines.append(translate("Rescue", "What you did before can no longer be undone."))
    return lines


def backup_lines(good: Good | None, today: date) -> list[str]:
    """When it was made and what it holds, and what is not in it."""
    if good is None:
        return [translate("Rescue", "There is no backup that can be used.")]
    held = translate("Rescue", "{when}: {contacts} and {interactions}.").format(
        when=when(good.made_at, today), contacts=contacts(good.contacts), interactions=interactions(good.interactions)
    )
    since = ago(good.made_at.date(), today)
    return [held, translate("Rescue", "It was made {ago}: what you did since is not in it.").format(ago=since)]


def _lost(saved: Salvage) -> str:
    lost = saved.result.lost
    if any(count is None for count in lost.values()):
        return translate("Rescue", "How much is missing cannot be told any more.")
    people, talks = lost.get("contacts") or 0, lost.get("interactions") or 0
    others = sum(count or 0 for count in lost.values()) - people - talks
    if people + talks:
        words = translate("Rescue", "Lost: {contacts}, {interactions}.")
        return words.format(contacts=contacts(people), interactions=interactions(talks))
    if others:
        return translate("Rescue", "No contact and no interaction is lost, but some details of them: {n}.").format(
            n=others
        )
    return translate("Rescue", "Nothing is lost.")
