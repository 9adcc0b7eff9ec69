"""What the composer and Today read of how people were reached."""

from __future__ import annotations

from datetime import timedelta

from followup_desktop.domain.cadence import Cadence, Unit
from followup_desktop.domain.channels import Channel, Initiator
from followup_desktop.domain.check_ins import Kind
from followup_desktop.domain.contacts import Reach, ReachKind
from followup_desktop.domain.interactions import InteractionDraft
from followup_desktop.store.book import Book
from followup_desktop.store.reads.medium import suggestion_for, suggestions
from followup_desktop.store.reads.today import today
from followup_desktop.store.reads.writing import sent_to_others, talks_with
from followup_desktop.store.writes.check_ins import Done, complete_check_in
from followup_desktop.store.writes.interactions import log_interaction

LONG = "One two three four five six seven eight nine ten words that went to somebody"
MAIL = (Reach(ReachKind.EMAIL, "ana@example.org"), Reach(ReachKind.PHONE, "+351 1"))


def log(book, now, days, contacts, notes="", channel=Channel.EMAIL, who=Initiator.ME, counts=True):
    day = now.date() - timedelta(days=days)
    log_interaction(book, InteractionDraft(contacts, day, channel, initiator=who, notes=notes, counts=counts), now)


def test_only_ones_own_words_to_others_are_compared_with(book, add, now):
    ana, bea, cy = add("Ana"), add("Bea"), add("Cy")
    log(book, now, 1, (bea,), LONG)
    log(book, now, 2, (cy,), f"{LONG} too")
    log(book, now, 3, (ana,), LONG)
    log(book, now, 4, (ana, bea), LONG)
    log(book, now, 5, (bea,), LONG, who=Initiator.THEM)
    log(book, now, 6, (bea,), "Too short")
    assert [each.name for each in sent_to_others(book, ana)] == ["Bea", "Cy"]
    assert [each.on for each in sent_to_others(book, ana)] == [now.date() - timedelta(days=n) for n in (1, 2)]


def test_talks_are_the_newest_with_notes(book, add, now):
    ana = add("Ana")
    for days in range(1, 12):
        log(book, now, days, (ana,), f"Talk {days}" if days != 2 else "")
    assert [talk.notes for talk in talks_with(book, ana)] == [f"Talk {days}" for days in (1, *range(3, 10))]


def test_suggestions_learn_from_what_was_answered(book, add, now):
    ana, bea, nobody = add("Ana", reaches=MAIL), add("Bea", reaches=MAIL), add("Nobody")
    for days in (2, 4):
        log(book, now, days, (ana,), channel=Channel.EMAIL)
        log(book, now, days - 1, (ana,), channel=Channel.EMAIL, who=Initiator.THEM)
    log(book, now, 0, (bea,), channel=Channel.CALL, counts=False)
    keep = Kind.KEEP_IN_TOUCH
    found = suggestions(book, [(ana, keep), (bea, keep), (nobody, keep), (999, keep), (ana, Kind.HARD_TIME)])
    assert {pair: each.channel for pair, each in found.items()} == {
        (ana, keep): Channel.EMAIL,
        (ana, Kind.HARD_TIME): Channel.CALL,
        (bea, keep): Channel.MESSAGE,
    }
    assert found[ana, keep].reason == "an e-mail: 2 of 2 were answered"


def test_the_users_choice_is_learned_for_each_contact(book, add, now):
    month = Cadence(4, Unit.WEEK)
    ana, bea = (add(name, at=now - timedelta(days=60), reaches=MAIL, cadence=month) for name in ("Ana", "Bea"))
    for person in (ana, bea):
        for days, who in ((45, Initiator.ME), (44, Initiator.THEM), (38, Initiator.ME), (37, Initiator.THEM)):
            log(book, now - timedelta(days=days), 0, (person,), who=who)
    due = {check_in.contact: check_in for check_in in today(book, now).few}
    for person in (ana, bea):
        assert suggestion_for(book, person, due[person].kind).reason == "an e-mail: 2 of 2 were answered"
    complete_check_in(book, due[ana].uuid, Done(Channel.CALL, "rang her"), now)
    assert suggestion_for(book, ana, due[ana].kind).reason == "a call: you chose it last time"
    assert suggestion_for(book, bea, due[bea].kind).channel is Channel.EMAIL


def test_hundreds_of_suggestions_take_as_many_questions_as_one(book, add, now, monkeypatch):
    people = [add(f"P{number}", reaches=MAIL) for number in range(30)]
    asked = []
    read = Book.rows
    monkeypatch.setattr(Book, "rows", lambda self, sql, given=(): asked.append(sql) or read(self, sql, given))
    assert len(suggestions(book, [(person, Kind.FOLLOW_UP) for person in people])) == 30
    for_many, asked[:] = len(asked), []
    suggestions(book, [(people[0], Kind.FOLLOW_UP)])
    assert len(asked) == for_many
