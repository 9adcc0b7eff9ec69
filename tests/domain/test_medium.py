"""Which channel fits, and why."""

from __future__ import annotations

import pytest

from followup_desktop.domain.channels import Channel, Initiator
from followup_desktop.domain.check_ins import Kind
from followup_desktop.domain.contacts import ReachKind
from followup_desktop.domain.medium import Answered, Happened, answered_by_channel, reachable, suggest

ME, THEM = Initiator.ME, Initiator.THEM
EMAIL, CALL, MESSAGE, LETTER = Channel.EMAIL, Channel.CALL, Channel.MESSAGE, Channel.LETTER
FULL = reachable({ReachKind.EMAIL, ReachKind.PHONE}, has_address=True)
KEEP = Kind.KEEP_IN_TOUCH


def talks(*pairs):
    """What happened, the newest first: channel, who began, and the kind of check-in that it answered, if any."""
    return [Happened(*pair) for pair in pairs]


def test_an_outreach_is_answered_by_what_comes_soon_after():
    happened = talks((MESSAGE, THEM), (EMAIL, ME), (EMAIL, ME), (EMAIL, ME), (CALL, ME))
    assert answered_by_channel(happened) == {EMAIL: Answered(3, 2), CALL: Answered(1, 1)}


def test_their_own_interactions_teach_nothing_of_ours():
    assert answered_by_channel(talks((EMAIL, THEM), (Channel.OTHER, ME))) == {}


def test_what_is_reachable():
    assert {EMAIL, CALL, MESSAGE, LETTER} == FULL
    assert reachable({ReachKind.CHAT, ReachKind.WEBSITE}, has_address=False) == {MESSAGE}
    assert reachable(set(), has_address=False) == frozenset()


@pytest.mark.parametrize(
    ("kind", "position", "happened", "channel"),
    [
        (Kind.OCCASION, 0, [], LETTER),
        (Kind.OCCASION, 2, [], MESSAGE),
        (Kind.HARD_TIME, None, [(EMAIL, THEM), (EMAIL, ME)], CALL),
        (Kind.RECONNECT, None, [(EMAIL, ME)], MESSAGE),
        (Kind.THANK_YOU, None, [], EMAIL),
        (Kind.KEEP_IN_TOUCH, None, [(CALL, THEM)], CALL),
        (Kind.KEEP_IN_TOUCH, None, [(Channel.IN_PERSON, THEM)], MESSAGE),
        (Kind.KEEP_IN_TOUCH, None, [(CALL, THEM), (EMAIL, ME), (EMAIL, THEM), (EMAIL, ME)], EMAIL),
        (Kind.KEEP_IN_TOUCH, None, [(CALL, THEM), (EMAIL, ME), (CALL, THEM), (EMAIL, ME)], CALL),
        (Kind.KEEP_IN_TOUCH, None, [(EMAIL, ME)] * 3, MESSAGE),
    ],
)
def test_what_fits(kind, position, happened, channel):
    found = suggest(kind, FULL, position, talks(*happened))
    assert found.channel is channel
    assert bool(found.reason) == (kind is not Kind.REMINDER)


def test_the_share_is_told():
    happened = talks((EMAIL, THEM), (EMAIL, ME), (EMAIL, THEM), (EMAIL, ME), (EMAIL, ME), (EMAIL, ME))
    assert suggest(Kind.KEEP_IN_TOUCH, FULL, None, happened).reason == "an e-mail: 3 of 4 were answered"


def test_only_good_news_is_told_in_numbers():
    happened = talks((EMAIL, THEM), (EMAIL, ME), (EMAIL, ME), (EMAIL, ME), (EMAIL, ME))
    assert suggest(Kind.KEEP_IN_TOUCH, FULL, None, happened).reason == "an e-mail: they often answer it"


