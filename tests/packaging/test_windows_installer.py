"""The Windows installer by wine, with stand-ins for the programs: installed, upgraded, uninstalled."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from followup_desktop.desktop.autostart import RunKey
from followup_desktop.desktop.launch import Command
from tests.support.installers import make_installer
from tests.support.processes import end, wait_until
from tests.support.wine import Windows, fresh_windows
from windows import build

missing = [name for name in ("makensis", "wine") if shutil.which(name) is None]
pytestmark = [
    pytest.mark.skipif(bool(missing), reason=f"{' and '.join(missing)} missing; they are in nsis and wine64"),
    pytest.mark.journey,
    pytest.mark.xdist_group("journeys"),
]

RUN = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Run"
UNINSTALL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\Followup"
CLASSES = r"Software\Classes"
Make = Callable[..., Path]


@pytest.fixture(scope="module")
def make(tmp_path_factory: pytest.TempPathFactory) -> Make:
    """Makes installers of stand-ins, each kind once."""
    made: dict[str, Path] = {}

    def making(version: str = "1.0.0", *defines: str) -> Path:
        key = version + "".join(defines)
        if key not in made:
            made[key] = make_installer(tmp_path_factory.mktemp("installer"), version, *defines)
        return made[key]

    return making


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Windows]:
    with fresh_windows(tmp_path_factory.mktemp("windows") / "prefix") as made:
        yield made


@pytest.fixture
def system(disk: Windows) -> Iterator[Windows]:
    """A Windows with a book in it and no program."""
    book(disk).parent.mkdir(exist_ok=True)
    book(disk).write_bytes(b"a book")
    yield disk
    for place in (user_folder(disk), disk.disk / "Program Files" / "Followup"):
        uninstall(disk, place)


def book(system: Windows) -> Path:
    return system.home / "AppData" / "Local" / "Followup" / "book.db"


def user_folder(system: Windows) -> Path:
    return system.home / "AppData" / "Local" / "Programs" / "Followup"


def shortcut(system: Windows) -> Path:
    menu = Path("Microsoft", "Windows", "Start Menu", "Programs", "Followup.lnk")
    return system.home / "AppData" / "Roaming" / menu


def program(system: Windows) -> Path:
    return user_folder(system) / "followup-desktopw.exe"


def install(system: Windows, installer: Path, *options: str) -> int:
    return system.run(installer, "/S", *options).returncode


def uninstall(system: Windows, place: Path) -> None:
    """Run the uninstaller, which goes on in a copy of itself, until all is gone."""
    if (place / "uninstall.exe").exists():
        assert system.run(place / "uninstall.exe", "/S").returncode == 0
        wait_until(lambda: not place.exists(), "the uninstaller")


def names(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


def test_for_one_person(system: Windows, make: Make) -> None:
    assert install(system, make()) == 0
    assert names(user_folder(system)) == {
        "followup-desktop.exe",
        "followup-desktopw.exe",
        "uninstall.exe",
        "_internal/only in 1.0.0.txt",
        "_internal/a folder/é $.txt",
    }
    entry = system.registry(rf"HKCU\{UNINSTALL}")
    assert (entry["DisplayName"], entry["DisplayVersion"]) == ("Followup", "1.0.0")
    assert system.path(entry["InstallLocation"]) == user_folder(system)
    assert entry["QuietUninstallString"] == f'"{entry["InstallLocation"]}\\uninstall.exe" /S'
    # Nothing for others, nothing at login unless it is asked for.
    assert system.registry(rf"HKLM\{UNINSTALL}") == system.registry(RUN) == {}


def test_the_start_menu(system: Windows, make: Make) -> None:
    ended = system.run(make(), "/S", debug="fixme+shell")
    content = shortcut(system).read_bytes()
    assert rb"Programs\Followup\followup-desktopw.exe" in content
    assert "Follow up and stay in touch".encode("utf-16-le") in content
    # Wine keeps no properties of shortcuts, but says that it was given one: the AppUserModelID.
    assert [line.split(":")[-2] for line in ended.stderr.splitlines() if "propertystore" in line] != []
    assert "propertystore_SetValue" in ended.stderr
    assert "propertystore_Commit" in ended.stderr


def test_open_with_but_not_by_default(system: Windows, make: Make) -> None:
    system.set(rf"HKCU\{CLASSES}\.vcf", "", "Somebody.Else")
    assert install(system, make()) == 0
    assert "Followup.ContactCard" in system.registry(rf"HKCU\{CLASSES}\.vcf\OpenWithProgids")
    assert "Somebody.Else" in system.registry(rf"HKCU\{CLASSES}\.vcf").values()
    (command,) = system.registry(rf"HKCU\{CLASSES}\Followup.ContactCard\shell\open\command").values()
    assert command.endswith(r'\Programs\Followup\followup-desktopw.exe" "%1"')
    uninstall(system, user_folder(system))
    assert system.registry(rf"HKCU\{CLASSES}\.vcf\OpenWithProgids") == {}
    assert "Somebody.Else" in system.registry(rf"HKCU\{CLASSES}\.vcf").values()
    assert install(system, make(), "/NoOpenWith") == 0
    assert system.registry(rf"HKCU\{CLASSES}\.vcf\OpenWithProgids") == {}


def test_a_card_is_opened_with_its_path(system: Windows, make: Make) -> None:
    assert install(system, make()) == 0
    card = system.home / "Ana Ö.vcf"
    card.touch()
    (command,) = system.registry(rf"HKCU\{CLASSES}\Followup.ContactCard\shell\open\command").values()
    windows_path = f"C:\\users\\{system.home.name}\\Ana Ö.vcf"
    system.run(program(system), *[part.strip('"') for part in command.replace("%1", windows_path).split('" "')][1:])
    assert (system.home / "AppData" / "Local" / "stand-in.told").read_bytes().decode("cp1252") == f'"{windows_path}"'


class Values:
    """A registry of what was written."""

    def __init__(self) -> None:
        self.written: dict[str, str] = {}

    def write(self, key: str, name: str, value: str) -> None:
        self.written[f"{key}:{name}"] = value

    def delete(self, key: str, name: str) -> None:
        pass


def test_login_by_the_value_that_the_program_would_write(system: Windows, make: Make) -> None:
    assert install(system, make(), "/Autostart") == 0
    (value,) = system.registry(RUN).items()
    windows_path = f"C:\\users\\{system.home.name}\\AppData\\Local\\Programs\\Followup\\followup-desktopw.exe"
    own = Values()
    RunKey(own).enable(Command((windows_path, "--tray")))  # type: ignore[arg-type]
    assert own.written == {f"{RUN.removeprefix('HKCU' + chr(92))}:{value[0]}": value[1]}


def test_an_upgrade_ends_what_runs_and_keeps_what_was_chosen(system: Windows, make: Make) -> None:
    assert install(system, make("1.0.0"), "/Autostart") == 0
    (user_folder(system) / "_internal" / "of somebody else.txt").touch()
    tray = system.start(program(system), "--tray")
    try:
        runs = system.home / "AppData" / "Local" / "stand-in.runs"
        wait_until(runs.exists, "the tray")
        assert install(system, make("2.0.0")) == 0
        assert tray.wait(20) == 0
    finally:
        end(tray)
    assert {"_internal/only in 2.0.0.txt", "_internal/of somebody else.txt"} < names(user_folder(system))
    assert "_internal/only in 1.0.0.txt" not in names(user_folder(system))
    assert (user_folder(system) / "_internal" / "a folder" / "é $.txt").read_text() == "2.0.0"
    assert system.registry(rf"HKCU\{UNINSTALL}")["DisplayVersion"] == "2.0.0"
    assert "followup-desktop" in system.registry(RUN)
    assert shortcut(system).exists()
    assert book(system).read_bytes() == b"a book"
    (user_folder(system) / "_internal" / "of somebody else.txt").unlink()


@pytest.mark.parametrize("running", build.PROGRAMS)
def test_what_does_not_end_is_left_as_it_is(system: Windows, make: Make, running: str) -> None:
    assert install(system, make("1.0.0", "STUBBORN")) == 0
    before = names(user_folder(system))
    tray = system.start(user_folder(system) / running, "--tray")
    runs = system.home / "AppData" / "Local" / "stand-in.runs"
    try:
        wait_until(runs.exists, "the tray")
        assert install(system, make("2.0.0")) == 3
        assert names(user_folder(system)) == before
        assert system.registry(rf"HKCU\{UNINSTALL}")["DisplayVersion"] == "1.0.0"
        # Nor does the uninstaller take half of it.
        system.run(user_folder(system) / "uninstall.exe", "/S", f"_?={windows_name(system)}")
        assert names(user_folder(system)) == before
    finally:
        (runs.parent / "stand-in.quit").touch()
        tray.wait(20)
        (runs.parent / "stand-in.quit").unlink()


def windows_name(system: Windows) -> str:
    return f"C:\\users\\{system.home.name}\\AppData\\Local\\Programs\\Followup"


def test_uninstalling_leaves_the_book_and_nothing_else(system: Windows, make: Make) -> None:
    system.set(rf"HKCU\{CLASSES}\AppUserModelId\Followup", "DisplayName", "Followup")
    assert install(system, make(), "/Autostart") == 0
    uninstall(system, user_folder(system))
    wait_until(lambda: not shortcut(system).exists(), "the shortcut to go")
    assert system.registry(RUN) == system.registry(rf"HKCU\{UNINSTALL}") == {}
    found = system.run("reg", "query", rf"HKCU\{CLASSES}", "/s").stdout
    assert "followup" not in found.lower()
    assert book(system).read_bytes() == b"a book"


def test_for_everybody(system: Windows, make: Make) -> None:
    assert install(system, make(), "/AllUsers", "/Autostart") == 0
    place = system.disk / "Program Files" / "Followup"
    assert "followup-desktopw.exe" in names(place)
    assert system.path(system.registry(rf"HKLM\{UNINSTALL}")["InstallLocation"]) == place
    assert system.registry(rf"HKCU\{UNINSTALL}") == {}
    # Whoever installs it may be somebody else than who is to be reminded.
    assert system.registry(RUN) == {}
    assert "Followup.ContactCard" in system.registry(rf"HKLM\{CLASSES}\.vcf\OpenWithProgids")
    # An upgrade without a word goes where it is.
    assert install(system, make("2.0.0")) == 0
    assert system.registry(rf"HKLM\{UNINSTALL}")["DisplayVersion"] == "2.0.0"
    assert not user_folder(system).exists()
    uninstall(system, place)
    assert system.registry(rf"HKLM\{UNINSTALL}") == {}
    assert book(system).read_bytes() == b"a book"


def test_a_folder_of_ones_own_choice(system: Windows, make: Make) -> None:
    assert install(system, make("1.0.0"), r"/D=C:\my\place") == 0
    place = system.disk / "my" / "place"
    assert "followup-desktopw.exe" in names(place)
    # Moved by an upgrade that names another folder: nothing stays behind.
    assert install(system, make("2.0.0"), r"/D=C:\another") == 0
    assert not place.exists()
    assert "_internal/only in 2.0.0.txt" in names(system.disk / "another")
    uninstall(system, system.disk / "another")


def test_a_windows_that_is_too_old_is_told(system: Windows, make: Make) -> None:
    system.set(r"HKCU\Software\Wine", "Version", "win7")
    try:
        assert install(system, make()) == 2
    finally:
        system.set(r"HKCU\Software\Wine", "Version", "win10")
    assert not user_folder(system).exists()
