"""How Spanish says days."""

from __future__ import annotations

from followup_desktop.domain.understanding.grammar import DayWords, Unit, Way, table

MONTHS = {
    word: place + 1
    for word, place in table(
        "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre"
    ).items()
}

SPANISH_DAYS = DayWords(
    near={
        "hoy": 0, "esta manana": 0, "esta tarde": 0, "esta noche": 0, "hoy por la manana": 0, "ayer": -1, "anoche": -1,
        "ayer por la tarde": -1, "ayer por la noche": -1, "ayer por la manana": -1, "anteayer": -2, "antier": -2,
        "antes de ayer": -2, "manana": 1, "manana por la manana": 1, "manana por la tarde": 1,
        "manana por la noche": 1, "pasado manana": 2,
    },
    weekdays=table("lunes martes miercoles jueves viernes sabado domingo"),
    short_weekdays={},
    ways={
        "proximo": Way.COMING, "el proximo": Way.COMING, "este": Way.COMING, "pasado": Way.LAST,
        "el pasado": Way.LAST, "ultimo": Way.LAST,
    },
    ways_after={
        "que viene": Way.COMING, "proximo": Way.COMING, "pasado": Way.LAST, "de la semana que viene": Way.NEXT_WEEK,
        "de la proxima semana": Way.NEXT_WEEK,
    },
    prepositions=("el", "el dia", "antes del", "hasta el", "desde el", "del", "para el", "este"),
    weekday_endings=r"(?:\s+(?:por\s+la|a\s+la|en\s+la)\s+(?:manana|tarde|noche))?",
    habits=("los", "cada", "todos los", "todas los", "algun"),
    no_days=("por la manana", "de la manana", "la manana", "por las mananas", "una manana", "cada manana"),
    months=MONTHS,
    month_prepositions=("en", "a principios de", "a finales de", "a mediados de", "hasta", "desde", "para"),
    units={
        "dia": Unit.DAY, "dias": Unit.DAY, "semana": Unit.WEEK, "semanas": Unit.WEEK, "mes": Unit.MONTH,
        "meses": Unit.MONTH, "ano": Unit.YEAR, "anos": Unit.YEAR,
    },
    numbers={
        "un": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9,
        "diez": 10, "quince": 15, "un par de": 2,
    },
    ahead=(r"\b(?:dentro\s+de|en)\s+<n>\s+<unit>\b",),
    ago=(r"\bhace\s+<n>\s+<unit>\b",),
    stretches={
        "la semana que viene": (Unit.WEEK, 1), "la proxima semana": (Unit.WEEK, 1), "proxima semana": (Unit.WEEK, 1),
        "esta semana": (Unit.WEEK, 0), "la semana pasada": (Unit.WEEK, -1), "el mes que viene": (Unit.MONTH, 1),
        "el proximo mes": (Unit.MONTH, 1), "el mes pasado": (Unit.MONTH, -1), "este fin de semana": (Unit.WEEKEND, 0),
        "el fin de semana": (Unit.WEEKEND, 0), "el fin de semana que viene": (Unit.WEEKEND, 0),
        "el fin de semana pasado": (Unit.WEEKEND, -1), "el proximo fin de semana": (Unit.WEEKEND, 0),
    },
    day_month=(r"\b<on>(?<![\d.,/:])(?P<d>\d{1,2}|primero)\s+de\s+<m>\b(?:\s+del?\s+(?P<y>\d{4})\b)?",),
    times=(
        r"a\s+las?\s+(?P<hour1>\d{1,2})(?:[:.](?P<minute1>\d{2}))?\s?(?P<half1>[ap]m)\b",
        r"a\s+las?\s+(?P<hour2>\d{1,2})(?:[:.](?P<minute2>\d{2}))?(?:\s?h)?\b",
        r"(?P<hour3>\d{1,2}):(?P<minute3>\d{2})\b",
    ),
    past=(
        r"\b(?:fue|fueron|era|estaba|estuvo|tuvo|tuvimos|tuve|hubo|hizo|vi|vio|vimos|fui|fuimos|dijo|dio|conoci"
        r"|conocimos"
        r"|hable|hablamos|llame|llamo|quede|quedamos|comi|comimos|cene|cenamos|tome|tomamos|[a-z]{3,}(?:aron|ieron"
        r"|amos|imos)"
        r"|ha\s+[a-z]+[ai]do|he\s+[a-z]+[ai]do|hemos\s+[a-z]+[ai]do|me\s+[a-z]+o|desde)\b"
    ),
    coming=(
        r"\b(?:va\s+a|van\s+a|voy\s+a|vamos\s+a|empieza|comienza|sale|viaja|vuela|tiene|tienen|es|esta|sera"
        r"|se\s+(?:muda|va|casa"
        r"|opera)|[a-z]{3,}(?:ara|era|ira)|hasta|para|preguntar|preguntarle|llamar|llamarla|llamarlo|le\s+(?:operan"
        r"|dan|toca)"
        r"|la\s+operan|lo\s+operan|viaje|mudanza|operacion|examen|entrevista|cumple|presenta|defiende|corre|quiere)\b"
    ),
)  # fmt: skip
