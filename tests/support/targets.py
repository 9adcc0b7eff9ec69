"""The systems that Followup is installed on, as wheels and requirements name them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from packaging.markers import Marker
from packaging.tags import Tag, compatible_tags, cpython_tags, mac_platforms

PYTHONS = ((3, 11), (3, 12), (3, 13))
OLDEST_MACOS = (13, 0)


@dataclass(frozen=True, slots=True)
class Target:
    """One kind of machine: uv's name for it, what markers ask, and the oldest system of it that is served."""

    name: str
    sys_platform: str
    platform_system: str
    machine: str
    oldest: tuple[int, int] = (0, 0)
    """macOS, or on Linux glibc."""

    def platforms(self) -> Iterator[str]:
        """The platforms of wheels that run there, the best first."""
        if self.sys_platform == "win32":
            yield "win_amd64"
        elif self.sys_platform == "darwin":
            yield from mac_platforms(self.oldest, self.machine)
        else:
            # PEP 600, and the older names of three of them.
            older = {17: "manylinux2014", 12: "manylinux2010", 5: "manylinux1"}
            for minor in range(self.oldest[1], 4, -1):
                yield f"manylinux_2_{minor}_{self.machine}"
                if minor in older:
                    yield f"{older[minor]}_{self.machine}"

    def holds(self, marker: Marker | None, python: tuple[int, int]) -> bool:
        """Whether a requirement with this marker is for this target."""
        version = "{}.{}".format(*python)
        environment = {
            "sys_platform": self.sys_platform,
            "platform_system": self.platform_system,
            "platform_machine": "AMD64" if self.sys_platform == "win32" else self.machine,
            "os_name": "nt" if self.sys_platform == "win32" else "posix",
            "python_version": version,
            "python_full_version": f"{version}.0",
            "implementation_name": "cpython",
            "platform_python_implementation": "CPython",
        }
        return marker is None or marker.evaluate(environment)


TARGETS = (
    Target("x86_64-manylinux_2_34", "linux", "Linux", "x86_64", (2, 34)),
    Target("aarch64-manylinux_2_39", "linux", "Linux", "aarch64", (2, 39)),
    Target("x86_64-apple-darwin", "darwin", "Darwin", "x86_64", OLDEST_MACOS),
    Target("aarch64-apple-darwin", "darwin", "Darwin", "arm64", OLDEST_MACOS),
    Target("x86_64-pc-windows-msvc", "win32", "Windows", "AMD64"),
)


@cache
def tags(target: Target, python: tuple[int, int]) -> frozenset[Tag]:
    """The tags of the wheels that may be installed there."""
    platforms = list(target.platforms())
    interpreter = "cp{}{}".format(*python)
    return frozenset([*cpython_tags(python, platforms=platforms), *compatible_tags(python, interpreter, platforms)])
