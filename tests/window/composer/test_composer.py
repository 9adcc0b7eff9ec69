"""The composer over a real book: it remembers, checks, keeps the draft, hands over, and logs."""

from __future__ import annotations

import stat
import sys
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget

from followup_desktop.domain.cadence import Cadence, Unit
from followup_desktop.domain.check_ins import CheckInDraft, Kind
from followup_desktop.domain.contacts import Reach, ReachKind
from followup_desktop.domain.interactions import Channel, Initiator, Interaction, InteractionDraft
from followup_desktop.store.beside import UNSENT
from followup_desktop.store.book import Book
from followup_desktop.store.reads.memory import memory
from followup_desktop.store.reads.timeline import TimelineQuery, interactions, timeline
from followup_desktop.store.writes.check_ins import Done, add_check_in, complete_check_in
from followup_desktop.store.writes.contacts import delete_contacts
from followup_desktop.store.writes.history import undo
from followup_desktop.store.writes.interactions import close_loop, log_interaction, open_loop
from followup_desktop.window.composer import composer as module
from followup_desktop.window.composer.composer import Composer
from followup_desktop.window.context import Context

STOCK = "Dear Ana, just checking in. I am well and I have been busy with my new job, which I like.\n\nBest,\nMarta"
GOOD = "Dear Ana, your thesis defence must be behind you by now. How did it go, and did they ask you hard questions?"
REACHES = (
    Reach(ReachKind.EMAIL, "ana@example.org", "home"),
    Reach(ReachKind.EMAIL, "a.moreira@example.com", "work"),
    Reach(ReachKind.PHONE, "+351 910 000 000"),
)


@pytest.fixture
def ana(book: Book, add: Callable[..., int], now: datetime) -> int:
    """Ana, with whom one spoke of her thesis, and to whom thanks are owed."""
    contact = add("Ana Moreira", now - timedelta(days=90), reaches=REACHES)
    talked = InteractionDraft((contact,), date(2026, 10, 2), Channel.CALL, notes="Thesis <b>defence</b> on 14 November")
    log_interaction(book, talked, now - timedelta(days=2))
    add_check_in(book, CheckInDraft(contact, Kind.THANK_YOU, "She read <i>everything</i>.", now.date()), now)
    return contact


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What would have been opened in the person's own programs."""
    links: list[str] = []
    monkeypatch.setattr(module, "open_address", lambda link: links.append(link) or True)
    return links


@pytest.fixture
def write_to(keep: Callable[[QWidget], None], context: Context, settle: Callable[[], None]) -> Callable[..., Composer]:
    """Open the composer, in sight."""

    def writing(contact: int, check_in: str = "") -> Composer:
        composer = Composer(context, contact, check_in)
        keep(composer)
        composer.resize(1000, 800)
        composer.show()
        composer.begin()
        settle()
        return composer

    return writing


def newest(book: Book) -> Interaction:
    ids = timeline(book, TimelineQuery(), 1).ids
    return interactions(book, ids)[ids[0]]


def write(composer: Composer, text: str) -> None:
    composer.text.setPlainText(text)
    composer.checking.check()


# Beside the memory


def test_it_opens_beside_what_is_remembered(write_to, ana, book, now):
    open_loop(book, ana, "Ask how it went", now)
    composer = write_to(ana)
    words = [label.text() for label in composer.findChildren(QLabel) if label.isVisibleTo(composer)]
    assert "Write to Ana Moreira" in words
    assert "Thank you · She read <i>everything</i>." in words
    assert any("Thesis <b>defence</b>" in text for text in words)
    assert words.count("Ask how it went") == 2
    assert not composer.memory.questions.isHidden()


def test_hostile_words_are_plain(write_to, ana):
    composer = write_to(ana)
    assert {label.textFormat() for label in composer.findChildren(QLabel)} == {Qt.TextFormat.PlainText}


def test_what_is_closed_meanwhile_goes(write_to, ana, book, now, context, settle):
    loop = open_loop(book, ana, "Ask how it went", now).created[0]
    composer = write_to(ana)
    context.write(lambda book, now: close_loop(book, loop, now))
    settle()
    words = [label.text() for label in composer.findChildren(QLabel) if label.isVisibleTo(composer)]
    assert "Ask how it went" not in words


