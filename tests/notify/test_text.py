from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from followup_desktop.notify.text import clip, escape, lines, no_option, one_line


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(st.text(), st.integers(min_value=1, max_value=80))
def test_clipped_text_fits_and_is_a_beginning(text: str, room: int) -> None:
    clipped = clip(text, room)
    assert units(clipped) <= room
    assert clipped == text or (clipped.endswith("…") and text.startswith(clipped[:-1]))


def test_clip_counts_what_windows_counts() -> None:
    assert clip("😀" * 40, 63) == "😀" * 31 + "…"
    assert clip("a" * 63, 63) == "a" * 63
    assert clip("a" * 64, 63) == "a" * 62 + "…"


def test_clip_does_not_tear_off_accents_and_joined_pictures() -> None:
    assert clip("abcde\u0301fg", 6) == "abcd…"
    assert clip("ab👩\u200d🚀 cd", 6) == "ab👩…"


@given(st.text(st.characters(exclude_categories=[])))
def test_tidy_text_can_go_over_any_wire(text: str) -> None:
    for tidy in (one_line(text), lines(text)):
        tidy.encode("utf-8")
        assert "\0" not in tidy
    assert "\n" not in one_line(text)


def test_lines_stay_lines() -> None:
    assert lines(" Ana \r\n\n\n Bob\tand  Čeněk\0 ") == "Ana\nBob and Čeněk"
    assert one_line("Ana\nBob") == "Ana Bob"


def test_a_name_cannot_turn_the_rest_around() -> None:
    assert one_line("Ana \u202egnp.exe") == "Ana gnp.exe"
    assert one_line("שלום \u2068Ana\u2069") == "שלום \u2068Ana\u2069"


def test_escape_and_options() -> None:
    assert escape("""<b>Q&A "x"</b>""") == """&lt;b&gt;Q&amp;A "x"&lt;/b&gt;"""
    assert no_option("--help") == " --help"
    assert no_option("a-b") == "a-b"
