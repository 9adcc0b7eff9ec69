"""The window: one folder for each view."""