def test_an_unanswered_message_that_is_near_is_told_once(write_to, add, book, now):
    contact = add("Bea Lund", now - timedelta(days=90), cadence=Cadence(6, Unit.WEEK))
    log_interaction(book, InteractionDraft((contact,), now.date(), Channel.EMAIL, initiator=Initiator.ME), now)
    composer = write_to(contact)
    assert "wait for an answer" in composer.state.text()
    write(composer, GOOD)
    composer.keep_draft()
    assert composer.state.text() == "Kept as a draft"
    log_interaction(book, InteractionDraft((contact,), now.date(), Channel.EMAIL, initiator=Initiator.THEM), now)
    assert "wait" not in write_to(contact).state.text()


# Checks


def test_checks_are_silent_at_first(write_to, ana):
    composer = write_to(ana)
    assert composer.checks.said() == composer.checks.fine() == []


def test_checks_speak_while_one_writes(write_to, ana, qtbot):
    composer = write_to(ana)
    qtbot.keyClicks(composer.text, STOCK.partition("\n")[0])
    qtbot.waitUntil(lambda: len(composer.checks.said()) == 2)
    assert "anybody" in composer.checks.said()[0]
    write(composer, GOOD)
    assert composer.checks.said() == []
    assert "personal" in composer.checks.fine()


def test_the_same_words_to_another_are_noticed(write_to, ana, add, book, now):
    other = add("Bea Lund")
    sent = InteractionDraft(
        (other,), now.date(), Channel.EMAIL, initiator=Initiator.ME, notes=GOOD.replace("Ana", "Bea")
    )
    log_interaction(book, sent, now)
    composer = write_to(ana)
    write(composer, GOOD)
    assert "Bea Lund" in composer.checks.said()[0]


def test_a_draft_is_checked_when_it_comes_back(write_to, ana):
    write(first := write_to(ana), STOCK)
    first.leave()
    assert len(write_to(ana).checks.said()) == 2


# Drafts


def test_a_draft_is_kept_over_a_restart(write_to, ana, book, now):
    first = write_to(ana)
    first.delivery.show_choice(Channel.EMAIL, "a.moreira@example.com", "Your thesis")
    write(first, GOOD)
    first.leave()
    again = write_to(ana)
    assert again.text.toPlainText() == GOOD
    assert again.delivery.subject.text() == "Your thesis"
    assert again.delivery.to.words == "a.moreira@example.com"
    assert again.state.text() == "Your draft is back"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_a_draft_is_private(write_to, ana, book):
    composer = write_to(ana)
    write(composer, GOOD)
    composer.keep_draft()
    folder = book.path.parent / UNSENT
    (file,) = folder.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_hiding_keeps_the_draft_and_emptying_drops_it(write_to, ana, book):
    composer = write_to(ana)
    write(composer, GOOD)
    composer.hide()
    folder = book.path.parent / UNSENT
    assert len(list(folder.iterdir())) == 1
    composer.show()
    write(composer, "  ")
    composer.leave()
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"text": 3}', '{"channel": "pigeon"}', "[" * 100_000])
def test_a_file_that_makes_no_sense_is_no_draft(write_to, ana, book, now, content):
    folder = book.path.parent / UNSENT
    folder.mkdir()
    (folder / f"{memory(book, ana, now).contact.uuid}.json").write_text(content)
    assert write_to(ana).text.toPlainText() == ""


# Handing over


def test_an_email_is_opened_without_its_text(write_to, ana, opened):
    composer = write_to(ana)
    composer.delivery.show_choice(Channel.EMAIL, "", "How is the & thesis?\u2028x")
    write(composer, GOOD)
    composer.hand_over()
    assert opened == ["mailto:ana@example.org?subject=How%20is%20the%20%26%20thesis%3F%20x"]
    assert QGuiApplication.clipboard().text() == GOOD
    assert composer.sent_row.isVisible()


@pytest.mark.parametrize(
    ("channel", "links"), [(Channel.MESSAGE, ["sms:+351910000000"]), (Channel.CALL, ["tel:+351910000000"])]
)
def test_a_phone_is_opened(write_to, ana, opened, channel, links):
    composer = write_to(ana)
    composer.delivery.show_choice(channel)
    write(composer, GOOD)
    composer.main.click()
    assert opened == links


