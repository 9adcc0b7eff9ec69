from datetime import date, timedelta

import pytest

from followup_desktop.domain.cadence import Cadence, Unit
from followup_desktop.domain.interactions import Channel, Initiator
from followup_desktop.domain.outreach import Outreach, outreach, stretched_halves, too_soon, why_then

TODAY = date(2026, 11, 22)
MINE = (TODAY, Channel.EMAIL, Initiator.ME)
THEIRS = (TODAY, Channel.MESSAGE, Initiator.THEM)
MET = (TODAY, Channel.IN_PERSON, Initiator.ME)
UNKNOWN = (TODAY, Channel.EMAIL, Initiator.UNKNOWN)


@pytest.mark.parametrize(
    ("newest_first", "unanswered"),
    [
        ([], 0),
        ([MINE], 1),
        ([MINE, MINE], 2),
        ([MINE, THEIRS, MINE], 1),
        ([THEIRS, MINE], 0),
        ([MET, MINE], 0),
        ([UNKNOWN, MINE], 0),
    ],
)
def test_any_sign_of_life_resets_the_count(
    newest_first: list[tuple[date, Channel, Initiator]], unanswered: int
) -> None:
    assert outreach(newest_first).unanswered == unanswered


@pytest.mark.parametrize(("unanswered", "halves"), [(0, 0), (1, 0), (2, 1), (3, 2), (9, 2)])
def test_the_gap_grows_after_two_and_after_three(unanswered: int, halves: int) -> None:
    assert stretched_halves(unanswered, reaching_out=False) == halves
    assert stretched_halves(unanswered, reaching_out=True) == 0


def test_a_quarter_of_the_cadence_is_left_to_answer() -> None:
    cadence = Cadence(40, Unit.DAY)
    wrote = Outreach(1, TODAY - timedelta(days=9))
    assert too_soon(wrote, cadence, TODAY)
    assert not too_soon(wrote, cadence, TODAY + timedelta(days=1))
    assert not too_soon(Outreach(0, None), cadence, TODAY)
    assert not too_soon(wrote, None, TODAY)


def test_the_page_says_why_a_date_moved() -> None:
    cadence = Cadence(6, Unit.WEEK)
    stretched = "every 6 weeks, stretched once because the last two notes are unanswered"
    assert why_then(cadence, 1, reaching_out=False) == "every 6 weeks"
    assert why_then(cadence, 2, reaching_out=False) == stretched
    assert "last 4 notes" in why_then(cadence, 4, reaching_out=False)
    assert why_then(cadence, 4, reaching_out=True) == "every 6 weeks"
