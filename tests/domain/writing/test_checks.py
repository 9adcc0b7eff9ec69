"""The checks on a message, in four languages, on messages as people write them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_desktop.domain.splitting import folded_words
from followup_desktop.domain.writing.checks import MOST_WORDS, Check, Reader, State, Subject, check_message
from followup_desktop.domain.writing.detection import LEXICONS, lexicon_of
from followup_desktop.domain.writing.lexicon import Language, count_words
from followup_desktop.domain.writing.particulars import Particulars
from followup_desktop.domain.writing.sameness import sent

TODAY = date(2026, 11, 22)
STORY = (
    "Defence is on 14 November. New ward from January. Asked about our climbing plan for spring.",
    "Ask how her thesis defence went",
    "Verteidigung der Doktorarbeit; sie klettert in Peneda",
    "Defensa de la tesis; escalada en Peneda",
    "Soutenance de thèse; escalade à Peneda",
    "寄来了新茶。问我秋天来不来。",
)
GOOD = {
    Language.ENGLISH: "Dear Ana, your thesis defence must be behind you by now. I thought of you on the "
    "fourteenth. How did "
    "it go, and did they ask about the chapter you were afraid of?\n\nLove,\nMarta",
    Language.GERMAN: "Liebe Ana, jetzt liegt deine Verteidigung hinter dir, und ich habe am Vierzehnten an dich "
    "gedacht. "
    "Wie war es, und hat dich jemand nach dem Kapitel gefragt, vor dem du Angst hattest?\n\nLiebe Grüße\nMarta",
    Language.SPANISH: "Querida Ana: la defensa de tu tesis ya habrá pasado y me acordé de ti el día catorce. "
    "¿Cómo te fue, "
    "y te preguntaron por el capítulo que tanto miedo te daba?\n\nUn abrazo,\nMarta",
    Language.FRENCH: "Chère Ana, ta soutenance est maintenant derrière toi et j'ai pensé à toi le quatorze. "
    "Comment est-ce "
    "que cela s'est passé, et t'a-t-on interrogée sur le chapitre que tu craignais ?\n\nJe t'embrasse,\nMarta",
}
BAD = {
    Language.ENGLISH: "Hi Ana, just checking in. I am well and I have been very busy with my new job, which I "
    "like a lot. "
    "I hope all is well.\n\nBest,\nMarta",
    Language.GERMAN: "Hallo Ana, ich wollte mich nur mal melden. Mir geht es gut, und ich habe viel mit meiner "
    "neuen Arbeit "
    "zu tun, die mir sehr gefällt. Alles Gute.\n\nViele Grüße\nMarta",
    Language.SPANISH: "Hola Ana: solo quería saludarte. Yo estoy muy bien y tengo mucho trabajo en mi nuevo "
    "puesto, que me "
    "gusta mucho. Espero que todo vaya bien.\n\nUn saludo,\nMarta",
    Language.FRENCH: "Bonjour Ana, je viens aux nouvelles. Je vais bien et j'ai beaucoup à faire dans mon "
    "nouveau poste, qui "
    "me plaît beaucoup. Tout le meilleur.\n\nBien cordialement,\nMarta",
}


def reader(*texts: str, sent_to: tuple[str, str] | None = None) -> Reader:
    before = [made] if sent_to and (made := sent(sent_to[0], TODAY - timedelta(days=3), sent_to[1])) else []
    return Reader("Ana", Particulars(texts or STORY, ["Ana Moreira", "Ana", "Moreira"]), before, TODAY)


def checks(text: str, for_whom: Reader | None = None) -> dict[Subject, Check]:
    return {check.subject: check for check in check_message(text, for_whom or reader())}


def states(text: str, for_whom: Reader | None = None) -> dict[Subject, State]:
    return {subject: check.state for subject, check in checks(text, for_whom).items()}


@pytest.mark.parametrize("language", Language)
def test_a_good_message_is_fine_in_every_way(language):
    assert states(GOOD[language]) == dict.fromkeys(Subject, State.FINE)


@pytest.mark.parametrize("language", Language)
def test_a_message_to_anybody_gets_its_hints(language):
    found = states(BAD[language])
    hinted = {Subject.STOCK, Subject.PARTICULAR, Subject.ABOUT_THEM, Subject.ENDING}
    assert {subject for subject, state in found.items() if state is State.HINT} == hinted


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("messages", [GOOD, BAD])
def test_the_language_is_told(language, messages):
    found = lexicon_of(folded_words(messages[language]))
    assert found is not None
    assert found.language is language


@pytest.mark.parametrize("text", ["", "Hi", "Dear Ana,", "Liebe Ana", "42 43 44 45 46", "ok ok ok ok ok ok"])
def test_nothing_is_said_before_there_is_enough(text):
    assert State.HINT not in states(text).values()


def test_other_languages_are_checked_for_what_needs_no_words():
    polish = (
        "Droga Ano, obrona pracy jest już za tobą i myślałam o tobie czternastego. Jak poszło, czy "
        "pytali o ten rozdział?"
    )
    found = states(polish)
    assert lexicon_of(folded_words(polish)) is None
    assert found[Subject.ENDING] is State.FINE
    assert found[Subject.STOCK] is found[Subject.ABOUT_THEM] is State.UNKNOWN


# Something particular


def test_a_part_of_the_name_alone_is_nothing_particular():
    text = "Dear Ana Moreira, I was thinking of you this morning and wanted to write you a few lines again, Ana."
    assert states(text, reader("Ana Moreira sings"))[Subject.PARTICULAR] is State.HINT


@pytest.mark.parametrize(
    ("known", "written"),
    [
        ("climbing", "we climbed"),
        ("She climbs in Peneda", "how is PENEDA"),
        ("Łódź exhibition", "the exhibitions in Lodz"),
        ("Geburtstag", "zum Geburtstag"),
        ("聊了很久,说到读书和旅行。", "你最近读书了吗"),
        ("naïveté", "naivete"),
    ],
)
def test_words_are_taken_up_in_another_form(known, written):
    assert states(written, reader(known))[Subject.PARTICULAR] is State.FINE


def test_words_of_any_talk_are_not_particular():
    story = "We talked on Monday about work and time, and she asked how things are going next week"
    text = "It was good that we talked on Monday about work and about the time, and how things will be next week."
    assert states(text, reader(story))[Subject.PARTICULAR] is State.UNKNOWN


def test_who_is_unknown_gets_no_hint_to_pick_something_up():
    assert states(BAD[Language.ENGLISH], reader(""))[Subject.PARTICULAR] is State.UNKNOWN


def test_what_is_taken_up_is_named():
    assert "thesis" in checks(GOOD[Language.ENGLISH])[Subject.PARTICULAR].words


# Short


@pytest.mark.parametrize(("words", "state"), [(MOST_WORDS, State.FINE), (MOST_WORDS + 1, State.HINT)])
def test_120_words_are_short_and_121_are_not(words, state):
    assert states("word " * words)[Subject.SHORT] is state


@pytest.mark.parametrize(
    ("text", "count"),
    [("don't – you?", 2), ("it's all-in-one", 2), ("聊了很久", 2), ("", 0), ("… !", 0), ("a\nb\tc", 3)],
)
def test_words_are_counted_as_a_reader_does(text, count):
    assert count_words(text) == count


# More you than I


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("You said you would tell them. I was there, and then your brother came to the house.", State.FINE),
        ("I said I would tell them. You were there, and then my brother came to the house.", State.HINT),
        ("You were there and I was there, and then the two of them came to the house.", State.HINT),
        ("The garden was full of people, and then the two of them came to the house.", State.UNKNOWN),
        ("You were at the fair, and it was good to see the others there. Let me know how it is.", State.FINE),
        ("Ich hoffe, dass Sie gut angekommen sind und dass Ihnen das Haus und die Stadt gefallen.", State.FINE),
        ("Ich denke, dass sie gut angekommen sind und dass ihnen das Haus und die Stadt gefallen.", State.HINT),
        ("Sie haben das Haus gesehen, und wir haben mit Ihnen über die Stadt gesprochen und gelacht.", State.FINE),
        ("Espero que usted esté bien y que su hermana ya esté en casa con los niños y con su madre.", State.FINE),
        ("Espero que estés bien; ¿ya terminaste la casa, y qué dices de la gente del pueblo nuevo?", State.FINE),
        ("J'espère que vous avez vu la maison et que votre frère est avec vous dans la ville.", State.FINE),
    ],
)
def test_you_and_i_are_weighed(text, state):
    assert states(text)[Subject.ABOUT_THEM] is state


# The end


@pytest.mark.parametrize(
    "end",
    [
        "How did it go?",
        "How did it go? I would be so glad to hear.",
        "How did it go?\n\nLove,\nMarta",
        "Let me know when you are in town.",
        "Come by on Sunday, the soup is on.\n\nM.",
        "Shall we say Friday\n\nBest wishes,\nMarta Vale",
    ],
)
def test_a_question_or_an_invitation_ends_it(end):
    assert (
        states(f"Your letter came and it was the best of the week for all of us. {end}")[Subject.ENDING] is State.FINE
    )


@pytest.mark.parametrize(
    "end", ["All the best.", "It rains.\n\nBest,\nMarta", "How was it? Here it rains. It is cold."]
)
def test_an_end_that_asks_nothing_gets_a_hint(end):
    assert (
        states(f"Your letter came and it was the best of the week for all of us. {end}")[Subject.ENDING] is State.HINT
    )


def test_who_is_still_writing_is_not_told_how_to_end():
    text = "Your letter came and it was the best of the week for all of us and the"
    assert states(text)[Subject.ENDING] is State.UNKNOWN


# Stock phrases


def test_a_pleasure_to_have_met_is_stock_only_alone():
    alone = "It was a pleasure meeting you at the fair, and I hope that you are well."
    beside = "It was a pleasure meeting you at the fair. Did the talk about your thesis go as you hoped?"
    assert states(alone)[Subject.STOCK] is State.HINT
    assert states(beside)[Subject.STOCK] is State.FINE


@pytest.mark.parametrize("each", LEXICONS, ids=lambda each: each.language)
def test_each_language_knows_its_stock_phrases_and_invitations(each):
    assert len(each.stock) >= 12
    assert len(each.stock_alone) >= 12
    assert len(each.invitations) >= 20
    assert not each.you & each.i


# The same text


def test_the_same_text_to_another_person_is_noticed():
    text = GOOD[Language.ENGLISH].replace("Ana", "Bea")
    found = checks(GOOD[Language.ENGLISH], reader(sent_to=("Bea Lund", text)))[Subject.SENT_BEFORE]
    assert found.state is State.HINT
    assert "Bea Lund" in found.words
    assert "3 days ago" in found.words


def test_another_text_is_not_the_same():
    found = states(GOOD[Language.ENGLISH], reader(sent_to=("Bea Lund", BAD[Language.ENGLISH])))
    assert found[Subject.SENT_BEFORE] is State.FINE


# Any text


@given(st.text(max_size=400), st.lists(st.text(max_size=80), max_size=4))
def test_no_text_makes_the_checks_stumble(text, story):
    found = check_message(text, Reader("Ana", Particulars(story, ["Ana"]), [], TODAY))
    assert [check.subject for check in found] == list(Subject)
    assert all(bool(check.words) is (check.state is not State.UNKNOWN) for check in found)


_WORDS = [
    *GOOD[Language.ENGLISH].split(),
    *BAD[Language.GERMAN].split(),
    "?",
    ".\n\n",
    "Sie",
    "Grüße\n",
    "😀",
    "\u202e",
]


@given(st.lists(st.sampled_from(_WORDS), max_size=80).map(" ".join))
def test_any_order_of_words_is_checked(text):
    assert [check.subject for check in check_message(text, reader(sent_to=("Bea", GOOD[Language.ENGLISH])))] == list(
        Subject
    )


def test_a_pasted_book_is_looked_at_no_longer_than_a_letter():
    assert states("word " * 200_000)[Subject.SHORT] is State.HINT
