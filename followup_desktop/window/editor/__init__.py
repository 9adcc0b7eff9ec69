"""The editor: every field of a contact, checked beside the field, and never lost before it is saved."""
