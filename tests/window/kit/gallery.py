"""Draws every widget of the kit, in light and dark, as pictures to look at: python -m tests.window.kit.gallery DIR."""

from __future__ import annotations

import os
import sys
from datetime import date, time
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QRadioButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from followup_desktop.desktop.theme.theme import Theme
from followup_desktop.window.kit.avatar import ON_CARDS, ON_PAGE, Avatar
from followup_desktop.window.kit.banner import Banner
from followup_desktop.window.kit.buttons import filled, icon_button, link, outlined, quiet
from followup_desktop.window.kit.card import BETWEEN, Card
from followup_desktop.window.kit.chips import BandChip, Chip, ChoiceChip, RemovableChip
from followup_desktop.window.kit.dates import CalendarPopup, DateField
from followup_desktop.window.kit.empty import EmptyState
from followup_desktop.window.kit.fields import FieldRow
from followup_desktop.window.kit.flow import FlowLayout
from followup_desktop.window.kit.headings import PageHeading, SectionHeading
from followup_desktop.window.kit.menus import Menu
from followup_desktop.window.kit.numbers import TimeField, number_field
from followup_desktop.window.kit.page import Page
from followup_desktop.window.kit.panel import SlidePanel
from followup_desktop.window.kit.pictures import IconMark
from followup_desktop.window.kit.progress import ProgressRow
from followup_desktop.window.kit.rail import NavRail, RailItem
from followup_desktop.window.kit.search import SearchField
from followup_desktop.window.kit.secret_field import SecretField
from followup_desktop.window.kit.segmented import SegmentedChoice
from followup_desktop.window.kit.text import label
from followup_desktop.window.kit.toast import Toast

VIEWS = (
    RailItem("today", "Today", "sun"), RailItem("contacts", "Contacts", "users"),
    RailItem("timeline", "Timeline", "history"), RailItem("occasions", "Occasions", "cake"),
    RailItem("insights", "Insights", "chart-no-axes-column"),
)  # fmt: skip
BELOW = (RailItem("palette", "Ctrl K", "search", "Ctrl+K", is_view=False), RailItem("settings", "Settings", "settings"))
BAND_WORDS = (
    ("early", "Early"),
    ("in touch", "In touch"),
    ("ready", "Ready"),
    ("drifting", "Drifting"),
    ("lapsed", "Lapsed"),
)


def framed(content: QWidget, chosen: str) -> QWidget:
    """A window with the rail and a view."""
    window = QWidget()
    row = QHBoxLayout(window)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    rail = NavRail(VIEWS, BELOW)
    rail.choose(chosen)
    rail.set_badge("today", 5)
    row.addWidget(rail)
    row.addWidget(content, 1)
    window.rail = rail
    return window


def person_card(initials: str, name: str, chips: list[Chip], why: str, hint: tuple[str, str], first: bool) -> Card:
    """A card as Today has them."""
    card = Card()
    row = QHBoxLayout()
    row.setSpacing(10)
    portrait = Avatar(ON_CARDS)
    portrait.show_person(initials, name)
    row.addWidget(portrait)
    words = QVBoxLayout()
    words.setSpacing(3)
    head = QHBoxLayout()
    head.setSpacing(8)
    head.addWidget(label(name, "strong"))
    for chip in chips:
        head.addWidget(chip)
    head.addStretch(1)
    words.addLayout(head)
    words.addWidget(label(why, wrap=True))
    note = QHBoxLayout()
    note.setSpacing(4)
    note.addWidget(IconMark(hint[0], "faint", 14))
    note.addWidget(label(hint[1], "faint", wrap=True), 1)
    words.addLayout(note)
    row.addLayout(words, 1)
    for button in (filled("Write", "pen-line") if first else outlined("Write", "pen-line"), outlined("Done", "check")):
        row.addWidget(button)
    for name_, icon in (("Snooze", "clock"), ("More", "ellipsis")):
        row.addWidget(icon_button(icon, name_))
    card.column.addLayout(row)
    return card


