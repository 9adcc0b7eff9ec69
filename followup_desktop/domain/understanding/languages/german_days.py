"""How German says days."""

from __future__ import annotations

from followup_desktop.domain.understanding.grammar import DayWords, Unit, Way, table

_ENDINGS = ("e", "en", "er", "em", "es")
MONTHS = {
    word: place + 1
    for word, place in table(
        "januar|janner|jan februar|feber|feb marz|maerz|mrz april|apr mai juni|jun juli|jul august|aug"
        " september|sept|sep oktober|okt november|nov dezember|dez"
    ).items()
}
_PARTS = ("morgen", "vormittag", "mittag", "nachmittag", "abend", "nacht")
_NEXT = {f"{word}{ending}": Way.NEXT_WEEK for word in ("nachst", "naechst") for ending in _ENDINGS}
_COMING = {f"{word}{ending}": Way.COMING for word in ("kommend", "dies") for ending in _ENDINGS}
_LAST = {f"{word}{ending}": Way.LAST for word in ("letzt", "vergangen", "vorig") for ending in _ENDINGS}
_WEEKS = {f"{word} woche": (Unit.WEEK, 1) for word in (*_NEXT, "kommende", "kommender", "kommenden")}
_MONTHS = {f"{word} monat": (Unit.MONTH, 1) for word in (*_NEXT, "kommenden", "kommender")}
_WEEKENDS = {f"{word} wochenende": (Unit.WEEKEND, 1) for word in _NEXT}
_PAST = {f"{word} {unit}": (kind, -1) for word in _LAST
         for unit, kind in (("woche", Unit.WEEK), ("monat", Unit.MONTH), ("wochenende", Unit.WEEKEND))}  # fmt: skip

GERMAN_DAYS = DayWords(
    near={
        "heute": 0, "vorhin": 0, "gestern": -1, "vorgestern": -2, "ubermorgen": 2, "uebermorgen": 2, "morgen": 1,
        **{f"heute {part}": 0 for part in (*_PARTS, "fruh")},
        **{f"gestern {part}": -1 for part in (*_PARTS, "fruh")},
        **{f"morgen {part}": 1 for part in (*_PARTS[1:], "fruh")},
    },
    weekdays=table("montag dienstag mittwoch donnerstag freitag samstag|sonnabend sonntag"),
    short_weekdays=table("mo di mi do fr sa"),
    ways={**_NEXT, **_COMING, **_LAST},
    ways_after={},
    prepositions=(
        "am", "bis", "bis zum", "ab", "vom", "seit", "seit dem", "vor dem", "zum", "den", "ab dem", "am ersten",
    ),
    weekday_endings=r"(?:s?(?:morgen|vormittag|mittag|nachmittag|abend|nacht)|\s+(?:fruh|morgen|vormittag|nachmittag"
    r"|abend))?",
    habits=("jeden", "jeder", "jedem", "immer", "manchen", "guten"),
    no_days=("guten morgen", "am morgen", "jeden morgen", "morgens", "der morgen", "den morgen", "am morgen des"),
    months=MONTHS,
    month_prepositions=("im", "anfang", "ende", "mitte", "ab", "bis", "seit", "nachsten", "letzten"),
    units={
        "tag": Unit.DAY, "tage": Unit.DAY, "tagen": Unit.DAY, "woche": Unit.WEEK, "wochen": Unit.WEEK,
        "monat": Unit.MONTH, "monate": Unit.MONTH, "monaten": Unit.MONTH, "jahr": Unit.YEAR, "jahre": Unit.YEAR,
        "jahren": Unit.YEAR,
    },
    numbers={
        "einem": 1, "einer": 1, "ein": 1, "eine": 1, "zwei": 2, "drei": 3, "vier": 4, "funf": 5, "fuenf": 5,
        "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "zwolf": 12,
    },
    ahead=(r"\bin\s+<n>\s+<unit>\b", r"\bheute\s+in\s+<n>\s+<unit>\b"),
    ago=(r"\bvor\s+<n>\s+<unit>\b",),
    stretches={
        **_WEEKS, **_MONTHS, **_WEEKENDS, **_PAST, "diese woche": (Unit.WEEK, 0), "dieser woche": (Unit.WEEK, 0),
        "am wochenende": (Unit.WEEKEND, 0), "dieses wochenende": (Unit.WEEKEND, 0),
        "diesem wochenende": (Unit.WEEKEND, 0), "kommendes wochenende": (Unit.WEEKEND, 0),
        "kommenden wochenende": (Unit.WEEKEND, 0),
    },
    day_month=(r"\b<on>(?<![\d.,/:])(?P<d>\d{1,2})\.?\s*<m>\b\.?(?:\s+(?P<y>\d{4})\b)?",),
    times=(
        r"(?:um|gegen|ab)\s+(?P<hour1>\d{1,2})(?:[:.](?P<minute1>\d{2}))?(?:\s+uhr)?\b",
        r"(?P<hour2>\d{1,2})(?:[:.](?P<minute2>\d{2}))?\s+uhr\b",
        r"(?P<hour3>\d{1,2}):(?P<minute3>\d{2})\b",
    ),
    dotted=True,
    past=(
        r"\b(?:war|waren|hatte|hatten|wurde|ging|kam|sagte|bekam|traf|trafen|sah|sprach|rief|schrieb|fand|fuhr|flog|gab"
        r"|half|seit|getroffen|gesehen|gesprochen|telefoniert|geschrieben|ge[a-z]{2,}(?:t|en)|(?:an|ab|auf|aus|ein"
        r"|vor|mit|zu)"
        r"ge[a-z]{2,}(?:t|en)|[a-z]{3,}iert)\b"
    ),
    coming=(
        r"\b(?:wird|werden|will|fangt|faengt|beginnt|startet|zieht|fliegt|fahrt|faehrt|reist|geht|kommt"
        r"|muss|soll|mochte|plant|heiratet|bekommt|macht|tritt|wechselt|gibt|steht|feiert|reise|umzug|prufung"
        r"|operation|op|examen|ab|bis|fragen|anrufen|melden)\b"
    ),
)  # fmt: skip
