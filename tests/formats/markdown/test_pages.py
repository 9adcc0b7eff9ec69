"""A folder of pages: names that every system takes, text that stays text, front matter that a YAML reader takes."""

from __future__ import annotations

import dataclasses
import json
import re
import unicodedata
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from followup_desktop.domain.channels import Channel, Initiator
from followup_desktop.domain.contacts import ContactFields, Name, RawProperty, Relation
from followup_desktop.domain.foreign import ForeignCard, ForeignInteraction, ForeignLoop
from followup_desktop.domain.whole_book import Pages, Story, Written
from followup_desktop.formats.markdown import files
from followup_desktop.formats.markdown.file_names import file_stems, safe_stem
from followup_desktop.formats.markdown.text import block, inline, link, quoted, tag
from tests.formats.book_json.test_round_trip import BEN, ENTRIES, FULL, TALK

HOSTILE = [
    "---\nid: \"x\"", "]] [[Secret", "<script>alert(1)</script>", "<img src=file:///etc/passwd>",
    "![x](http://a.example/p)",
    "# title", "- [x] done", "1. one", "> quote", "```\ncode", "%%comment%%", "==mark==", "$x$", "#tag", "a::b",
    "{{template}}", "~~gone~~", "| a | b |", "&amp;", "\u202egnp.exe", "^block", "===", "\ttab", "    code",
    "*a* _b_ `c`",
    "`` `$= dv.pages()` ``", "<% tp.file %>", "\\", "a\\\nb", "http://a.example/<b>", "[x]: http://a.example", "+ plus",
    "Nul\x00\x07", "\u2028line", "\ud800half",
]  # fmt: skip
SAID = ["text", "softbreak", "hardbreak"]


def pages(*cards: ForeignCard, **told: Any) -> dict[str, bytes]:
    names = {card.uuid: card.fields.name.full or card.fields.name.given for card in cards}
    stories = [Story(card, **told) for card in cards]
    return dict(files(Pages(names, list(names), stories), Written()))


def card(name: str, uuid: str = BEN, **fields: Any) -> ForeignCard:
    return ForeignCard(ContactFields(name=Name(full=name), **fields), "", 0, uuid=uuid)


def front(page: bytes) -> dict[str, Any]:
    """Front matter, by strict rules: 'key: value' a line, and each value is JSON, which is YAML too."""
    lines = page.decode().split("\n")
    assert lines[0] == "---"
    found = [re.fullmatch(r"([a-z_]+): (.+)", line) for line in lines[1 : lines.index("---", 1)]]
    assert all(found)
    return {match[1]: json.loads(match[2]) for match in found if match}


def tokens(markdown: str) -> list[Any]:
    """What a reader of CommonMark with tables and strikethrough makes of a text, line by line of it flat."""
    found = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
    return [inner for each in found for inner in (each.children or [each])]


def test_a_page_tells_everything() -> None:
    talk, loop, favor, check_in = ENTRIES
    told = {"interactions": (talk,), "loops": (loop,), "favors": (favor,), "check_ins": (check_in,)}
    ben = card("Ben", relations=(Relation("sister", "Ana", FULL.uuid),))
    found = pages(FULL, ben, **told)
    assert sorted(found) == ["Ana M..md", "Ben.md", "portraits/Ana M..png"] or sorted(found) == [
        "Ana M.md", "Ben.md", "portraits/Ana M.png",
    ]  # fmt: skip
    page = next(data for name, data in found.items() if name.startswith("Ana")).decode()
    assert found[next(name for name in found if name.startswith("portraits/"))] == FULL.fields.portrait.data  # type: ignore[union-attr]
    for words in (
        "# Ana M.", "a@example.org", "Rua 1 back", "Porto", "02-29", "exam", "寿司", "in a queue", "X-A", "ask",
        "interest",
        "I thanked", "2026-11-22 12:00", "Video call", "[[Ben]]", "Eva", "## Timeline", "### 2026",
    ):  # fmt: skip
        assert words in page, words
    assert front(page.encode())["aliases"] == ["Nani"]
    assert front(page.encode())["tags"] == ["choir", "寿司"]
    assert "[[Ana M" in found["Ben.md"].decode()


def test_who_has_no_page_is_named_and_not_linked() -> None:
    talk = ForeignInteraction(
        (FULL.uuid, BEN), date(2026, 1, 2), Channel.CALL, "", "", 0, initiator=Initiator.ME, uuid=TALK
    )
    names = {FULL.uuid: "Ana", BEN: "Ben"}
    (page,) = (
        data.decode() for name, data in files(Pages(names, [FULL.uuid], [Story(FULL, (talk,))]), Written())
        if name.endswith(".md")
    )  # fmt: skip
    assert "Call with Ben (you reached out)" in page
    assert "[[Ben" not in page


def test_what_is_counted_is_true() -> None:
    written = Written()
    talk = dataclasses.replace(ENTRIES[0], people=(FULL.uuid, BEN))  # type: ignore[arg-type]
    stories = [Story(FULL, (talk,)), Story(card("Ben"), (talk,))]  # type: ignore[arg-type]
    list(files(Pages({FULL.uuid: "Ana", BEN: "Ben"}, [FULL.uuid, BEN], stories), written))
    assert (written.contacts, written.interactions) == (2, 1)


