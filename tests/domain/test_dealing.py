from hypothesis import given
from hypothesis import strategies as st

from followup_desktop.domain.dealing import Dealing, Fate, from_json, to_json

PEOPLE = st.frozensets(st.integers(1, 400))


@given(PEOPLE, PEOPLE, st.integers(0, 500))
def test_what_is_remembered_comes_back(silent: frozenset[int], later: frozenset[int], total: int) -> None:
    dealing = Dealing(silent, later, total)
    assert from_json(to_json(dealing)) == dealing


def test_people_in_a_row_take_little_room() -> None:
    assert to_json(Dealing(frozenset(range(1, 1000)) - {500}))["no_reminders"] == [[1, 499], [501, 999]]


def test_nonsense_is_as_if_nothing_was_dealt() -> None:
    for value in (None, [], {"total": "many"}, {"no_reminders": 3, "later": [], "total": 1}):
        assert from_json(value) == Dealing()


def test_who_was_put_off_and_then_decided_comes_no_more() -> None:
    put_off = Dealing().decided(7, Fate.LATER)
    assert put_off.later == {7}
    assert put_off.decided(7, Fate.NO_REMINDERS) == Dealing(frozenset({7}))
    assert put_off.decided(7, Fate.CIRCLE) == Dealing()
