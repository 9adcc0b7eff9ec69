"""How English says days."""

from __future__ import annotations

from followup_desktop.domain.understanding.grammar import DayWords, Unit, Way, table

MONTHS = {
    word: place + 1
    for word, place in table(
        "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sept|sep october|oct"
        " november|nov december|dec"
    ).items()
}

ENGLISH_DAYS = DayWords(
    near={
        "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "just now": 0,
        "yesterday": -1, "last night": -1, "yesterday evening": -1, "the day before yesterday": -2,
        "day before yesterday": -2, "tomorrow": 1, "the day after tomorrow": 2, "day after tomorrow": 2,
        "tomorrow morning": 1, "tomorrow evening": 1, "tomorrow night": 1, "tomorrow afternoon": 1,
        "yesterday morning": -1, "yesterday afternoon": -1,
    },
    weekdays=table("monday tuesday wednesday thursday friday saturday sunday"),
    short_weekdays=table("mon tue|tues wed thu|thur|thurs fri sat sun"),
    ways={
        "next": Way.NEXT_WEEK, "this": Way.COMING, "coming": Way.COMING, "this coming": Way.COMING, "last": Way.LAST,
        "past": Way.LAST, "this past": Way.LAST,
    },
    ways_after={},
    prepositions=("on", "by", "until", "till", "from", "since", "due", "before", "after"),
    weekday_endings=r"(?:\s+(?:morning|afternoon|evening|night|lunch))?",
    habits=("every", "each", "most", "some", "any", "one", "every other", "black", "good"),
    no_days=("may day", "sun day", "good friday", "black friday", "may be"),
    months=MONTHS,
    month_prepositions=("in", "in early", "in late", "next", "this", "until", "by", "since", "last"),
    units={
        "day": Unit.DAY, "days": Unit.DAY, "week": Unit.WEEK, "weeks": Unit.WEEK, "month": Unit.MONTH,
        "months": Unit.MONTH, "year": Unit.YEAR, "years": Unit.YEAR,
    },
    numbers={
        "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
        "nine": 9, "ten": 10, "twelve": 12, "a couple of": 2,
    },
    ahead=(
        r"\bin\s+<n>\s+<unit>\b(?!\s+(?:ago|of)\b)(?:'s?\s+time\b)?",
        r"\b<n>\s+<unit>\s+from\s+(?:now|today)\b",
    ),
    ago=(r"\b<n>\s+<unit>\s+ago\b",),
    stretches={
        "next week": (Unit.WEEK, 1), "this week": (Unit.WEEK, 0), "last week": (Unit.WEEK, -1),
        "next month": (Unit.MONTH, 1), "last month": (Unit.MONTH, -1), "this weekend": (Unit.WEEKEND, 0),
        "at the weekend": (Unit.WEEKEND, 0), "on the weekend": (Unit.WEEKEND, 0), "next weekend": (Unit.WEEKEND, 1),
        "last weekend": (Unit.WEEKEND, -1),
    },
    day_month=(
        r"\b<on>(?:the\s+)?(?<![\d.,/:])(?P<d>\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?\s+<m>\b\.?(?:,?\s+(?P<y>\d{4})\b)?",
        r"\b<on><m>\.?\s+(?:the\s+)?(?P<d>\d{1,2})(?:st|nd|rd|th)?\b(?!:)(?:,?\s+(?P<y>\d{4})\b)?",
    ),
    times=(
        r"(?:at\s+)?(?P<hour1>\d{1,2})(?::(?P<minute1>\d{2}))?\s?(?P<half1>[ap]m)\b",
        r"at\s+(?P<hour2>\d{1,2})(?::(?P<minute2>\d{2}))?\b",
        r"(?P<hour3>\d{1,2}):(?P<minute3>\d{2})\b",
    ),
    past=(
        r"\b(?:was|were|had|did|went|met|saw|came|told|said|got|gave|took|spoke|left|began|made|found|thought|ran|sent"
        r"|wrote|sat|felt|lost|bought|flew|drove|ate|drank|held|won|rang|since|yesterday|(?!married|scheduled|planned"
        r"|booked|need|indeed|tired|excited|worried|engaged|retired|red|bed)[a-z]{2,}ed)\b"
    ),
    coming=(
        r"\b(?:will|won't|going|is|are|has|have|starts?|begins?|leaves?|moves?|turns?|flies|fly|travels?|gets?|gives?"
        r"|goes|runs?|plans?|needs?|hopes?|wants?|expects?|planned|scheduled|booked|due|next|until|upcoming|ask|call"
        r"|send|remind|meet|check|see|faces?|takes?|presents?|defends?|retires?|marries|opens?|closes?)\b|'ll\b|'s\b"
        r"|'re\b"
    ),
)  # fmt: skip
