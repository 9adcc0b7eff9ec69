"""python3 -m release.materials FILE [PURL_TYPE]: what the program is made of, as a CycloneDX 1.6 document.

It names what packaging/requirements/run.txt locks, with the hashes of the wheels, and Python and SQLite. What a package
says of itself comes from where it is installed beside the Python that runs this. PURL_TYPE is the type of package URLs
(package-url/purl-spec) for the index that the wheels come from; without it there are none.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import platform
import re
import sys
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ROOT / "packaging" / "requirements"
_PROGRAM = "followup-desktop"
_LICENCES = {"python": "PSF-2.0", "sqlite": "blessing"}
"""Of what is no package, by SPDX's names."""


@dataclass(frozen=True, slots=True)
class Part:
    """One package: where a `marker` says so only on some systems; the `hashes` by the name of each wheel."""

    name: str
    version: str
    marker: str = ""
    hashes: dict[str, str] = field(default_factory=dict)


def main(arguments: list[str]) -> int:
    """Write the document; 2 for wrong usage."""
    if len(arguments) not in (1, 2):
        print(__doc__, file=sys.stderr)
        return 2
    text = json.dumps(document(*arguments[1:]), indent=1, ensure_ascii=False)
    Path(arguments[0]).write_text(text + "\n", encoding="utf-8", newline="\n")
    return 0


def document(purl_type: str = "") -> dict[str, Any]:
    """The bill of materials. The same lock and version give the same document."""
    parts = [*locked(), *brought_along()]
    version = _version()
    lock = (LOCKS / "run.txt").read_bytes()
    name = uuid.UUID(bytes=hashlib.sha256(version.encode() + b"\0" + lock).digest()[:16], version=4)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{name}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": _PROGRAM,
                "name": _PROGRAM,
                "version": version,
                "licenses": [{"license": {"id": "MIT"}}],
            }
        },
        "components": [_component(part, purl_type) for part in parts],
        "dependencies": [{"ref": _PROGRAM, "dependsOn": [_reference(part) for part in parts]}],
    }


def locked() -> Iterator[Part]:
    """The packages of the run lock."""
    lines = (LOCKS / "wheels.txt").read_text(encoding="utf-8").splitlines()
    wheels = dict(line.split("  ", 1) for line in lines)
    text = (LOCKS / "run.txt").read_text(encoding="utf-8")
    for entry in re.split(r"\n(?=\S)", text.strip()):
        first = re.match(r"([\w.-]+)==([^\s;]+)(?: ; ([^\\]+))?", entry)
        assert first is not None
        own = {wheels[digest]: digest for digest in re.findall(r"sha256:(\w+)", entry) if digest in wheels}
        yield Part(first[1], first[2], (first[3] or "").strip(), own)


def brought_along() -> Iterator[Part]:
    """What is in the program without being a package of its own; _LICENCES has theirs."""
    yield Part("python", platform.python_version())
    try:
        import apsw
    except ImportError:
        return
    yield Part("sqlite", apsw.sqlite_lib_version())


def _component(part: Part, purl_type: str) -> dict[str, Any]:
    component: dict[str, Any] = {
        "type": "library",
        "bom-ref": _reference(part),
        "name": part.name,
        "version": part.version,
        "scope": "required",
    }
    component |= _described(part)
    if purl_type:
        component["purl"] = f"pkg:{purl_type}/{part.name}@{quote(part.version)}"
    properties = [{"name": "followup:marker", "value": part.marker}] if part.marker else []
    properties += [{"name": f"followup:wheel:{name}", "value": digest} for name, digest in sorted(part.hashes.items())]
    if len(part.hashes) == 1:
        component["hashes"] = [{"alg": "SHA-256", "content": next(iter(part.hashes.values()))}]
    return component | ({"properties": properties} if properties else {})


def _described(part: Part) -> dict[str, Any]:
    """What the package says of itself, where it is installed here in this version."""
    if part.name in _LICENCES:
        return {"licenses": [{"expression": _LICENCES[part.name]}]}
    try:
        told = importlib.metadata.metadata(part.name)
    except importlib.metadata.PackageNotFoundError:
        return {}
    if told["Version"] != part.version:
        return {}
    described: dict[str, Any] = {"description": told["Summary"]} if told["Summary"] else {}
    expression = told["License-Expression"]
    if expression:
        return described | {"licenses": [{"expression": expression}]}
    classes = [line.split(" :: ") for line in told.get_all("Classifier") or () if line.startswith("License :: ")]
    names = [words[-1] for words in classes if words[-1] != "OSI Approved"]
    short = told["License"] or ""
    if not names and short and "\n" not in short and short != "OSI Approved":
        names = [short]
    return described | ({"licenses": [{"license": {"name": name}} for name in names]} if names else {})


def _reference(part: Part) -> str:
    return f"{part.name}@{part.version}"


def _version() -> str:
    text = (ROOT / "followup_desktop" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "(.+)"', text)
    assert found is not None
    return found[1]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
