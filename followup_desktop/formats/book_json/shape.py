"""What the document is called, its version, and its parts in order."""

from __future__ import annotations

FORMAT = "followup-book"
VERSION = 1
"""Of the document. It grows where a reader of before would misunderstand a file or lose something of it."""
HEADER = ("format", "version", "written_by", "written_at")
PARTS = ("contacts", "interactions", "open_loops", "favors", "check_ins")
"""The parts that are lists; before them stand the circles and the preferences."""
