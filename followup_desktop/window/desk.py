"""What views may ask of the window around them: to show somebody, to open a form, to say something."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Desk(QObject):
    """Wishes, carried out by the main window. A view emits one; it never knows who answers."""

    contact_asked = Signal(int)
    """Show this contact's page."""
    log_asked = Signal(int)
    """Show this contact's page with the log line ready to be written into."""
    write_asked = Signal(int, str)
    """Write to this contact, for the check-in of this uuid ('': for the next one, if it is due)."""
    write_about_asked = Signal(int, object)
    """Write to this contact for a Purpose (window/composer/purpose.py) that is no check-in."""
    enjoy_asked = Signal()
    """Ask who would enjoy something."""
    introduce_asked = Signal(int)
    """Introduce this contact to somebody; 0 for anybody to anybody."""
    new_contact_asked = Signal()
    edit_asked = Signal(int)
    """Open the editor on this contact."""
    merge_asked = Signal(int)
    """Ask who else is this contact, and merge the two."""
    forget_asked = Signal(int)
    """Ask whether this contact, who is in the book or in its trash, shall be forgotten for good."""
    history_asked = Signal(str)
    """Show everything that was done ('past'), or the trash ('trash')."""
    duplicates_asked = Signal()
    """Look through the whole book for people who stand in it twice."""
    reminder_asked = Signal(int)
    """Plan a check-in for this contact."""
    remind_about_asked = Signal(int, object)
    """Plan a check-in for this contact for a Purpose (window/composer/purpose.py)."""
    import_asked = Signal()
    files_asked = Signal(object)
    """Show in the import's preview what these files (a sequence of Path) hold."""
    backups_asked = Signal()
    """Show all backups, to look inside or to put one back."""
    deal_asked = Signal()
    """Deal out everybody who has no circle."""
    export_asked = Signal(object)
    """Write these contacts (a sequence of row numbers; None for all) to a file."""
    quick_add_asked = Signal()
    """Open the line in which something is logged from anywhere."""
    day_asked = Signal(object)
    """Show everybody whose occasion is on this datetime.date."""
    dates_export_asked = Signal()
    """Write everybody's birthdays and other dates to a calendar file."""
    view_asked = Signal(str)
    """Show the view of this key."""
    lock_asked = Signal()
    """Lock the book, if it has a passphrase."""
    rekey_asked = Signal(object)
    """Give the book another key, or none: a Rekey (window/rekey.py)."""
    said = Signal(str)
    """One line for the toast, where nothing was written ('Copied')."""
