"""From Followup.app to a signed disk image, on a Mac; standard library and Apple's own tools.

Without anything said the app is signed ad hoc: it runs where it was made, and elsewhere after its person allowed it.
With FOLLOWUP_MACOS_IDENTITY ('Developer ID Application: ...', in a keychain that is open) it is signed with that, for
the hardened runtime; with FOLLOWUP_NOTARY_KEY (the path of a .p8), FOLLOWUP_NOTARY_KEY_ID and FOLLOWUP_NOTARY_ISSUER
the image is notarised too.
"""

from __future__ import annotations

import os
import platform
import plistlib
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
AD_HOC = "-"
_MACH_O = {bytes.fromhex(magic) for magic in ("cffaedfe", "cafebabe")}
"""The first bytes of a compiled file: of one chip, of several."""


def build(app: Path, folder: Path, environment: Mapping[str, str] = os.environ) -> Path:
    """Describe, sign, pack and, where there is a key, notarise an app; the image, named after version and chip."""
    version = program_version()
    identity = environment.get("FOLLOWUP_MACOS_IDENTITY") or AD_HOC
    describe(app, version)
    sign(app, identity)
    image = pack(app, folder / f"Followup-{version}-{platform.machine()}.dmg")
    if identity != AD_HOC:
        run("codesign", "--force", "--timestamp", "--sign", identity, str(image))
        if environment.get("FOLLOWUP_NOTARY_KEY"):
            notarise(image, environment)
    return image


def describe(app: Path, version: str) -> None:
    """Put packaging/macos/Info.plist and the version into the app, over what is there; the rest stays."""
    place = app / "Contents" / "Info.plist"
    info = plistlib.loads(place.read_bytes()) | plistlib.loads((HERE / "Info.plist").read_bytes())
    # Apple wants numbers alone: a candidate for 1.2.0 is one of 1.2.0.
    numbers = ".".join(re.findall(r"\d+", version)[:3])
    info |= {"CFBundleShortVersionString": version, "CFBundleVersion": numbers}
    place.write_bytes(plistlib.dumps(info))


def sign(app: Path, identity: str) -> None:
    """Sign all that is compiled, from the inside out, then the app, and look whether that holds."""
    program = (
        app
        / "Contents"
        / "MacOS"
        / plistlib.loads((app / "Contents" / "Info.plist").read_bytes())["CFBundleExecutable"]
    )
    hardened = [] if identity == AD_HOC else ["--timestamp", "--options", "runtime"]
    entitled = [*hardened, "--entitlements", str(HERE / "entitlements.plist")]
    inside = [part for part in parts(app) if part != program]
    for part in inside:
        run("codesign", "--force", "--sign", identity, *hardened, str(part))
    for part in (program, app):
        run("codesign", "--force", "--sign", identity, *entitled, str(part))
    run("codesign", "--verify", "--deep", "--strict", "--verbose=2", str(app))


def parts(app: Path) -> Iterator[Path]:
    """The compiled files of an app, then its frameworks, what is deeper first: a signature seals what is below it."""
    found = sorted(app.rglob("*"), key=lambda path: (-len(path.parts), path))
    yield from (path for path in found if path.is_file() and not path.is_symlink() and is_compiled(path))
    yield from (path for path in found if path.suffix == ".framework" and not path.is_symlink())


def is_compiled(file: Path) -> bool:
    """Whether a file is a program or library of macOS."""
    with file.open("rb") as stream:
        return stream.read(4) in _MACH_O


def pack(app: Path, image: Path) -> Path:
    """A compressed disk image with the app beside the folder that it is dragged into; the image."""
    image.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        shown = Path(name) / "Followup"
        shutil.copytree(app, shown / app.name, symlinks=True)
        (shown / "Applications").symlink_to("/Applications")
        options = ["-volname", "Followup", "-srcfolder", str(shown), "-format", "UDZO", "-fs", "HFS+", "-ov"]
        run("hdiutil", "create", *options, str(image))
    return image


def notarise(image: Path, environment: Mapping[str, str]) -> None:
    """Have Apple look at the image, and fasten its answer to it."""
    key = ["--key", environment["FOLLOWUP_NOTARY_KEY"], "--key-id", environment["FOLLOWUP_NOTARY_KEY_ID"]]
    run("xcrun", "notarytool", "submit", str(image), *key, "--issuer", environment["FOLLOWUP_NOTARY_ISSUER"], "--wait")
    run("xcrun", "stapler", "staple", str(image))


def run(*command: str) -> None:
    """Run one of Apple's tools. Raises CalledProcessError."""
    subprocess.run(command, check=True)


def program_version() -> str:
    """The version in the checkout."""
    text = (ROOT / "followup_desktop" / "__init__.py").read_text(encoding="utf-8")
    return re.search(r'__version__ = "(.+)"', text)[1]  # type: ignore[index]