def today() -> QWidget:
    """Today, as the drawing has it."""
    page = Page(side=60)
    heading = PageHeading("Good morning, Sunday 22 November", "Five people today. About ten minutes.")
    heading.trailing.addWidget(outlined("Quick add", "plus"))
    page.column.addWidget(heading)
    cards = (
        (
            "Promises", "HA", "Henrik Aas",
            [Chip("Thank you", "in_touch"), Chip("fresh until tonight", "ready", "flame")],
            "He looked over your contract on Friday. Thank him while it is warm.",
            ("mail", "a short e-mail fits: he answers e-mails within a day"),
        ),
        (
            "", "JW", "Jonas Weber", [Chip("Gentle nudge", "early")],
            "You asked whether the room is free in January; no answer for 5 working days.",
            ("message-square", "a message, with the date he needs to decide by"),
        ),
        (
            "Occasions", "DŁ", "Dorota Łuczak", [Chip("Birthday", "ready")],
            "Turns 40 on Friday. Last year you sent a card; post takes three days.",
            ("cake", "a card or letter: she is in your inner circle"),
        ),
        (
            "A few to stay in touch with", "陈思", "陈 思远", [Chip("Reconnect", "lapsed")],
            "You shared a flat in Lund, and a love of bad films.",
            ("message-square", "a light message with one question"),
        ),
    )  # fmt: skip
    for place, (section, *rest) in enumerate(cards):
        if section:
            page.column.addSpacing(4)
            page.column.addWidget(SectionHeading(section))
        page.column.addWidget(person_card(*rest, first=place == 0))
    more = QHBoxLayout()
    more.addWidget(quiet("Next: Kavya Raman and 4 more this week", "chevron-right"))
    more.addStretch(1)
    more.addWidget(quiet("A few more"))
    page.column.addLayout(more)
    page.column.addStretch(1)
    window = framed(page, "today")
    window.resize(1360, 860)
    window.toast = Toast(window)
    window.toast.show_message("Logged a call with Ana Moreira", "Undo", "7")
    return window


def chips() -> QWidget:
    """Chips, buttons, portraits and headings."""
    page = Page()
    column = page.column
    column.addWidget(PageHeading("Ana Moreira", "Paediatric nurse · city hospital, Porto · she/her"))
    row = QHBoxLayout()
    portrait = Avatar(ON_PAGE)
    portrait.show_person("AM", "ana")
    row.addWidget(portrait)
    for letters in ("BH", "EO", "GC", "ID", "LF", "مح", "陈思"):
        small = Avatar()
        small.show_person(letters, letters)
        row.addWidget(small)
    row.addStretch(1)
    column.addLayout(row)
    holder = QWidget()
    flow = FlowLayout(holder)
    first = ChoiceChip("All 214")
    first.setChecked(True)
    for chip in (
        first, ChoiceChip("Inner"), ChoiceChip("Close"), ChoiceChip("Friends & family"),
        ChoiceChip("", "sliders-horizontal", checkable=False), *(BandChip(band, word) for band, word in BAND_WORDS),
        Chip("climbing", "accent"), Chip("Close · every 6 weeks", "plain", "circle-dot"), Chip("Porto friends"),
        Chip("quiet", "quiet"), RemovableChip("choir", "accent"), RemovableChip("<b>Porto</b>"),
        ChoiceChip("Thank you within 24 hours", "heart", checkable=False),
        Chip("Ask how the defence went", "ready", "message-circle-question-mark"),
    ):  # fmt: skip
        flow.addWidget(chip)
    column.addWidget(holder)
    row = QHBoxLayout()
    off, dull = filled("Saved", "check"), outlined("Merge", "merge")
    off.setEnabled(False)
    dull.setEnabled(False)
    for button in (
        filled("Write", "pen-line"),
        outlined("Log", "plus"),
        quiet("Skip"),
        icon_button("ellipsis", "More"),
        link("clear filter"),
        off,
        dull,
    ):
        row.addWidget(button)
    row.addStretch(1)
    column.addLayout(row)
    ringed = QHBoxLayout()
    for button in (filled("Focus", "pen-line"), outlined("Focus"), icon_button("clock", "Snooze"), ChoiceChip("Focus")):
        button._ringed = True
        button.hasFocus = lambda: True
        ringed.addWidget(button)
    segments = SegmentedChoice(
        (("system", "System", "sun-moon"), ("light", "Light", "sun"), ("dark", "Dark", "moon")), "Theme"
    )
    ringed.addWidget(segments)
    ringed.addStretch(1)
    column.addLayout(ringed)
    for role in ("title", "heading", "strong", "body", "subtle", "secondary", "faint", "section", "accent", "error"):
        column.addWidget(label(f"{role}: <b>markup</b> stays as written, Łódź, 陈思远, مرحبا", role))
    column.addStretch(1)
    window = framed(page, "contacts")
    window.resize(1100, 860)
    return window


