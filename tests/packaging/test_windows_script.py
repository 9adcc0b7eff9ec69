"""The script of the Windows installer: what is compiled into it, in which languages, signed in which order."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from followup_desktop.desktop import autostart
from windows import build

WINDOWS = Path(build.__file__).parent
needs_nsis = pytest.mark.skipif(shutil.which("makensis") is None, reason="makensis is missing; it is in nsis")


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A small bundle whose program is none."""
    files = {
        "followup-desktop.exe": b"MZ",
        "followup-desktopw.exe": b"MZ",
        "_internal/base.bin": b"1",
        "_internal/a folder/é 100 $.txt": b"2",
    }
    for name, content in files.items():
        (tmp_path / "bundle" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "bundle" / name).write_bytes(content)
    return tmp_path / "bundle"


def test_each_file_is_installed_and_removed_and_nothing_else(bundle: Path) -> None:
    install, remove = build.files_script(bundle).split("!macroend")[:2]
    files = [file.relative_to(bundle) for file in bundle.rglob("*") if file.is_file()]
    assert install.count("File ") == remove.count("Delete ") == len(files) == 4
    for file in files:
        windows = str(file).replace("/", "\\").replace("$", "$$")
        assert f'Delete "$INSTDIR\\{windows}"' in remove
    # What is inside goes first, and no folder goes with what somebody else put there.
    assert re.findall(r'RMDir (.*)"', remove) == ['"$INSTDIR\\_internal\\a folder', '"$INSTDIR\\_internal']


@pytest.mark.skipif(os.name == "nt", reason="such a name cannot be made there")
def test_a_name_that_windows_cannot_have_is_refused(bundle: Path) -> None:
    (bundle / "a:b").touch()
    with pytest.raises(build.Failure, match="Windows has no file named a:b"):
        build.files_script(bundle)


def test_a_bundle_without_a_program_is_refused(tmp_path: Path) -> None:
    with pytest.raises(build.Failure, match="no Windows program"):
        build.build(tmp_path, tmp_path / "out")


@pytest.mark.parametrize(
    ("version", "numbers"), [("0.1.0", "0.1.0.0"), ("1.2", "1.2.0.0"), ("1.2.3rc4", "1.2.3.0"), ("1.2.3.4", "1.2.3.0")]
)
def test_a_version_is_four_numbers(version: str, numbers: str) -> None:
    assert build.numbers(version) == numbers


def test_login_starts_what_the_program_itself_would_start() -> None:
    script = "".join((WINDOWS / name).read_text(encoding="utf-8") for name in ("followup.nsi", "parts.nsh"))
    assert f'!define RUN_VALUE "{autostart.NAME}"' in script
    assert f'!define RUN_KEY "{autostart._RUN}"' in script
    assert f'!define APPROVED_KEY "{autostart._APPROVED}"' in script


def said() -> dict[str, list[str]]:
    """What the installer says by name, in each language."""
    text = (WINDOWS / "languages.nsh").read_text(encoding="utf-8")
    found = re.findall(r"\$\{SAY\} (\w+)((?:[ \\\n]+\"[^\"\n]*\")+)", text)
    assert len(found) == text.count("${SAY} ")
    return {name: re.findall(r'"([^"\n]*)"', texts) for name, texts in found}


@pytest.mark.parametrize("page", [("FOR_ME", "FOR_EVERYBODY", "AT_LOGIN", "FOR_CARDS"), ("KEEP_BOOK", "DELETE_BOOK")])
def test_no_two_choices_of_a_page_have_the_same_key(page: tuple[str, ...]) -> None:
    for choices in zip(*(said()[name] for name in page), strict=True):
        keys = [re.search("&(.)", choice)[1].lower() for choice in choices]
        assert len(set(keys)) == len(keys), choices


def test_it_says_everything_in_every_language() -> None:
    for name, words in said().items():
        assert len(words) == 4, name
        assert all(words), name
        assert {each.count("$LOCALAPPDATA") for each in words} in ({0}, {1}), name
        assert len({each.count("&") for each in words}) == 1, f"{name}: a key of the keyboard in each language or none"
    used = set(re.findall(r"\$\((\w+)\)", "".join(file.read_text("utf-8") for file in WINDOWS.glob("*.ns[hi]"))))
    assert used == set(said())


@needs_nsis
@pytest.mark.parametrize("target", build.TARGETS)
def test_it_compiles_without_a_warning_for_both_kinds_of_nsis(
    bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    monkeypatch.setattr(build, "target_of", lambda makensis: target)
    installer = build.build(bundle, tmp_path / "out", version="1.2.3")
    assert installer.name == "Followup-1.2.3-setup.exe"
    machine = {"amd64-unicode": b"PE\0\0\x64\x86", "x86-unicode": b"PE\0\0\x4c\x01"}[target]
    content = installer.read_bytes()
    assert content.count(machine) == 1
    # The resource that Windows shows under 'Details', and the wish not to be an administrator.
    assert "1.2.3".encode("utf-16-le") in content
    assert b'level="asInvoker"' in content or b"requestedExecutionLevel" in content


@needs_nsis
def test_it_is_compiled_for_64_bits_where_nsis_can() -> None:
    assert build.target_of(build.find_makensis()) == "amd64-unicode"


@needs_nsis
def test_programs_uninstaller_and_installer_are_signed_in_this_order(
    bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = tmp_path / "signed"
    signer = tmp_path / "sign.py"
    signer.write_text(f"import sys\nopen({str(log)!r}, 'a').write(sys.argv[-1] + chr(10))\n", encoding="utf-8")
    monkeypatch.setenv("FOLLOWUP_SIGN", f"{sys.executable} {signer} --as Followup")
    installer = build.build(bundle, tmp_path / "out", version="1.2.3")
    signed = log.read_text(encoding="utf-8").splitlines()
    assert signed[:2] == [str(bundle / "followup-desktopw.exe"), str(bundle / "followup-desktop.exe")]
    assert (len(signed), signed[-1]) == (4, str(installer))


@needs_nsis
def test_a_signature_that_fails_stops_everything(bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOLLOWUP_SIGN", f"{sys.executable} -c 'import sys; sys.exit(1)'")
    with pytest.raises((subprocess.CalledProcessError, build.Failure)):
        build.build(bundle, tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []
