"""Whether a folder is on another computer's disk: a book cannot be there, for two computers would share its memory.

A WAL file needs memory that all who have the book open share, which no network gives (sqlite.org, Write-Ahead Logging).
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

_REMOTE = {
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "glusterfs", "lustre", "9p", "davfs", "fuse.sshfs",
    "fuse.davfs", "fuse.davfs2", "fuse.rclone", "fuse.gvfsd-fuse", "fuse.s3fs", "fuse.glusterfs", "afpfs", "webdav",
}  # fmt: skip
"""Kinds of file systems of other computers, as Linux and macOS name them."""
_MOUNTS = Path("/proc/self/mountinfo")
_ESCAPED = re.compile(r"\\([0-7]{3})")
_DRIVE_REMOTE = 4


def is_on_network(folder: Path) -> bool:
    """Whether a folder, which need not be there yet, is on another computer's disk. False where that is not known."""
    if sys.platform == "win32":
        return _is_remote_drive(folder)
    if sys.platform == "darwin":
        return False
    try:
        return kind_of(folder, _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")) in _REMOTE
    except OSError:
        return False


def kind_of(folder: Path, mounts: str) -> str:
    """The kind of file system that a folder is on, by what the kernel says is mounted (proc(5), mountinfo)."""
    place, found, longest = os.path.realpath(folder), "", -1
    for line in mounts.splitlines():
        before, _dash, after = line.partition(" - ")
        fields = before.split(" ")
        if len(fields) < 5 or not after:
            continue
        mounted = _ESCAPED.sub(lambda octal: chr(int(octal[1], 8)), fields[4])
        inside = place == mounted or place.startswith(mounted.rstrip("/") + "/")
        # Of several at one place the last one covers the others.
        if inside and len(mounted) >= longest:
            found, longest = after.split(" ")[0], len(mounted)
    return found


def _is_remote_drive(folder: Path) -> bool:
    import ctypes

    drive = os.path.splitdrive(os.path.realpath(folder))[0]
    if drive.startswith("\\\\"):
        return True
    kind: int = ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\")  # type: ignore[attr-defined]
    return kind == _DRIVE_REMOTE
