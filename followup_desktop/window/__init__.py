"""The window: one folder for each view."""

# First of all: Qt for Python reads the source of each module that is imported after it.
import followup_desktop.store.reads.contacts
import followup_desktop.store.reads.lists
import followup_desktop.store.reads.settings
import followup_desktop.store.reads.today  # noqa: F401
