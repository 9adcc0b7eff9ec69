"""What files were taken for, in words, and what one may choose instead."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from followup_desktop.domain.foreign import Format

translate = QCoreApplication.translate

ICONS = {
    Format.VCARD: "users", Format.CSV: "table", Format.JSON: "database", Format.MONICA: "heart",
    Format.CALENDAR: "calendar", Format.MAILBOX: "mail", Format.CHAT: "message-circle",
}  # fmt: skip
SUFFIXES = {
    Format.VCARD: ("vcf", "vcard"), Format.CSV: ("csv", "tsv"), Format.CALENDAR: ("ics",),
    Format.MAILBOX: ("mbox", "eml"), Format.CHAT: ("txt", "zip"), Format.JSON: ("json",),
}  # fmt: skip
"""What the file dialog filters by; a file of any other name is recognised by what is in it."""


def format_name(kind: Format | None) -> str:
    """'Calendar'; of nothing that is understood, that."""
    if kind is None:
        return translate("Import", "Not understood")
    return {
        Format.VCARD: translate("Import", "vCards"),
        Format.CSV: translate("Import", "Table (CSV)"),
        Format.JSON: translate("Import", "A book of Followup"),
        Format.MONICA: translate("Import", "Monica’s export"),
        Format.CALENDAR: translate("Import", "Calendar"),
        Format.MAILBOX: translate("Import", "Mail"),
        Format.CHAT: translate("Import", "WhatsApp chat"),
    }[kind]


def code_pages() -> list[tuple[str, str]]:
    """The code pages that are offered, with their names."""
    return [
        ("cp1252", translate("Import", "Western European")), ("cp1250", translate("Import", "Central European")),
        ("cp1251", translate("Import", "Cyrillic (Windows)")), ("koi8-r", translate("Import", "Cyrillic (KOI8-R)")),
        ("cp1253", translate("Import", "Greek")), ("cp1254", translate("Import", "Turkish")),
        ("cp1255", translate("Import", "Hebrew")), ("cp1256", translate("Import", "Arabic")),
        ("cp1257", translate("Import", "Baltic")), ("shift_jis", translate("Import", "Japanese")),
        ("gb18030", translate("Import", "Chinese, simplified")), ("big5", translate("Import", "Chinese, traditional")),
        ("cp949", translate("Import", "Korean")), ("cp874", translate("Import", "Thai")),
        ("cp850", translate("Import", "Western European (DOS)")),
        ("mac-roman", translate("Import", "Western European (Mac)")),
    ]  # fmt: skip


def dialog_filters() -> str:
    """The filters of the file dialog: everything that is read, each format, any file."""
    every = " ".join(f"*.{suffix}" for suffixes in SUFFIXES.values() for suffix in suffixes)
    lines = [translate("Import", "Everything that can be imported ({patterns})").format(patterns=every)]
    for kind, suffixes in SUFFIXES.items():
        lines.append(f"{format_name(kind).replace('(CSV)', '').strip()} ({' '.join(f'*.{each}' for each in suffixes)})")
    return ";;".join([*lines, translate("Import", "All files (*)")])
