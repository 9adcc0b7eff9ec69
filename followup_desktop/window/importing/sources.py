"""The files of an import: what each was taken for, and how else it may be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from followup_desktop.desktop.untrusted.sources import Source, Wish
from followup_desktop.domain.foreign import Format, ReadOptions
from followup_desktop.window.importing.planning import Preview
from followup_desktop.window.importing.taken_for import ICONS, code_pages, format_name
from followup_desktop.window.kit.banner import Banner
from followup_desktop.window.kit.flow import FlowLayout
from followup_desktop.window.kit.menu_chip import MenuChip
from followup_desktop.window.kit.menus import Menu, open_menu
from followup_desktop.window.kit.text import label

_MOST = 6
"""Files that have a chip of their own."""
_LONGEST = 40


class Sources(QWidget):
    """A chip a file, which opens a menu; and a banner where letters had to be guessed."""

    wished = Signal(object)
    """How files are to be read: a Wish by Path."""
    columns_asked = Signal(object)
    """The Path of the table whose columns are to be chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview: Preview | None = None
        self.chips: dict[str, MenuChip] = {}
        self._files = QWidget()
        self._flow = FlowLayout(self._files)
        self.guessed = Banner("languages", "", tint="ready_tint", role="ready", closable=False)
        self.letters = self.guessed.add_button(self.tr("Choose…"))
        self.letters.clicked.connect(lambda: open_menu(self.letters, self._fill_all_pages))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 0, 24, 0)
        column.setSpacing(10)
        column.addWidget(self._files)
        column.addWidget(self.guessed)

    def show_preview(self, preview: Preview) -> None:
        """Show the files of an import."""
        self._preview = preview
        self._flow.clear()
        self.chips = {}
        sources = preview.found.sources
        for source in sources[:_MOST]:
            self._flow.addWidget(self._chip(source))
        if len(sources) > _MOST:
            self._flow.addWidget(label(self.tr("and {n} more").format(n=f"{len(sources) - _MOST:,}"), "secondary"))
        self._show_guessed()

    def wish(self, files: Sequence[Path], **wanted: object) -> None:
        """Wish files read otherwise: `kind`, or fields of ReadOptions."""
        wishes = {}
        for file in files:
            former = self._wish_of(file)
            options = {name: value for name, value in wanted.items() if name != "kind"}
            kind = wanted.get("kind", former.kind)
            assert kind is None or isinstance(kind, Format)
            wishes[file] = Wish(kind, replace(former.options, **options))  # type: ignore[arg-type]
        self.wished.emit(wishes)

    def _chip(self, source: Source) -> MenuChip:
        chip = MenuChip(source.name)
        name = source.name if len(source.name) <= _LONGEST else f"{source.name[: _LONGEST - 1]}…"
        icon, role = (ICONS[source.kind], "plain") if source.kind else ("file-text", "drifting")
        chip.show_choice(f"{name} · {format_name(source.kind)}", icon, role)
        chip.setToolTip(self.tr("What this file was taken for; choose how else to read it"))
        chip.clicked.connect(lambda: open_menu(chip, lambda menu: self.fill(menu, source)))
        self.chips[source.name] = chip
        return chip

    def fill(self, menu: Menu, source: Source) -> None:
        """The menu of a file: its format, the letters, the columns."""
        file = self._file(source.name)
        for kind in Format:
            menu.add(
                format_name(kind), partial(self.wish, [file], kind=kind, columns=()), ICONS[kind],
                checked=kind is source.kind,
            )  # fmt: skip
        if source.guessed:
            menu.addSeparator()
            self._fill_pages(menu.add_menu(self.tr("Letters"), "languages"), [file])
        if source.header:
            menu.addSeparator()
            menu.add(self.tr("Columns…"), lambda: self.columns_asked.emit(file), "table")

    def _show_guessed(self) -> None:
        guessed = self._guessed()
        self.guessed.setVisible(bool(guessed))
        if guessed:
            page = self._wish_of(guessed[0]).options.code_page
            name = dict(code_pages()).get(page, page)
            text = self.tr(
                "Some text does not say how it is written. It was read as {letters}: if names look wrong, choose."
            )
            self.guessed.show_text(text.format(letters=name))

    def _fill_all_pages(self, menu: Menu) -> None:
        self._fill_pages(menu, self._guessed())

    def _fill_pages(self, menu: Menu, files: list[Path]) -> None:
        chosen = self._wish_of(files[0]).options.code_page
        for page, name in code_pages():
            menu.add(name, partial(self.wish, files, code_page=page), checked=page == chosen)

    def _guessed(self) -> list[Path]:
        sources = self._preview.found.sources if self._preview else ()
        return [self._file(source.name) for source in sources if source.guessed]

    def _wish_of(self, file: Path) -> Wish:
        return self._preview.wishes.get(file, Wish()) if self._preview else Wish(None, ReadOptions())

    def _file(self, name: str) -> Path:
        assert self._preview is not None
        return self._preview.file(name)
