"""A book on another computer's disk: none is made there, and one that is there is told of."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from followup_desktop.store import health, opening
from followup_desktop.store.book import Book
from followup_desktop.store.errors import BookUnsafe
from followup_desktop.store.health import checks
from followup_desktop.store.network import is_on_network, kind_of
from followup_desktop.store.opening import open_book

MOUNTS = r"""
22 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
90 22 0:45 / /srv/ana/at\040work rw,relatime shared:90 - nfs4 server:/export rw,vers=4.2
91 22 0:46 / /srv/ana/box rw,nosuid,nodev master:1 - fuse.sshfs ana@box: rw
92 22 254:2 / /srv/ana/box/local rw - btrfs /dev/vdb rw
93 22 0:47 / /mnt/over rw - tmpfs tmpfs rw
94 93 0:48 / /mnt/over rw - cifs //server/share rw
broken line
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/", "ext4"),
        ("/srv/ana/book", "ext4"),
        ("/srv/ana/at work/deep/book", "nfs4"),
        ("/srv/ana/at working", "ext4"),
        ("/srv/ana/box", "fuse.sshfs"),
        ("/srv/ana/box/local/book", "btrfs"),
        ("/mnt/over/book", "cifs"),
    ],
)
def test_the_nearest_mount_says_what_a_folder_is_on(folder: str, kind: str) -> None:
    assert kind_of(Path(folder), MOUNTS) == kind


def test_this_computers_own_disk_is_none_of_them(tmp_path: Path) -> None:
    assert not is_on_network(tmp_path / "not" / "there" / "yet")


def test_no_book_is_made_on_another_computers_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "is_on_network", lambda folder: True)
    with pytest.raises(BookUnsafe, match="another computer's disk"):
        open_book(tmp_path / "book")
    assert not (tmp_path / "book").exists()


def test_one_that_is_there_opens_and_doctor_tells(
    book: Book, book_folder: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "is_on_network", lambda folder: True)
    monkeypatch.setattr(health, "is_on_network", lambda folder: True)
    open_book(book_folder).close()
    assert [check.name for check in checks(book, now) if not check.ok] == ["folder"]
