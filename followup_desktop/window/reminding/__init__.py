"""Planning a check-in for a contact by hand, and changing or deleting those that were planned."""
