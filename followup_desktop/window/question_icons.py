"""The icon of each source of a question, wherever questions are shown."""

from __future__ import annotations

from followup_desktop.domain.writing.question import Source

QUESTION_ICONS = {
    Source.KIND: "sparkles",
    Source.LOOP: "message-circle-question-mark",
    Source.CONVERSATION: "quote",
    Source.DATE: "cake",
    Source.INTEREST: "mountain",
    Source.PLACE: "map-pin",
    Source.NEED: "search",
    Source.GIVING: "gift",
}
