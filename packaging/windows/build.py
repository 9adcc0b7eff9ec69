"""Compile the Windows installer from a bundle, on Windows or on Linux; standard library only.

python3 packaging/windows/build.py BUNDLE FOLDER [PICTURES]

PICTURES is a folder with the pictures that windows/pictures.py draws.

FOLLOWUP_SIGN is a command of the shell that signs the file whose path is put after it: the programs of the bundle, the
uninstaller and the installer are then signed in this order.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PROGRAMS = ("followup-desktopw.exe", "followup-desktop.exe")
"""The one without a console first: the start menu and login start that one."""
TARGETS = ("amd64-unicode", "x86-unicode")
"""The installer's own kind. NSIS as it comes for Windows has the second one only, which runs everywhere as well."""


class Failure(Exception):
    """What went wrong, in one line for the person at the keyboard."""


def main(arguments: list[str]) -> int:
    """Compile; 1 for a failure that is told in one line, 2 for wrong usage."""
    if len(arguments) not in (2, 3):
        print(__doc__, file=sys.stderr)
        return 2
    try:
        print(build(*map(Path, arguments)))
    except Failure as failure:
        print(f"build.py: {failure}", file=sys.stderr)
        return 1
    return 0


def build(bundle: Path, folder: Path, pictures: Path | None = None, *, version: str | None = None) -> Path:
    """Compile the installer of a bundle into a folder; its file. Raises Failure."""
    program = next((name for name in PROGRAMS if (bundle / name).is_file()), None)
    if program is None:
        raise Failure(f"there is no Windows program in {bundle}")
    version = version or program_version()
    sign = os.environ.get("FOLLOWUP_SIGN", "")
    folder.mkdir(parents=True, exist_ok=True)
    installer = folder.resolve() / f"Followup-{version}-setup.exe"
    if sign:
        sign_programs(bundle, sign)
    makensis = find_makensis()
    with tempfile.TemporaryDirectory() as made:
        files = Path(made) / "files.nsh"
        files.write_text(files_script(bundle.resolve()), encoding="utf-8")
        defines = {
            "VERSION": version,
            "NUMBERS": numbers(version),
            "BUNDLE_SIZE": str(size_of(bundle) // 1024),
            "PROGRAM": program,
            "COMMAND": PROGRAMS[-1],
            "FILES": str(files),
            "OUT": str(installer),
            "TARGET": target_of(makensis),
        }
        if pictures:
            defines |= {"ICON": str(pictures.resolve() / "followup.ico"), "SIDE": str(pictures.resolve() / "side.bmp")}
        if sign:
            defines["SIGN"] = sign
        compile_script(makensis, HERE / "followup.nsi", defines)
    return installer


def compile_script(makensis: str, script: Path, defines: Mapping[str, str]) -> None:
    """Run makensis on a script, warnings taken for errors. Raises Failure with what it said."""
    named = [f"-D{name}={value}" for name, value in defines.items()]
    command = [makensis, "-V2", "-WX", "-INPUTCHARSET", "UTF8", *named, script.name]
    ended = subprocess.run(command, cwd=script.parent, capture_output=True, text=True, errors="replace", check=False)
    if ended.returncode:
        raise Failure(f"makensis ended with {ended.returncode}: {ended.stdout.strip()} {ended.stderr.strip()}")


def files_script(bundle: Path) -> str:
    """The macros that install the files of a bundle and remove exactly these, whatever else is in their folders."""
    files = sorted(path.relative_to(bundle) for path in bundle.rglob("*") if path.is_file())
    folders = sorted({parent for file in files for parent in file.parents if parent.parts}, reverse=True)
    install = list(install_lines(bundle, files))
    remove = [f'Delete "$INSTDIR\\{quoted(file)}"' for file in files]
    remove += [f'RMDir "$INSTDIR\\{quoted(folder)}"' for folder in folders]
    return "\n".join([*macro("InstallFiles", install), *macro("RemoveFiles", remove)]) + "\n"


def install_lines(bundle: Path, files: Iterable[Path]) -> Iterator[str]:
    """What copies files, each into its folder."""
    place = None
    for file in files:
        if file.parent != place:
            place = file.parent
            yield f'SetOutPath "$INSTDIR\\{quoted(place)}"' if place.parts else 'SetOutPath "$INSTDIR"'
        yield f'File "/oname={quoted(Path(file.name))}" "{bundle / file}"'


def macro(name: str, lines: Iterable[str]) -> list[str]:
    """A macro of these lines."""
    return [f"!macro {name}", *(f"  {line}" for line in lines), "!macroend"]


def quoted(path: Path) -> str:
    """A path of the bundle as it stands in a string of the script. Raises Failure for one that Windows cannot have."""
    name = PurePosixPath(*path.parts)
    if re.search(r'[<>:"|?*\\\x00-\x1f]', str(name)):
        raise Failure(f"Windows has no file named {name}")
    return str(name).replace("$", "$$").replace("/", "\\")


def find_makensis() -> str:
    """NSIS's compiler. Raises Failure."""
    usual = Path(os.environ.get("PROGRAMFILES(X86)", "")) / "NSIS" / "makensis.exe"
    found = shutil.which("makensis") or (str(usual) if usual.is_file() else None)
    if found is None:
        raise Failure("makensis is missing; install NSIS")
    return found


def target_of(makensis: str) -> str:
    """The first of TARGETS that this NSIS can make."""
    ended = subprocess.run([makensis, "-HDRINFO"], capture_output=True, text=True, errors="replace", check=False)
    told = re.search(r"NSISDIR=([^\s,;]+)", ended.stdout)
    places = [Path(told[1])] if told else []
    places += [Path(makensis).resolve().parent, Path("/usr/share/nsis")]
    stubs = {stub.name for place in places for stub in (place / "Stubs").glob("lzma_solid-*")}
    return next((target for target in TARGETS if f"lzma_solid-{target}" in stubs), TARGETS[-1])


def sign_programs(bundle: Path, sign: str) -> None:
    """Sign the programs of the bundle in place."""
    for program in PROGRAMS:
        if (bundle / program).is_file():
            # By the shell, as NSIS runs it for the two files that it makes.
            subprocess.run(f'{sign} "{bundle / program}"', shell=True, check=True)


def size_of(folder: Path) -> int:
    """Bytes of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def numbers(version: str) -> str:
    """A version as the four numbers of Windows."""
    found = re.findall(r"\d+", version)[:3]
    return ".".join((found + ["0"] * 4)[:4])


def program_version() -> str:
    """The version in the checkout."""
    text = (ROOT / "followup_desktop" / "__init__.py").read_text(encoding="utf-8")
    return re.search(r'__version__ = "(.+)"', text)[1]  # type: ignore[index]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
