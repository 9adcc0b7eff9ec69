"""Scenes of logging: the log line at work, what is offered after it, and what one comes back to."""

from __future__ import annotations

from datetime import timedelta

from followup_desktop.domain.channels import Channel, Initiator
from followup_desktop.store.writes.interactions import open_loop
from followup_desktop.window.contacts.page import ContactPage
from followup_desktop.window.today.view import TodayView
from tests.tour.scene import NARROWEST, Act, Scene
from tests.tour.stage import Stage


def _page(stage: Stage, name: str) -> ContactPage:
    window = stage.window
    window.open_contact(stage.contact(name), log=True)
    stage.settle()
    return window.findChild(ContactPage)


def _in_sight(page: ContactPage) -> None:
    """Scroll until the log line and what follows it are in the middle."""
    assert page.log_line is not None
    bar = page.timeline.table.verticalScrollBar()
    bar.setValue(max(0, page.log_line.geometry().top() - 250))


def logged(name: str, text: str, channel: Channel = Channel.IN_PERSON, take: int = 0) -> Act:
    """Log something with somebody, and take the first few of what is offered."""

    def act(stage: Stage) -> None:
        page = _page(stage, name)
        line = page.log_line
        assert line is not None
        line.text.setPlainText(text)
        line.channel_chip.choose(channel)
        line.submit()
        stage.settle()
        for place in range(take):
            page.after_logging.chips[place].click()
            stage.settle()
        _in_sight(page)

    return act


def met(name: str, days_ago: int, loop: str) -> Act:
    """The page of somebody with whom something was left open some days ago."""

    def act(stage: Stage) -> None:
        page = _page(stage, name)
        line = page.log_line
        assert line is not None
        line.text.setPlainText("Sat beside each other at the concert, and talked until the hall closed.")
        line.channel_chip.choose(Channel.IN_PERSON)
        line.day_chip.choose(stage.window.context.today - timedelta(days=days_ago))
        line.begin_loop()
        line.loop_row.line.setText(loop)
        line.submit()
        stage.settle()
        page.timeline.table.verticalScrollBar().setValue(0)

    return act


def guarded(name: str, text: str) -> Act:
    """Be about to log a second letter, while the first one waits for an answer."""

    def act(stage: Stage) -> None:
        page = _page(stage, name)
        line = page.log_line
        assert line is not None
        for words in ("", text):
            line.text.setPlainText(words)
            line.channel_chip.choose(Channel.LETTER)
            line.initiator_chip.choose(Initiator.ME)
            if not words:
                line.submit()
                stage.settle()
        _in_sight(page)

    return act


def coming_back(name: str, text: str, *loops: str) -> Act:
    """Log that one came back to something, with something else still open and another one noted."""

    def act(stage: Stage) -> None:
        page = _page(stage, name)
        line = page.log_line
        assert line is not None
        for loop in loops:
            stage.window.context.write(lambda book, now, loop=loop: open_loop(book, page.contact, loop, now))
            stage.settle()
        line.text.setPlainText(text)
        line.came_back.chips[0].setChecked(True)
        line.begin_loop()
        line.loop_row.line.setText("ask what the students made of the first lesson")
        _in_sight(page)

    return act


def came_back(name: str, text: str, *loops: str) -> Act:
    """The timeline after it."""

    def act(stage: Stage) -> None:
        coming_back(name, text, *loops)(stage)
        page = stage.window.findChild(ContactPage)
        page.log_line.submit()
        stage.settle()
        _in_sight(page)

    return act


def done_in_today(note: str) -> Act:
    """Say in Today that the first one is done, with a line."""

    def act(stage: Stage) -> None:
        stage.window.go("today")
        stage.settle()
        today = stage.window.findChild(TodayView)
        card = today.cards.cards[1]
        card.begin_done()
        card.done_row.line.setText(note)
        card.done_row.finish()

    return act


_HELPED = "She introduced me to her editor, and reads my chapter until Friday. Her mother is ill, it is a hard time."
AFTER_LOGGING: tuple[Scene, ...] = (
    Scene("after-logging", logged("Freya Lindqvist", _HELPED)),
    Scene("after-logging-narrow", logged("Freya Lindqvist", _HELPED), (NARROWEST,)),
    Scene("after-logging-taken", logged("Freya Lindqvist", _HELPED, take=1)),
    Scene("after-logging-today", done_in_today(_HELPED)),
    Scene("momentum", met("Yannick Kerzoncuf", 3, "send him the recording")),
    Scene("log-guard", guarded("Freya Lindqvist", "Wrote once more about the concert.")),
    Scene("log-coming-back", coming_back("Ana Moreira", "The defence went well!", "the climbing map")),
    Scene("log-came-back", came_back("Ana Moreira", "The defence went well!", "the climbing map")),
)
