"""What goes into the bundle and what stays out: modules, Qt's plugins, libraries of the system, data.

The lists say what is wanted, so that a new version of a package brings nothing along unasked.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath

Entry = tuple[str, str, str]
"""PyInstaller's: the name inside the bundle, the file, and what kind it is."""

HIDDEN = {
    "linux": ["resource", "plyer.platforms.linux.notification", "desktop_notifier.backends.dbus"],
    "darwin": ["resource", "plyer.platforms.macosx.notification", "desktop_notifier.backends.macos"],
    "win32": ["plyer.platforms.win.notification", "desktop_notifier.backends.winrt"],
}
"""What is imported by a name that is put together at run time, by `sys.platform`."""
HIDDEN_TREES = ["followup_desktop", "holidays.countries"]
DATA = ["desktop_notifier", "tzdata", "anyascii"]
"""Packages that read files of their own."""

EXCLUDED = [
    # The book is opened by the one SQLite that apsw brings, and by no other.
    "sqlite3", "_sqlite3", "playhouse.sqlite_ext", "playhouse.sqlite_udf",
    # Nothing speaks to a network.
    "ssl", "_ssl", "ftplib", "imaplib", "nntplib", "poplib", "smtplib", "telnetlib", "socketserver", "xmlrpc",
    # One process starts another by its own name, never by a copy of itself.
    "multiprocessing", "concurrent.futures.process",
    # Python in the place of C that is there.
    "_pydecimal", "_pyio",
    # GNU readline is under the GPL; nothing here is typed into line by line.
    "readline", "rlcompleter",
    "tkinter", "_tkinter", "turtle", "idlelib", "curses", "_curses", "_curses_panel",
    "pdb", "pydoc", "doctest", "unittest", "test", "lib2to3", "distutils", "ensurepip", "venv",
    "setuptools", "pkg_resources", "pip", "numpy", "pytz", "gi",
    "icalendar.tests", "apsw.tests", "apsw.shell", "apsw.trace", "apsw.speedtest", "babel.messages",
    "holidays.financial", "dbus_fast.glib", "dateutil.zoneinfo",
    # The same once more for newer processors: 5 MB for a fifth of a step of looking for duplicates.
    "rapidfuzz.fuzz_cpp_avx2", "rapidfuzz.distance.metrics_cpp_avx2",
]  # fmt: skip

PLUGINS = {
    "iconengines": {"svgicon"},
    "imageformats": {"jpeg", "svg"},
    # Offscreen: the bundle can be looked at where there is no screen.
    "platforms": {"xcb", "wayland", "windows", "cocoa", "offscreen"},
    # Dead keys, and letters that no key has.
    "platforminputcontexts": {"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"},
    # The desktop's own file dialogs, inside a Flatpak too.
    "platformthemes": {"xdgdesktopportal"},
    "wayland-decoration-client": {"adwaita", "bradient"},
    "wayland-shell-integration": {"xdg-shell"},
}
"""Qt's plugins that are wanted, by folder, without what systems put around the name."""

SYSTEM = re.compile(
    r"lib(stdc\+\+|gcc_s|EGL|GL|GLX|OpenGL|GLdispatch|X11|X11-xcb|xcb|Xau|Xdmcp|Xext|dbus-1|systemd|fontconfig|freetype|png16"
    r"|brotlicommon|brotlidec|glib-2\.0|gthread-2\.0|gmodule-2\.0|gobject-2\.0|gio-2\.0|pcre2-8|mount|blkid|selinux"
    r"|gssapi_krb5|krb5|k5crypto|krb5support|com_err|keyutils|crypto|z|zstd|lzma|lz4|expat|uuid|bsd|md|cap|gcrypt|gpg-error"
    r"|xcb-(glx|randr|render|shape|shm|sync|xfixes|xkb)|wayland-(client|cursor|egl))\.so\.\d[\d.]*"
)
"""Linux: what every desktop has, and must not be met twice in one process: a driver, a font or Kerberos library of the
system may want a newer one than the bundle was made with."""

_PLUGIN = re.compile(r"PySide6[/\\](?:Qt[/\\])?plugins[/\\]([\w-]+)[/\\](?:lib)?q?([\w-]+?)\.(?:so|dll|dylib)")
_LOCALE = re.compile(r"babel[/\\]locale-data[/\\](\w+)\.dat")
_HOLIDAYS = re.compile(r"holidays[/\\]locale[/\\](\w+)[/\\]")
_UNWANTED = re.compile(
    r"followup_desktop/resources/pictures/|PySide6[/\\](?:Qt[/\\])?(?:translations|qml|resources|metatypes)[/\\]|.*\.(?:pyi|pyx|pxd|c|h)$|.*[/\\]py\.typed$"
)


def plugin_wanted(name: str) -> bool:
    """Whether a file of the bundle is a plugin of Qt that is wanted, or no plugin at all."""
    match = _PLUGIN.match(name)
    if match is None:
        return True
    return match[2] in PLUGINS.get(match[1], set())


def data_wanted(name: str, locales: Callable[[str], bool]) -> bool:
    """Whether a file of data is wanted; `locales` says whether Babel's data of a locale is asked for."""
    babel, holidays = _LOCALE.match(name), _HOLIDAYS.match(name)
    if babel is not None:
        return locales(babel[1])
    if holidays is not None:
        return holidays[1].partition("_")[0] == "en"
    return _UNWANTED.match(name.replace("\\", "/")) is None


def left_to_the_system(name: str) -> bool:
    """Whether a library, by its soname, is the system's on Linux."""
    return SYSTEM.fullmatch(name) is not None


def reached(entries: Iterable[Entry], imports: Callable[[str], Iterable[str]]) -> list[Entry]:
    """Of the binaries those that are needed: Python, its own modules, wanted plugins, and what these load, and that.

    `imports` gives the names of the libraries that a file loads. Links go where the file goes that they lead to.
    """
    every = list(entries)
    files = [entry for entry in every if entry[2] != "SYMLINK"]
    named: dict[str, set[str]] = {}
    for name, source, _kind in files:
        named.setdefault(_base(name), set()).add(source)
    waiting = [source for name, source, kind in files if kind == "EXTENSION" or _is_root(name)]
    needed: set[str] = set()
    while waiting:
        source = waiting.pop()
        if source not in needed:
            needed.add(source)
            waiting += [found for library in imports(source) for found in named.get(_base(library), ())]
    kept = [entry for entry in files if entry[1] in needed]
    return kept + without_loose_links([entry for entry in every if entry[2] == "SYMLINK"], kept)


def without_loose_links(entries: Iterable[Entry], others: Iterable[Entry]) -> list[Entry]:
    """The entries without the links that lead to none of them, nor to any of the others."""
    every = list(entries)
    places = {name.replace("\\", "/") for name, _source, kind in (*every, *others) if kind != "SYMLINK"}
    return [entry for entry in every if entry[2] != "SYMLINK" or _leads_to(entry, places)]


def _base(name: str) -> str:
    return PurePosixPath(name.replace("\\", "/")).name.casefold()


def _is_root(name: str) -> bool:
    return _PLUGIN.match(name) is not None or re.match(r"(?:lib)?python3|python$", _base(name)) is not None


def _leads_to(link: Entry, places: set[str]) -> bool:
    """Whether what a link leads to is there; of a framework of macOS, whether anything of it is."""
    name, target, _kind = link
    framework = re.match(r".*?\.framework/", name)
    if framework is not None:
        return any(place.startswith(framework[0]) for place in places)
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), target)) in places