@pytest.mark.parametrize("kind", Kind)
def test_only_what_is_reachable_is_suggested(kind):
    only_mail = frozenset({EMAIL})
    assert suggest(kind, only_mail, None, talks((CALL, THEM), (CALL, ME), (CALL, ME))).channel is EMAIL


def test_with_nothing_known_nothing_is_suggested():
    assert suggest(Kind.KEEP_IN_TOUCH, frozenset(), None, talks((Channel.OTHER, ME))) is None


def test_without_an_address_it_is_as_before():
    assert suggest(Kind.KEEP_IN_TOUCH, frozenset(), None, talks((Channel.IN_PERSON, ME))).channel is Channel.IN_PERSON


def test_what_was_chosen_against_the_suggestion_is_suggested_from_then_on():
    history = talks((EMAIL, THEM), (EMAIL, ME), (EMAIL, THEM), (EMAIL, ME))
    assert suggest(KEEP, FULL, None, history).channel is EMAIL
    chosen = [*talks((CALL, ME, KEEP)), *history]
    found = suggest(KEEP, FULL, None, chosen)
    assert (found.channel, found.reason) == (CALL, "a call: you chose it last time")
    assert suggest(Kind.FOLLOW_UP, FULL, None, chosen).channel is CALL
    followed = [*talks((CALL, ME, KEEP), (EMAIL, THEM)), *chosen]
    assert suggest(KEEP, FULL, None, followed).channel is CALL


def test_going_back_to_what_the_rules_suggest_gives_them_the_word_again():
    back = talks((EMAIL, ME, KEEP), (CALL, ME, KEEP), (EMAIL, THEM), (EMAIL, ME), (EMAIL, THEM), (EMAIL, ME))
    found = suggest(KEEP, FULL, None, back)
    assert (found.channel, found.reason) == (EMAIL, "an e-mail: they often answer it")


def test_an_outreach_without_a_check_in_is_no_choice():
    history = talks((CALL, ME), (EMAIL, THEM), (EMAIL, ME), (EMAIL, THEM), (EMAIL, ME))
    assert suggest(KEEP, FULL, None, history).channel is EMAIL


def test_a_choice_without_an_address_in_the_book_is_a_choice():
    assert suggest(KEEP, frozenset({EMAIL}), None, talks((CALL, ME, KEEP))).channel is CALL


def test_meeting_is_no_way_of_reaching_out_that_one_chooses():
    assert suggest(KEEP, FULL, None, talks((Channel.IN_PERSON, ME, KEEP))).channel is MESSAGE


def test_what_a_kind_asks_for_yields_to_what_was_chosen_for_that_kind():
    birthday = talks((MESSAGE, ME, Kind.OCCASION))
    assert suggest(Kind.OCCASION, FULL, 0, []).channel is LETTER
    assert suggest(Kind.OCCASION, FULL, 0, talks((EMAIL, ME, KEEP))).channel is LETTER
    assert suggest(Kind.OCCASION, FULL, 0, birthday).channel is MESSAGE
    assert suggest(Kind.OCCASION, FULL, 0, [*talks((LETTER, ME, Kind.OCCASION)), *birthday]).channel is LETTER
    assert suggest(Kind.HARD_TIME, FULL, 0, birthday).channel is CALL


def test_a_card_as_suggested_is_no_choice_for_other_days():
    history = talks((LETTER, ME, Kind.OCCASION), (CALL, ME, KEEP), (EMAIL, THEM), (EMAIL, ME))
    assert suggest(KEEP, FULL, 0, history).channel is CALL


def test_where_they_always_answer_is_followed():
    history = talks((MESSAGE, THEM), (EMAIL, ME), (MESSAGE, THEM), (EMAIL, ME))
    found = suggest(KEEP, FULL, None, history)
    assert (found.channel, found.reason) == (MESSAGE, "a message: it is how they answer")
    assert suggest(KEEP, frozenset({EMAIL}), None, history).channel is EMAIL
    assert suggest(KEEP, FULL, None, [*talks((EMAIL, THEM)), *history]).channel is EMAIL
