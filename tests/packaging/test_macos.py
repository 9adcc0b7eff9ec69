"""The app for macOS as far as another system can tell: what it says of itself, what Apple's tools are asked to do."""

from __future__ import annotations

import json
import os
import platform
import plistlib
import subprocess
import sys
from pathlib import Path

import pytest

from macos import build

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links and scripts are made as POSIX has them")

HERE = Path(build.__file__).parent
INFO = plistlib.loads((HERE / "Info.plist").read_bytes())
MACH_O, FAT = bytes.fromhex("cffaedfe") + bytes(28), bytes.fromhex("cafebabe") + bytes(28)
IDENTITY = "Developer ID Application: A Person (ABCDE12345)"


@pytest.fixture
def app(tmp_path: Path) -> Path:
    """An app as PyInstaller lays it out, with compiled files that are none."""
    contents = tmp_path / "Followup.app" / "Contents"
    qt = contents / "Frameworks" / "PySide6" / "Qt" / "lib" / "QtCore.framework" / "Versions" / "A"
    files = {
        contents / "MacOS" / "followup-desktop": MACH_O,
        contents / "Frameworks" / "base_library.zip": b"PK",
        contents / "Frameworks" / "lib-dynload" / "_json.so": FAT,
        qt / "QtCore": MACH_O,
    }
    for file, content in files.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    (qt.parent / "Current").symlink_to("A")
    (qt.parents[1] / "QtCore").symlink_to("Versions/Current/QtCore")
    own = {"CFBundleExecutable": "followup-desktop", "CFBundleIconFile": "followup.icns", "LSUIElement": False}
    (contents / "Info.plist").write_bytes(plistlib.dumps(own))
    return tmp_path / "Followup.app"


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Puts tools in the place of Apple's that only write down what they are asked; what that was."""
    log, tools = tmp_path / "asked", tmp_path / "tools"
    tools.mkdir()
    for name in ("codesign", "hdiutil", "xcrun"):
        script = f"#!{sys.executable}\nimport json, sys\nopen({str(log)!r}, 'a').write(json.dumps(sys.argv) + '\\n')\n"
        (tools / name).write_text(script, encoding="utf-8")
        (tools / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")

    def asking() -> list[list[str]]:
        lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
        return [[Path(words[0]).name, *words[1:]] for words in map(json.loads, lines)]

    return asking


def test_what_the_system_is_told() -> None:
    # The tray is no app that one switches to; the window takes its place in the Dock itself (desktop/identity.py).
    assert INFO["LSUIElement"] is True
    assert INFO["CFBundleIdentifier"] == "org.followup.desktop"
    assert "reminds you" in INFO["NSUserNotificationsUsageDescription"]
    assert INFO["NSUserNotificationAlertStyle"] == "alert"
    (document,) = INFO["CFBundleDocumentTypes"]
    assert document["LSItemContentTypes"] == ["public.vcard"]
    # Offered, and never what opens them by default.
    assert (document["LSHandlerRank"], document["CFBundleTypeRole"]) == ("Alternate", "Viewer")


def test_the_entitlements_are_one_and_it_is_explained() -> None:
    file = HERE / "entitlements.plist"
    assert plistlib.loads(file.read_bytes()) == {"com.apple.security.cs.allow-unsigned-executable-memory": True}
    assert file.read_text(encoding="utf-8").count("<!--") == 1


def test_the_app_says_what_the_file_says_and_keeps_the_rest(app: Path) -> None:
    build.describe(app, "1.2.0rc1")
    info = plistlib.loads((app / "Contents" / "Info.plist").read_bytes())
    assert info == INFO | {
        "CFBundleExecutable": "followup-desktop",
        "CFBundleIconFile": "followup.icns",
        "CFBundleShortVersionString": "1.2.0rc1",
        "CFBundleVersion": "1.2.0",
    }


def test_it_is_signed_ad_hoc_from_the_inside_out(app: Path, asked) -> None:
    build.sign(app, build.AD_HOC)
    *signed, verified = asked()
    assert [Path(words[-1]).name for words in signed] == [
        "QtCore",
        "_json.so",
        "QtCore.framework",
        "followup-desktop",
        "Followup.app",
    ]
    assert all(words[:4] == ["codesign", "--force", "--sign", "-"] for words in signed)
    assert not any("runtime" in words for words in signed)
    assert verified == ["codesign", "--verify", "--deep", "--strict", "--verbose=2", str(app)]


def test_with_an_identity_it_is_hardened_packed_and_notarised(app: Path, asked, tmp_path: Path) -> None:
    key = {"FOLLOWUP_NOTARY_KEY": "key.p8", "FOLLOWUP_NOTARY_KEY_ID": "KEY", "FOLLOWUP_NOTARY_ISSUER": "issuer"}
    image = build.build(app, tmp_path / "out", {"FOLLOWUP_MACOS_IDENTITY": IDENTITY, **key})
    assert image.name == f"Followup-{build.program_version()}-{platform.machine()}.dmg"
    words = asked()
    signed = [each for each in words if each[0] == "codesign" and "--verify" not in each]
    assert all(IDENTITY in each and "--timestamp" in each for each in signed)
    assert all("runtime" in each for each in signed[:-1])
    entitled = [Path(each[-1]).name for each in signed if "--entitlements" in each]
    assert entitled == ["followup-desktop", "Followup.app"]
    tail = [each[:3] for each in words[-4:]]
    assert tail == [
        ["hdiutil", "create", "-volname"],
        ["codesign", "--force", "--timestamp"],
        ["xcrun", "notarytool", "submit"],
        ["xcrun", "stapler", "staple"],
    ]
    assert words[-2][-1] == "--wait"


def test_without_a_key_nothing_is_sent_anywhere(app: Path, asked, tmp_path: Path) -> None:
    build.build(app, tmp_path / "out", {"FOLLOWUP_MACOS_IDENTITY": IDENTITY})
    build.build(app, tmp_path / "out", {})
    assert not any(words[0] == "xcrun" for words in asked())


def test_the_image_shows_the_app_beside_the_applications(
    app: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []

    def look(*command: str) -> None:
        shown = Path(command[command.index("-srcfolder") + 1])
        seen.extend(sorted((each.name, each.is_symlink()) for each in shown.iterdir()))
        framework = shown / "Followup.app" / "Contents" / "Frameworks" / "PySide6" / "Qt" / "lib" / "QtCore.framework"
        assert (framework / "QtCore").is_symlink()

    monkeypatch.setattr(build, "run", look)
    build.pack(app, tmp_path / "out" / "Followup.dmg")
    assert seen == [("Applications", True), ("Followup.app", False)]


def test_a_tool_that_fails_stops_everything(app: Path, asked, tmp_path: Path) -> None:
    (tmp_path / "tools" / "codesign").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    with pytest.raises(subprocess.CalledProcessError):
        build.build(app, tmp_path / "out", {})
    assert not any(words[0] == "hdiutil" for words in asked())