@pytest.mark.parametrize("channel", [Channel.LETTER, Channel.SOCIAL])
def test_what_has_no_address_is_copied(write_to, ana, opened, channel):
    composer = write_to(ana)
    composer.delivery.show_choice(channel)
    composer.delivery.changed.emit()
    write(composer, GOOD)
    assert composer.main.words == "Copy"
    composer.main.click()
    assert opened == []
    assert QGuiApplication.clipboard().text() == GOOD
    assert composer.sent_row.text.startswith("Copied")


def test_no_program_answers(write_to, ana, monkeypatch):
    monkeypatch.setattr(module, "open_address", lambda link: False)
    composer = write_to(ana)
    composer.delivery.show_choice(Channel.EMAIL)
    write(composer, GOOD)
    composer.hand_over()
    assert "No program answered" in composer.sent_row.text


def test_an_empty_message_is_not_handed_over(write_to, ana, opened):
    composer = write_to(ana)
    composer.delivery.show_choice(Channel.EMAIL)
    for press in (composer.main.click, composer.copy.click):
        press()
    assert opened == []
    assert composer.sent_row.isHidden()


def test_a_hostile_address_stays_one(write_to, add, opened):
    hostile = add("Mallory", reaches=(Reach(ReachKind.EMAIL, "m@example.org?cc=all@example.org&body=x"),))
    composer = write_to(hostile)
    write(composer, GOOD)
    composer.hand_over()
    assert opened == ["mailto:m@example.org%3Fcc%3Dall@example.org%26body%3Dx"]


def test_ctrl_enter_hands_over(write_to, ana, opened, qtbot):
    composer = write_to(ana)
    composer.window().activateWindow()
    qtbot.waitUntil(lambda: composer.text.hasFocus())
    composer.delivery.show_choice(Channel.EMAIL)
    write(composer, GOOD)
    qtbot.keyClick(composer.text, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(opened) == 1
    assert composer.text.toPlainText() == GOOD


# Sent?


def test_logging_completes_the_check_in_in_one_change(write_to, ana, opened, book, now, qtbot, context):
    before = memory(book, ana, now).next
    assert before is not None
    composer = write_to(ana, before.uuid)
    composer.delivery.show_choice(Channel.EMAIL)
    write(composer, GOOD)
    composer.hand_over()
    told: list[int] = []
    context.logged.connect(told.append)
    with qtbot.waitSignal(composer.closed):
        composer.sent_row.yes.click()
    logged = newest(book)
    assert told == [logged.id]
    assert (logged.channel, logged.initiator, logged.notes, logged.at) == (Channel.EMAIL, Initiator.ME, GOOD, now)
    after = memory(book, ana, now).next
    assert after is None or after.uuid != before.uuid
    assert not list((book.path.parent / UNSENT).iterdir())
    undo(book, now)
    assert memory(book, ana, now).next == before
    assert newest(book).notes != GOOD


def test_it_is_logged_where_the_check_in_was_done_elsewhere(write_to, ana, opened, book, now, qtbot):
    due = memory(book, ana, now).next
    composer = write_to(ana, due.uuid)
    complete_check_in(book, due.uuid, Done(Channel.CALL), now, "tray")
    write(composer, GOOD)
    composer.copy_text()
    with qtbot.waitSignal(composer.closed):
        composer.log()
    assert newest(book).notes == GOOD


def test_not_yet_keeps_the_draft(write_to, ana, opened, book):
    composer = write_to(ana)
    write(composer, GOOD)
    composer.hand_over()
    composer.sent_row.no.click()
    assert composer.sent_row.isHidden()
    assert composer.main.kind == "filled"
    composer.leave()
    again = write_to(ana)
    assert again.text.toPlainText() == GOOD
    assert again.sent_row.isHidden()
    assert newest(book).notes != GOOD


def test_the_question_comes_back_with_the_draft(write_to, ana, opened):
    composer = write_to(ana)
    write(composer, GOOD)
    composer.hand_over()
    composer.leave()
    assert write_to(ana).sent_row.isVisible()


def test_a_contact_that_is_gone_is_said(write_to, ana, opened, book, now, settle):
    composer = write_to(ana)
    write(composer, GOOD)
    composer.copy_text()
    delete_contacts(book, [ana], now)
    composer.log()
    settle()
    assert composer.sent_row.error.text()
    assert composer.text.toPlainText() == GOOD
