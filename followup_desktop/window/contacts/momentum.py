"""The momentum mark on a contact's page: how warm the last contact still is, in a word and a shape."""

from __future__ import annotations

from followup_desktop.domain.momentum import Momentum, momentum_name, momentum_words
from followup_desktop.window.kit.chips import Chip
from followup_desktop.window.kit.text import plain_tooltip

_SHAPES = {
    Momentum.FRESH: "sparkles",
    Momentum.WARM: "flame",
    Momentum.COOLING: "hourglass",
    Momentum.COLD: "moon",
}


class MomentumMark(Chip):
    """Grey, because the colours belong to the bands; a shape of its own for each word."""

    def __init__(self, mark: Momentum) -> None:
        name = momentum_name(mark)
        super().__init__(name[:1].upper() + name[1:], "quiet", _SHAPES[mark])
        self.setToolTip(plain_tooltip(momentum_words(mark)))
        self.setAccessibleDescription(momentum_words(mark))
