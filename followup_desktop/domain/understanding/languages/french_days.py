"""How French says days."""

from __future__ import annotations

from followup_desktop.domain.understanding.grammar import DayWords, Unit, Way, table

MONTHS = {
    word: place + 1
    for word, place in table(
        "janvier|janv fevrier|fevr mars avril|avr mai juin juillet|juil aout septembre|sept octobre|oct novembre|nov"
        " decembre|dec"
    ).items()
}

FRENCH_DAYS = DayWords(
    near={
        "aujourd'hui": 0, "aujourd hui": 0, "ce matin": 0, "cet apres-midi": 0, "ce soir": 0, "cette nuit": 0,
        "tout a l'heure": 0, "hier": -1, "hier soir": -1, "hier matin": -1, "hier apres-midi": -1, "avant-hier": -2,
        "avant hier": -2, "demain": 1, "demain matin": 1, "demain soir": 1, "demain apres-midi": 1, "apres-demain": 2,
        "apres demain": 2,
    },
    weekdays=table("lundi mardi mercredi jeudi vendredi samedi dimanche"),
    short_weekdays={},
    ways={"ce": Way.COMING},
    ways_after={
        "prochain": Way.COMING, "qui vient": Way.COMING, "dernier": Way.LAST, "passe": Way.LAST,
        "de la semaine prochaine": Way.NEXT_WEEK,
    },
    prepositions=(
        "le", "ce", "avant", "avant le", "jusqu'a", "jusqu'au", "depuis", "depuis le", "des le", "du", "au", "pour le",
    ),
    weekday_endings=r"(?:\s+(?:matin|apres-midi|soir|midi))?",
    habits=("chaque", "tous les", "les"),
    no_days=("chaque matin",),
    months=MONTHS,
    month_prepositions=("en", "debut", "fin", "mi", "jusqu'en", "depuis", "courant", "au mois de"),
    units={
        "jour": Unit.DAY, "jours": Unit.DAY, "semaine": Unit.WEEK, "semaines": Unit.WEEK, "mois": Unit.MONTH,
        "an": Unit.YEAR, "ans": Unit.YEAR, "annee": Unit.YEAR, "annees": Unit.YEAR,
    },
    numbers={
        "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9,
        "dix": 10, "quinze": 15,
    },
    ahead=(r"\bdans\s+<n>\s+<unit>\b",),
    ago=(r"\bil\s+y\s+a\s+<n>\s+<unit>\b",),
    stretches={
        "la semaine prochaine": (Unit.WEEK, 1), "semaine prochaine": (Unit.WEEK, 1), "cette semaine": (Unit.WEEK, 0),
        "la semaine derniere": (Unit.WEEK, -1), "semaine derniere": (Unit.WEEK, -1),
        "le mois prochain": (Unit.MONTH, 1), "mois prochain": (Unit.MONTH, 1),
        "le mois dernier": (Unit.MONTH, -1), "ce week-end": (Unit.WEEKEND, 0),
        "ce weekend": (Unit.WEEKEND, 0), "le week-end prochain": (Unit.WEEKEND, 0), "le week-end": (Unit.WEEKEND, 0),
        "le week-end dernier": (Unit.WEEKEND, -1), "le weekend dernier": (Unit.WEEKEND, -1),
    },
    day_month=(r"\b<on>(?<![\d.,/:])(?P<d>\d{1,2})(?:er)?\s+<m>\b\.?(?:\s+(?P<y>\d{4})\b)?",),
    times=(
        r"(?:a|vers|des)\s+(?P<hour1>\d{1,2})\s?(?:h|:|heures?)\s?(?P<minute1>\d{2})?\b",
        r"(?P<hour2>\d{1,2})\s?h\s?(?P<minute2>\d{2})?\b",
        r"(?P<hour3>\d{1,2}):(?P<minute3>\d{2})\b",
    ),
    past=(
        r"\b(?:etait|etaient|avait|avaient|(?:(?:elle|il|on|qui|nous|lui|me)\s+|[mlts]')a\s+(?!une?\b|la\b|le\b"
        r"|sa\b)[a-z]+(?:e|i|u|is|it|ert)|ai\s+[a-z]+(?:e|i|u|is|it|ert)|avons\s+[a-z]+(?:e|i|u|is|it)"
        r"|(?:est|sommes|suis)\s+(?:alle|allee|venu|venue|parti|partie|tombe|tombee|passe|passee)s?|ont\s+[a-z]+(?:e"
        r"|i|u|is|it)"
        r"|vu|vue|depuis|rencontre|appele|dejeuner\s+avec|diner\s+avec|cafe\s+avec)\b"
    ),
    coming=(
        r"\b(?:va|vont|vais|allons|commence|demarre|part|demenage|passe|se\s+(?:marie|fait)|voyage|prend|doit|est"
        r"|sera|aura"
        r"|fera|a\s+(?:un|une|la|le|son|sa)|ont\s+(?:un|une)|[a-z]{3,}(?:era|ira)|jusqu'a|jusqu'au|demander|rappeler"
        r"|appeler|court|presente|soutient|quitte|ouvre)\b"
    ),
)  # fmt: skip
