"""open: the page of the contact with 10,000 interactions, against that of one with ten."""

from __future__ import annotations

from collections.abc import Callable

from tests.benchmarks.book import BUSY, QUIET, big_book, copy_of
from tests.benchmarks.desk import Paints, wait_for, window
from tests.benchmarks.measure import Bench, Line, by_turns, compare


def measure(bench: Bench) -> list[Line]:
    """From asking for the page until all that it reads is painted."""
    folder = copy_of(big_book(bench.size.contacts, bench.size.interactions), bench.folder / "big")
    with window(folder) as stage:
        page = stage.window.go("contacts").page
        stage.settle()
        paints = Paints(page.timeline)

        def opening(contact: int) -> Callable[[], None]:
            def open_page() -> None:
                before = paints.count
                page.show_contact(contact)
                wait_for(lambda: not stage.busy)
                page.repaint()
                wait_for(lambda: paints.count > before)

            return open_page

        busy, quiet = by_turns(bench.size.rounds * 3, opening(BUSY), opening(QUIET))
    return [compare("open", busy, quiet, 1.5, f"{bench.size.interactions // 100:,} interactions / 10")]