def forms() -> QWidget:
    """Fields, choices, progress, banners."""
    page = Page()
    column = page.column
    banner = Banner(
        "bell",
        "A good moment to call. Six weeks have passed since your last call. She usually answers in the evening.",
        role="ready",
    )
    banner.add_button("Done", "check")
    banner.add_button("Snooze", "clock")
    banner.add_button("Skip", kind="quiet")
    column.addWidget(banner)
    column.addWidget(Banner("info", "214 contacts imported, 3 merged.", tint="accent_tint"))
    two = QHBoxLayout()
    two.setSpacing(BETWEEN)
    left, right = Card(), Card()
    two.addWidget(left)
    two.addWidget(right)
    column.addLayout(two)
    wrong = FieldRow("E-mail", QLineEdit("ana@"))
    when = FieldRow("Birthday", DateField("2026-02-28 or 02-28"), "The year may be left out.")
    combo = QComboBox()
    combo.addItems(["Close", "Friends"])
    notes = QPlainTextEdit()
    notes.setPlaceholderText("What matters to her")
    notes.setMaximumHeight(70)
    spin, clock = number_field(0, 20, 3), TimeField(time(9, 0))
    for row in (
        FieldRow("Name", QLineEdit("Ana Moreira")),
        wrong,
        when,
        FieldRow("Passphrase", SecretField("Passphrase")),
        FieldRow("Circle", combo),
        FieldRow("Notes", notes),
    ):
        left.column.addWidget(row)
    wrong.set_error("An e-mail address has a part after the @")
    search = SearchField("Search names, notes, talks", "Ctrl F")
    typed = SearchField("Search", "Ctrl F")
    typed.setText("climbing")
    tick, third, radio = QCheckBox("Start at login"), QCheckBox("Hide names"), QRadioButton("Every day")
    tick.setChecked(True)
    radio.setChecked(True)
    dim = QCheckBox("Not available here")
    dim.setEnabled(False)
    half, busy = ProgressRow(), ProgressRow("Reading addresses.vcf")
    half.show_progress(40, 100, "Importing 40 of 100")
    for part in (
        search,
        typed,
        FieldRow("The daily few", spin),
        FieldRow("Digest at", clock),
        tick,
        third,
        radio,
        QRadioButton("Working days"),
        dim,
        half,
        busy,
    ):
        right.column.addWidget(part)
    right.column.addStretch(1)
    left.column.addStretch(1)
    table = QTableWidget(3, 3)
    table.setHorizontalHeaderLabels(["Name", "Circle", "Last contact"])
    table.verticalHeader().hide()
    table.setShowGrid(False)
    for place in range(9):
        table.setItem(place // 3, place % 3, QTableWidgetItem(("Ana Moreira", "Close", "2 October")[place % 3]))
    table.selectRow(1)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    names = QListWidget()
    names.ensurePolished()
    names.addItems([f"Smart list {number}" for number in range(30)])
    lists = QHBoxLayout()
    for view in (table, names):
        view.setFixedHeight(150)
        lists.addWidget(view)
    column.addLayout(lists)
    column.addStretch(1)
    window = framed(page, "settings")
    window.resize(1100, 920)
    return window


def empty() -> QWidget:
    """An empty state, and the panel open over it."""
    state = EmptyState(
        "coffee",
        "That was everyone for today",
        "Five short notes sent. The next good moment is on Tuesday, with Ines.",
        "A few more",
        "sparkles",
        kind="outlined",
    )
    window = framed(state, "today")
    window.resize(1100, 640)
    panel = SlidePanel(window)
    form = Card()
    for name in ("Name", "Organisation", "Circle"):
        form.column.addWidget(FieldRow(name, QLineEdit()))
    form.column.addStretch(1)
    panel.set_content(form)
    panel.slide_in()
    window.panel = panel
    return window


def narrow() -> QWidget:
    """Right to left, folded."""
    window = framed(
        person_card(
            "مح",
            "محمد",
            [Chip("Ready", "ready", "flame")],
            "Seven weeks since the last call.",
            ("phone", "a call"),
            True,
        ),
        "today",
    )
    window.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    window.resize(680, 420)
    return window


def pop_ups() -> QWidget:
    """A menu and a calendar, side by side."""
    holder = QWidget()
    holder.resize(640, 340)
    menu = Menu(holder)
    for text, icon, key in (("Edit", "pencil", "Ctrl+E"), ("Add to circle", "users-round", ""), ("Pause", "pause", "")):
        menu.add(text, lambda: None, icon, shortcut=key)
    menu.add("Show archived", lambda: None, checked=True)
    menu.addSeparator()
    menu.add("Delete", lambda: None, "trash-2")
    menu.setWindowFlags(Qt.WindowType.Widget)
    menu.setParent(holder)
    menu.move(20, 20)
    menu.setActiveAction(menu.actions()[1])
    menu.show()
    popup = CalendarPopup(date(2026, 11, 22), holder)
    popup.setWindowFlags(Qt.WindowType.Widget)
    popup.move(310, 20)
    popup.show()
    return holder


SCENES = {"today": today, "chips": chips, "forms": forms, "empty": empty, "narrow": narrow, "pop-ups": pop_ups}


def draw(folder: Path, application: QApplication, theme: Theme) -> list[Path]:
    """Draw every scene in both looks; the files that were made."""
    made = []
    folder.mkdir(parents=True, exist_ok=True)
    for mode in ("light", "dark"):
        theme.set_mode(mode)
        for name, scene in SCENES.items():
            window = scene()
            window.show()
            for _ in range(3):
                application.processEvents()
            if hasattr(window, "panel"):
                window.panel._motion.setCurrentTime(window.panel._motion.duration())
            made.append(folder / f"{name}-{mode}.png")
            window.grab().save(str(made[-1]))
            window.close()
            window.deleteLater()
            application.sendPostedEvents(window, QEvent.Type.DeferredDelete)
    return made


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    running = QApplication(sys.argv[:1])
    for file in draw(Path(sys.argv[1]), running, Theme(running)):
        print(file)
