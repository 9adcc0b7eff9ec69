"""Who reaches out: the last ten with a known initiator, in words and with the count."""

from __future__ import annotations

import pytest

from followup_desktop.domain.interactions import Initiator
from followup_desktop.domain.reciprocity import balance, balance_words

_WHO = {"m": Initiator.ME, "t": Initiator.THEM, "b": Initiator.BOTH, "?": Initiator.UNKNOWN}


@pytest.mark.parametrize(
    ("newest_first", "words"),
    [
        ("mmmmmmmttt", "You usually reach out: 7 of the last 10"),
        ("mmmmmmtttt", "You take turns: 6 of the last 10 were yours"),
        ("tttttttmmm", "They usually reach out: 7 of the last 10"),
        ("mtmtmtmtmt", "You take turns: 5 of the last 10 were yours"),
        ("mmmmmmmmmmtttttttttt", "You usually reach out: 10 of the last 10"),
        ("m?m?m?m?m?m?m?t?t?t?", "You usually reach out: 7 of the last 10"),
        ("bbbbbbbbbb", "You take turns: 0 of the last 10 were yours"),
        ("mmbbb", "You take turns: 2 of the last 5 were yours"),
        ("ttt", "They usually reach out: 3 of the last 3"),
        ("mm", ""),
        ("??????????", ""),
        ("", ""),
    ],
)
def test_the_balance_of_the_last_ten(newest_first: str, words: str) -> None:
    assert balance_words(balance([_WHO[letter] for letter in newest_first])) == words
