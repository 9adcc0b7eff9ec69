"""Days in a text: where they stand, which they are, and what only looks like one."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_desktop.domain.understanding.day_forms import Leaning
from followup_desktop.domain.understanding.days import days_in
from followup_desktop.domain.understanding.languages import ENGLISH, FRENCH, GERMAN, GRAMMARS, SPANISH
from followup_desktop.domain.understanding.plain import plain

SUNDAY = date(2026, 11, 22)
WEDNESDAY = date(2026, 11, 18)

TABLE = {
    ENGLISH: """
    she starts Monday | Monday 2026-11-23
    we met Monday at the office | Monday 2026-11-16
    she told me that she starts on Monday at 3pm | on Monday at 3pm 2026-11-23 15:00
    tomorrow at 15:00 | tomorrow at 15:00 2026-11-23 15:00
    the day after tomorrow | the day after tomorrow 2026-11-24
    the day before yesterday | the day before yesterday 2026-11-20
    last Friday | last Friday 2026-11-20
    next Friday | next Friday 2026-11-27
    she moves in 3 weeks | in 3 weeks 2026-12-13
    she moves in two months | in two months 2027-01-22
    he learned it in 3 days |
    3 days ago | 3 days ago 2026-11-19
    a month ago | a month ago 2026-10-22
    surgery next week | next week 2026-11-23..2026-11-29
    the trip is next month | next month 2026-12-01..2026-12-31
    exam on May 3rd | on May 3rd 2027-05-03
    exam on the 3rd of May 2028 | on the 3rd of May 2028 2028-05-03
    she was born on 3 May | on 3 May 2026-05-03
    her thesis is due in June | in June 2027-06-01..2027-06-30
    the match is on 29 February 2028 | on 29 February 2028 2028-02-29
    29 February | |
    30 Feb | |
    31 April 2027 | |
    2026-12-01 | 2026-12-01 2026-12-01
    2026-02-30 | |
    every Monday | |
    may I come | |
    she sat in the sun | |
    flight on sat | on sat 2026-11-28
    3.5 km and version 3.5. | |
    on 3/5 | on 3/5 2027-05-03
    open 24/7, 3/5 of them | |
    call at 25:00 | |
    500000 years ago | |
    """,
    GERMAN: """
    sie fängt am Montag an | am Montag 2026-11-23
    wir haben uns am Montag getroffen | am Montag 2026-11-16
    nächsten Freitag um 15 Uhr | nächsten Freitag um 15 Uhr 2026-11-27 15:00
    letzten Freitag | letzten Freitag 2026-11-20
    übermorgen | übermorgen 2026-11-24
    vorgestern | vorgestern 2026-11-20
    morgen früh | morgen früh 2026-11-23
    guten Morgen, am Morgen | |
    am 3.5. | am 3.5. 2027-05-03
    am 3.5.2028 um 9:30 | am 3.5.2028 um 9:30 2028-05-03 09:30
    am 3. Mai | am 3. Mai 2027-05-03
    am 30.2. | |
    am 29.2. | |
    sie zieht in drei Wochen um | in drei Wochen 2026-12-13
    vor 3 Tagen | vor 3 Tagen 2026-11-19
    Montagabend | Montagabend 2026-11-23
    jeden Montag, montags | |
    nächste Woche | nächste Woche 2026-11-23..2026-11-29
    Version 3.5.1 | |
    """,
    SPANISH: """
    empieza el lunes | el lunes 2026-11-23
    nos vimos el lunes | el lunes 2026-11-16
    el viernes que viene a las 15 | el viernes que viene a las 15 2026-11-27 15:00
    el viernes pasado | el viernes pasado 2026-11-20
    pasado mañana | pasado mañana 2026-11-24
    mañana por la mañana | mañana por la mañana 2026-11-23
    por la mañana, los lunes | |
    el 3 de mayo de 2028 | el 3 de mayo de 2028 2028-05-03
    el 30 de febrero | |
    el primero de mayo | el primero de mayo 2027-05-01
    dentro de dos semanas | dentro de dos semanas 2026-12-06
    hace 3 días | hace 3 días 2026-11-19
    la semana que viene | la semana que viene 2026-11-23..2026-11-29
    """,
    FRENCH: """
    elle commence lundi | lundi 2026-11-23
    j’ai vu Ana lundi | lundi 2026-11-16
    vendredi prochain à 15h30 | vendredi prochain à 15h30 2026-11-27 15:30
    vendredi dernier | vendredi dernier 2026-11-20
    après-demain | après-demain 2026-11-24
    aujourd’hui | aujourd’hui 2026-11-22
    le 1er mai | le 1er mai 2027-05-01
    le 30 février | |
    tous les lundis | |
    dans deux semaines | dans deux semaines 2026-12-06
    il y a 3 jours | il y a 3 jours 2026-11-19
    le mois prochain | le mois prochain 2026-12-01..2026-12-31
    """,
}
CASES = [
    pytest.param(grammar, *(part.strip() for part in line.split("|")[:2]), id=f"{grammar.code} {line.strip()}")
    for grammar, lines in TABLE.items()
    for line in lines.strip().split("\n")
]


def found(text: str, grammar: object, today: date = SUNDAY, **how: object) -> str:
    written = plain(text)
    told = []
    for day in days_in(written, grammar, today, **how):  # type: ignore[arg-type]
        last = f"..{day.last}" if day.last != day.on else ""
        at = f" {day.at:%H:%M}" if day.at else ""
        told.append(f"{text[slice(*written.span(*day.span))]} {day.on}{last}{at}")
    return "; ".join(told)


@pytest.mark.parametrize(("grammar", "text", "expected"), CASES)
def test_a_day_is_found_where_it_stands_or_not_at_all(grammar: object, text: str, expected: str) -> None:
    assert found(text, grammar, region="DE") == expected


@pytest.mark.parametrize(
    ("text", "leaning", "day"),
    [("Friday", Leaning.AHEAD, "2026-11-20"), ("Friday", Leaning.BEHIND, "2026-11-13"),
     ("Wednesday", Leaning.AHEAD, "2026-11-25"), ("Wednesday", Leaning.BEHIND, "2026-11-11"),
     ("next Friday", Leaning.AHEAD, "2026-11-27"), ("this Friday", Leaning.AHEAD, "2026-11-20"),
     ("last Friday", Leaning.AHEAD, "2026-11-13"), ("3 May", Leaning.BEHIND, "2026-05-03"),
     ("3 May", Leaning.AHEAD, "2027-05-03"), ("18 November", Leaning.AHEAD, "2026-11-18"),
     ("18 November", Leaning.BEHIND, "2026-11-18")],
)  # fmt: skip
def test_what_is_planned_is_ahead_and_what_happened_behind(text: str, leaning: Leaning, day: str) -> None:
    assert found(text, ENGLISH, WEDNESDAY, leaning=leaning) == f"{text} {day}"


def test_29_february_is_found_before_and_after_one() -> None:
    assert found("on 29 February", ENGLISH, date(2027, 6, 1)) == "on 29 February 2028-02-29"
    assert found("29 February", ENGLISH, date(2029, 1, 5), leaning=Leaning.BEHIND) == "29 February 2028-02-29"
    assert found("on 29 February", ENGLISH, date(2026, 6, 1)) == ""


@pytest.mark.parametrize(
    ("region", "expected"),
    [("DE", "on 3/5 2027-05-03"), ("us", "on 3/5 2027-03-05"), ("", ""), ("CA", "")],
)
def test_a_slash_is_read_by_the_country(region: str, expected: str) -> None:
    assert found("exam on 3/5", ENGLISH, region=region) == expected


@given(
    st.one_of(
        st.text(max_size=200),
        st.text(alphabet="0123456789./:- hamptweokdysinvrju", max_size=60),
    ),
    st.dates(),
    st.sampled_from(GRAMMARS),
    st.sampled_from([None, Leaning.AHEAD, Leaning.BEHIND]),
    st.sampled_from(["", "US", "DE", "CA", "??"]),
)
def test_no_text_is_too_strange(text: str, today: date, grammar: object, leaning: Leaning | None, region: str) -> None:
    written = plain(text)
    days = days_in(written, grammar, today, leaning=leaning, region=region, terse=True)  # type: ignore[arg-type]
    assert all(day.on <= day.last for day in days)
    spans = [written.span(*day.span) for day in days]
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)


@pytest.mark.parametrize("grammar", GRAMMARS, ids=lambda grammar: grammar.code)
def test_the_first_and_the_last_day_of_the_calendar_are_borne(grammar: object) -> None:
    text = (
        "yesterday tomorrow in 3 weeks 3 years ago 31.12. next month morgen vor 3 Jahren hier il y a 3 ans hace 3 años"
    )
    for today in (date.min, date.max):
        days_in(plain(text), grammar, today)  # type: ignore[arg-type]


def test_a_time_belongs_to_a_day_only() -> None:
    days = days_in(plain("Monday at 9:05 and next week at 10:00"), ENGLISH, SUNDAY)
    assert [day.at for day in days] == [time(9, 5), None]
