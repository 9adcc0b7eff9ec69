"""Which channel fits, and why."""

from __future__ import annotations

import pytest

from followup_desktop.domain.channels import Channel, Initiator
from followup_desktop.domain.check_ins import Kind
from followup_desktop.domain.contacts import ReachKind
from followup_desktop.domain.medium import Answered, answered_by_channel, reachable, suggest

ME, THEM = Initiator.ME, Initiator.THEM
EMAIL, CALL, MESSAGE, LETTER = Channel.EMAIL, Channel.CALL, Channel.MESSAGE, Channel.LETTER
FULL = reachable({ReachKind.EMAIL, ReachKind.PHONE}, has_address=True)


def test_an_outreach_is_answered_by_what_comes_soon_after():
    happened = [(MESSAGE, THEM), (EMAIL, ME), (EMAIL, ME), (EMAIL, ME), (CALL, ME)]
    assert answered_by_channel(happened) == {EMAIL: Answered(3, 2), CALL: Answered(1, 1)}


def test_their_own_interactions_teach_nothing_of_ours():
    assert answered_by_channel([(EMAIL, THEM), (Channel.OTHER, ME)]) == {}


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
        (Kind.KEEP_IN_TOUCH, None, [(CALL, THEM), (EMAIL, ME), (CALL, THEM), (EMAIL, ME)], EMAIL),
        (Kind.KEEP_IN_TOUCH, None, [(EMAIL, ME)] * 3, MESSAGE),
    ],
)
def test_what_fits(kind, position, happened, channel):
    found = suggest(kind, FULL, position, happened)
    assert found.channel is channel
    assert found.reason


def test_the_share_is_told():
    happened = [(EMAIL, THEM), (EMAIL, ME), (EMAIL, THEM), (EMAIL, ME), (EMAIL, ME), (EMAIL, ME)]
    assert suggest(Kind.KEEP_IN_TOUCH, FULL, None, happened).reason == "an e-mail: 3 of 4 were answered"


def test_only_good_news_is_told_in_numbers():
    happened = [(EMAIL, THEM), (EMAIL, ME), (EMAIL, ME), (EMAIL, ME), (EMAIL, ME)]
    assert suggest(Kind.KEEP_IN_TOUCH, FULL, None, happened).reason == "an e-mail: they often answer it"


@pytest.mark.parametrize("kind", Kind)
def test_only_what_is_reachable_is_suggested(kind):
    only_mail = frozenset({EMAIL})
    assert suggest(kind, only_mail, None, [(CALL, THEM), (CALL, ME), (CALL, ME)]).channel is EMAIL


def test_with_nothing_known_nothing_is_suggested():
    assert suggest(Kind.KEEP_IN_TOUCH, frozenset(), None, [(Channel.OTHER, ME)]) is None


def test_without_an_address_it_is_as_before():
    assert suggest(Kind.KEEP_IN_TOUCH, frozenset(), None, [(Channel.IN_PERSON, ME)]).channel is Channel.IN_PERSON
