"""What the frozen program does, beside the source. `dev.py freeze` runs this."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
from pathlib import Path

import pytest
from packaging.version import Version

from followup_desktop import __version__
from followup_desktop.desktop import matching
from followup_desktop.desktop.launch import Command
from followup_desktop.desktop.untrusted import parent
from tests.support.program import SOURCE, run

pytestmark = [pytest.mark.frozen, pytest.mark.xdist_group("frozen")]

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data"
OF_THE_MACHINE = ("notifications", "tray", "autostart")


def test_it_says_its_version(frozen: list[str]):
    assert run(frozen, "--version") == f"Followup {__version__}\n"


def test_doctor_finds_nothing_and_sqlite_is_safe_for_two_writers(frozen: list[str], tmp_path: Path):
    told = json.loads(run(frozen, "--data", tmp_path, "doctor", "--json"))
    checks = {check["name"]: check for check in told["checks"]}
    assert all(check["ok"] for name, check in checks.items() if name not in ("notifications", "tray", "autostart")), (
        checks
    )
    assert Version(checks["sqlite"]["detail"]) >= Version("3.51.3")


def test_real_files_are_imported_and_exported_as_from_source(frozen: list[str], tmp_path: Path):
    files = [DATA / "vcard" / "ez-vcard" / "fullcontact.vcf", DATA / "table" / "google.csv",
             DATA / "icalendar" / "office.ics", DATA / "mailbox" / "letters.mbox", DATA / "monica" / "four-people.json",
             DATA / "chat" / "_chat.txt", DATA / "json" / "book-1.json"]  # fmt: skip
    told = {}
    for name, command in {"frozen": frozen, "source": SOURCE}.items():
        data = tmp_path / name
        told[name] = json.loads(run(command, "--data", data, "import", "--json", *files))
        for suffix in ("vcf", "csv"):
            run(command, "--data", data, "export", tmp_path / f"{name}.{suffix}")
        run(command, "--data", data, "export", tmp_path / f"{name}-pages")
        told[name].pop("undo")
    assert told["frozen"] == told["source"]
    assert told["frozen"]["new"] > 10
    for suffix in ("vcf", "csv"):
        ours, source = ((tmp_path / f"{name}.{suffix}").read_bytes() for name in ("frozen", "source"))
        assert _unstamped(ours) == _unstamped(source)
    assert len(list((tmp_path / "frozen-pages").rglob("*.md"))) > 10


def _unstamped(content: bytes) -> bytes:
    """Without what each book makes up for itself."""
    return re.sub(rb"(?m)^REV[:;].*$|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", b"", content)


def test_the_child_for_files_from_outside_answers_as_from_source(frozen: list[str], monkeypatch: pytest.MonkeyPatch):
    files = [DATA / "vcard" / "ez-vcard" / "John_Doe_IPHONE.vcf", DATA / "table" / "google.csv"]
    source = parent.read_files(files)
    assert source.cards
    monkeypatch.setattr(parent, "own_command", lambda: Command(tuple(frozen)))
    assert parent.read_files(files) == source


def test_the_child_that_looks_for_duplicates_finds_them(
    frozen: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    for name in ("Katharina Müller", "Katharina Mueller", "Bob Smith", "Robert Smith"):
        run(SOURCE, "--data", tmp_path, "add", name, "--email", f"{name.split()[1].casefold()[:1]}@example.org")
    monkeypatch.setattr(matching, "own_command", lambda: Command(tuple(frozen)))
    found = matching.Search(tmp_path).answer(lambda _done, _total: None)
    assert len(found) >= 2


def test_an_encrypted_book_opens_with_its_passphrase_alone(frozen: list[str], tmp_path: Path):
    data, passphrase, another = tmp_path / "book", tmp_path / "passphrase", tmp_path / "another"
    run(frozen, "--data", data, "add", "Wilhelmina Secret")
    for file, words in ((passphrase, "wary lantern nineteen meadows"), (another, "quiet harbour eleven ladders")):
        file.write_text(f"{words}\n", encoding="utf-8")
        file.chmod(0o600)
    run(frozen, "--data", data, "encrypt", "--new-passphrase-file", passphrase)
    assert b"Wilhelmina" not in b"".join(file.read_bytes() for file in data.glob("book.db*"))
    run(frozen, "--data", data, "list", expected=3, FOLLOWUP_PASSPHRASE_FILE=None)
    run(frozen, "--data", data, "list", expected=3, FOLLOWUP_PASSPHRASE_FILE=str(another))
    for command in (frozen, SOURCE):
        assert "Wilhelmina Secret" in run(command, "--data", data, "list", FOLLOWUP_PASSPHRASE_FILE=str(passphrase))


def test_public_holidays_of_all_countries_are_named_as_from_source(inside: Path, tmp_path: Path):
    import holidays

    shutil.copytree(Path(holidays.__file__).parent, tmp_path / "holidays", ignore=shutil.ignore_patterns("locale"))
    shutil.copytree(inside / "holidays" / "locale", tmp_path / "holidays" / "locale")
    ask = (
        "import json\nfrom holidays import list_supported_countries\n"
        "from followup_desktop.domain.holidays import holidays_of\n"
        "print(json.dumps({code: [(str(day), name) for day, name in holidays_of(code, 2027).items()]"
        " for code in list_supported_countries(include_aliases=False)}))"
    )
    ours, whole = (
        json.loads(run([sys.executable, "-c", ask], PYTHONPATH=os.pathsep.join(path)))
        for path in ((str(tmp_path), str(ROOT)), (str(ROOT),))
    )
    assert ours == whole
    assert len(whole) > 200


def test_holidays_reach_somebody(frozen: list[str], tmp_path: Path):
    card = tmp_path / "a.vcf"
    card.write_text("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana\r\nADR:;;;;;;Germany\r\nEND:VCARD\r\n")
    for name, command in {"frozen": frozen, "source": SOURCE}.items():
        run(command, "--data", tmp_path / name, "import", card)
    shown = [
        run(command, "--data", tmp_path / "frozen", "due", "--json", "--on", "2026-12-20")
        for command in (frozen, SOURCE)
    ]
    assert shown[0] == shown[1]
