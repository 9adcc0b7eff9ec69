"""Contacts as a folder of Markdown pages, fit for Obsidian. Written, never read.

The door: `files`, which gives the name and the bytes of each file, and `is_ours`, for a folder that may be replaced.
"""

from __future__ import annotations

from followup_desktop.formats.markdown.files import files, is_ours

__all__ = ["files", "is_ours"]