@pytest.mark.parametrize("text", HOSTILE)
def test_text_in_a_line_stays_text(text: str) -> None:
    for made in (inline(text), block(text)):
        assert {each.type for each in tokens(f"x {made}")} <= {*SAID, "paragraph_open", "paragraph_close"}
        (item,) = [each for each in tokens(f"- {made}") if each.type == "list_item_open"]
        assert item
        assert "[[" not in made
        assert "%%" not in made
        assert "::" not in made
        assert re.search(r"(?<!\\)#", made) is None


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_person_stays_on_their_page(text: str) -> None:
    loop = ForeignLoop(BEN, text, date(2026, 1, 1), TALK)
    person = card(
        text, organisation=text, role=text, tags=(text,), notes=text, how_we_met=text,
        relations=(Relation(text, text),), unknown=(RawProperty(text, text),),
    )  # fmt: skip
    talk = ForeignInteraction((BEN,), date(2026, 1, 2), Channel.CALL, "", "", 0, notes=text, uuid=TALK)
    ((name, data),) = pages(person, loops=(loop,), interactions=(talk,)).items()
    assert "/" not in name
    known = front(data)
    assert known["organisation"] == unicodedata.normalize("NFC", text) or known["organisation"] == text
    body = data.decode().split("\n---\n", 1)[1]
    kinds = {each.type for each in tokens(body)}
    assert not kinds & {
        "html_block",
        "html_inline",
        "image",
        "code_block",
        "fence",
        "link_open",
        "blockquote_open",
        "hr",
    }
    headings = re.findall(r"(?m)^#{1,6} .*$", body)
    assert [heading for heading in headings if heading.startswith("## ")] == [
        "## Tags", "## People", "## How we met", "## Notes", "## Kept from files", "## To come back to", "## Timeline",
    ][0 if "## Tags" in body else 1 :]  # fmt: skip


@given(st.text(max_size=60))
def test_any_text_is_a_scalar_and_a_line(text: str) -> None:
    assert json.loads(quoted(text)) == text
    assert "\n" not in quoted(text)
    assert all(letter.isprintable() or letter == " " or ord(letter) > 0x9F for letter in quoted(text))
    assert "\n" not in inline(text)
    assert {each.type for each in tokens(f"x {block(text)}")} <= {*SAID, "paragraph_open", "paragraph_close"}


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Ana Moreira", "Ana Moreira"), ("CON", "_CON"), ("con.txt", "_con.txt"), ("LPT1", "_LPT1"), ("com²", "_com²"),
        ("a/b\\c:d", "a b c d"), ("../../etc/passwd", "etc passwd"), (".hidden", "hidden"), ("dots...", "dots"),
        ("?", ""),
        ("x\u202ey\x00z", "x y z"), ("[[A|B]]#^", "A B"), ("A" * 500, "A" * 80), ("寿" * 100, "寿" * 66), ("  ", ""),
        ("CONSTANCE", "CONSTANCE"), ("nul", "_nul"), ("Aux ", "_Aux"), ("~$a", "$a"),
    ],
)  # fmt: skip
def test_a_name_of_a_file(name: str, stem: str) -> None:
    assert safe_stem(name) == stem


def test_no_two_files_are_one() -> None:
    names = dict(enumerate(["Ana", "ANA", "ana", "Ana (2)", "Ána", "A\u0301na", "?", "*", "Straße", "STRASSE"]))
    stems = file_stems({str(key): name for key, name in names.items()}, "Contact")
    assert list(stems.values()) == [
        "Ana", "ANA (2)", "ana (3)", "Ana (2) (2)", "Ána", "Ána (2)", "Contact", "Contact (2)", "Straße", "STRASSE (2)",
    ]  # fmt: skip


@given(st.lists(st.text(max_size=12), max_size=30))
def test_any_names_make_files_that_are_apart(names: list[str]) -> None:
    stems = list(file_stems({str(place): name for place, name in enumerate(names)}, "Contact").values())
    assert len({unicodedata.normalize("NFD", stem).casefold() for stem in stems}) == len(names)
    assert all(0 < len(stem.encode()) <= 240 and stem == stem.strip(" .") for stem in stems)


def test_thousands_of_one_name_are_no_work() -> None:
    assert len(set(file_stems({str(place): "Ana" for place in range(20_000)}, "x").values())) == 20_000


@pytest.mark.parametrize(
    ("stem", "name", "made"),
    [
        ("Ana", "Ana", "[[Ana]]"),
        ("Ana (2)", "Ana", "[[Ana (2)|Ana]]"),
        ("x", "a]]b|c[[", "[[x|a  b c]]"),
        ("x", "", "[[x]]"),
    ],
)
def test_links(stem: str, name: str, made: str) -> None:
    assert link(stem, name) == made


@pytest.mark.parametrize(("text", "made"), [("book club", "book-club"), ("2024", "_2024"), ("#a, b", "a-b"), ("!", "")])
def test_tags(text: str, made: str) -> None:
    assert tag(text) == made
