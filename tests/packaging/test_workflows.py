"""What runs on GitHub's machines, looked at here: read, checked, and step by step run where Linux can run it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import dev
from followup_desktop import __version__
from release.sums import NAME as SUMS
from tests.support.workflow import read, steps

ROOT = Path(__file__).parents[2]
WORKFLOWS = ROOT / ".github" / "workflows"
FILES = sorted(WORKFLOWS.glob("*.yml"))
NAMES = [file.name for file in FILES]
RELEASE = read(WORKFLOWS / "release.yml")
RUNNERS = re.compile(r"(ubuntu|windows|macos)-(latest|\d+(\.\d+)?(-intel|-arm)?)")


def step(job: str, name: str) -> str:
    """What a step of the release runs, by its name or the first words of it."""
    (found,) = [
        each["run"] for where, each in steps(RELEASE) if where == job and name in (each.get("name"), each.get("run"))
    ]
    return found


def run(script: str, folder: Path, cwd: Path = ROOT, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a step as a runner does, with programs of `folder`/bin before all others and `folder` for its files."""
    own = {"RUNNER_TEMP": str(folder), "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}"}
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=cwd,
        env={**os.environ, **own, **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def tool(folder: Path, name: str, script: str) -> Path:
    """A program that a step finds under a name."""
    file = folder / "bin" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"#!/usr/bin/env bash\nset -e\n{script}\n", encoding="utf-8")
    file.chmod(0o755)
    return file


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A runner's folder, with this Python and the program from source."""
    python = f'exec "{sys.executable}" "$@"'
    tool(tmp_path, "python", python)
    source = f'PYTHONPATH="{ROOT}" exec "{sys.executable}" -m followup_desktop "$@"'
    tool(tmp_path, "followup-desktop", source)
    return tmp_path


# Read


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_each_job_is_whole(file: Path) -> None:
    workflow = read(file)
    assert workflow["permissions"] == {"contents": "read"}
    for name, job in workflow["jobs"].items():
        needs = job.get("needs", [])
        assert set([needs] if isinstance(needs, str) else needs) <= set(workflow["jobs"]), name
        if "uses" in job:
            assert (ROOT / job["uses"]).is_file()
            assert "workflow_call" in read(ROOT / job["uses"])["on"]
            continue
        assert int(job["timeout-minutes"]) <= 60
        assert all(RUNNERS.fullmatch(runner) for runner in runners(job)), name


def runners(job: dict[str, Any]) -> list[str]:
    """The machines of a job, its matrix filled in."""
    named = job["runs-on"]
    matrix = job.get("strategy", {}).get("matrix", {})
    wanted = re.findall(r"\$\{\{ matrix\.(\w+) \}\}", named)
    if not wanted:
        return [named]
    (key,) = wanted
    values = matrix.get(key) or [each[key] for each in matrix["include"]]
    return [re.sub(r"\$\{\{ matrix\.\w+ \}\}", value, named) for value in values]


@pytest.mark.parametrize("file", FILES, ids=NAMES)
def test_what_is_named_is_there(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    workflow = read(file)
    for command in re.findall(r"python3? dev\.py (\w+)", text):
        assert command in dev.COMMANDS
    for script in re.findall(r"packaging/[\w/.-]+\.(?:sh|ps1)", text):
        assert (ROOT / script).is_file()
        assert script.endswith(".ps1") or os.access(ROOT / script, os.X_OK)
    for module in re.findall(r"-m (release\.\w+)", text):
        assert (ROOT / "packaging" / f"{module.replace('.', '/')}.py").is_file()
    for _job, each in steps(workflow):
        assert ("uses" in each) is not ("run" in each)
        if "uses" in each:
            assert re.fullmatch(r"actions/[\w-]+@v\d+", each["uses"])
    known = {"matrix", "env", "secrets", "vars", "github", "runner"}
    assert set(re.findall(r"\$\{\{ (\w+)\.", text)) <= known
    for variable in re.findall(r"\$\{\{ env\.(\w+) \}\}", text):
        assert variable in workflow["env"]


def test_what_is_uploaded_is_what_is_downloaded_and_released() -> None:
    uploads = {each["with"]["name"] for _job, each in steps(RELEASE) if "upload-artifact" in each.get("uses", "")}
    assert uploads == {"notes", "linux", "windows", "macos-${{ matrix.chip }}"}
    assert all(
        each["with"]["if-no-files-found"] == "error"
        for _job, each in steps(RELEASE)
        if "upload-artifact" in each.get("uses", "")
    )
    assert set(RELEASE["jobs"]["draft"]["needs"]) == {"linux", "windows", "macos"}
    chips = [each["chip"] for each in RELEASE["jobs"]["macos"]["strategy"]["matrix"]["include"]]
    assert sorted(chips) == ["arm64", "x86_64"]


def test_nothing_is_built_before_everything_is_tested_and_only_the_draft_may_write() -> None:
    jobs = RELEASE["jobs"]
    assert jobs["test"]["needs"] == "ready"
    assert {jobs[name]["needs"] for name in ("linux", "windows", "macos")} == {"test"}
    assert [name for name, job in jobs.items() if "write" in str(job.get("permissions"))] == ["draft"]
    assert RELEASE["on"] == {"push": {"tags": ["v*"]}}


def test_every_secret_is_explained() -> None:
    text = (WORKFLOWS / "release.yml").read_text(encoding="utf-8")
    readme = (ROOT / "packaging" / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"(?:secrets|vars)\.(\w+)", text))
    assert len(named) >= 5
    assert {name for name in named if f"`{name}`" not in readme} == set()


@pytest.mark.parametrize("file", FILES, ids=NAMES)
@pytest.mark.skipif(shutil.which("actionlint") is None, reason="actionlint is missing; what follows looks itself")
def test_actionlint_has_nothing_to_say(file: Path) -> None:
    ended = subprocess.run(["actionlint", str(file)], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (0, "")


@pytest.mark.parametrize(
    "text",
    ["a: {b: c}\n", "a: &x b\n", "a: b: c\n", "a:\n  b: c\n    d: e\n", "a: 'b'\n", "a: >\n  b\n", "a: b\na: c\n"],
)
def test_what_is_not_understood_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "odd.yml").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r".+"):
        read(tmp_path / "odd.yml")


# The scripts


def scripts() -> dict[str, str]:
    """Every shell script of packaging and of a step that bash runs."""
    found = {str(file.relative_to(ROOT)): file.read_text("utf-8") for file in (ROOT / "packaging").rglob("*.sh")}
    for file in FILES:
        for number, (job, each) in enumerate(steps(read(file))):
            if "run" in each and each.get("shell") != "pwsh":
                text = re.sub(r"\$\{\{[^}]*\}\}", "value", each["run"])
                found[f"{file.name}:{job}:{number}"] = f"#!/usr/bin/env bash\n{text}\n"
    return found


@pytest.mark.skipif(os.name == "nt", reason="bash there reads other paths")
@pytest.mark.parametrize(("name", "text"), scripts().items(), ids=scripts())
def test_bash_understands_every_script(name: str, text: str, tmp_path: Path) -> None:
    file = tmp_path / "script.sh"
    file.write_text(text, encoding="utf-8")
    assert subprocess.run(["bash", "-n", str(file)], check=False).returncode == 0
    if shutil.which("shellcheck"):
        ended = subprocess.run(["shellcheck", str(file)], capture_output=True, text=True, check=False)
        assert ended.stdout == ""


# The steps that Linux can run


on_linux = pytest.mark.skipif(sys.platform != "linux", reason="a runner of Linux is what runs these steps")


@on_linux
def test_a_tag_that_says_something_else_stops_the_release(place: Path) -> None:
    script = next(each["run"] for job, each in steps(RELEASE) if job == "ready" and "run" in each)
    wrong = run(script, place, ROOT / "packaging", GITHUB_REF="refs/tags/v99.0")
    assert wrong.returncode == 1
    assert "the tag says 99.0" in wrong.stderr


@on_linux
def test_the_debian_package_is_looked_at(place: Path) -> None:
    # The package itself is installed by tests/packaging/test_deb.py; here the program comes from source.
    gone = f'if [[ "$*" == *purge* ]]; then rm "{place}/bin/followup-desktop"; fi'
    tool(place, "sudo", gone)
    ended = run(step("linux", "install, look, remove"), place)
    assert ended.returncode == 0, ended.stderr
    assert f"Followup {__version__}" in ended.stdout
    assert '"new": 1' in ended.stdout
    tool(place, "followup-desktop", "exit 3")
    assert run(step("linux", "install, look, remove"), place).returncode == 3


@on_linux
def test_the_disk_image_is_looked_at(place: Path) -> None:
    program = place / "bin" / "followup-desktop"
    mount = (
        'if [ "$1" = attach ]; then place="${@: -1}"; mkdir -p "$place/Followup.app/Contents/MacOS";'
        f' ln -s /Applications "$place/Applications"; cp "{program}" "$place/Followup.app/Contents/MacOS/"; fi'
    )
    tool(place, "hdiutil", f'{mount}\necho "$@" >> {place}/asked')
    tool(place, "plutil", "exit 0")
    tool(place, "codesign", f'echo "$@" >> {place}/asked; echo "Authority=Developer ID Application: A Person"')
    tool(place, "spctl", f'echo "$@" >> {place}/asked; exit 3')
    script = f"packaging/macos/smoke.sh {place}/Followup.dmg"
    ended = run(script, place)
    assert ended.returncode == 0, ended.stderr
    asked = (place / "asked").read_text(encoding="utf-8")
    assert "--verify --deep --strict" in asked
    assert "--assess" in asked
    assert asked.splitlines()[-1].startswith("detach")
    # What was notarised and is refused all the same is no release.
    assert run(script, place, FOLLOWUP_NOTARY_KEY="key").returncode != 0


@on_linux
def test_the_draft_has_everything_with_sums_and_materials(place: Path) -> None:
    (place / "run" / "bin").mkdir(parents=True)
    (place / "run" / "bin" / "python").symlink_to(place / "bin" / "python")
    made = {
        "notes/notes.md": "What is new",
        f"linux/followup-desktop_{__version__}_amd64.deb": "deb",
        f"windows/Followup-{__version__}-setup.exe": "exe",
        f"macos-arm64/Followup-{__version__}-arm64.dmg": "dmg",
        f"macos-x86_64/Followup-{__version__}-x86_64.dmg": "dmg 2",
    }
    for name, content in made.items():
        (place / "made" / name).parent.mkdir(parents=True, exist_ok=True)
        (place / "made" / name).write_text(content)
    ended = run(step("draft", "bill of materials and sums"), place, ROOT / "packaging", PURL_TYPE="test")
    assert ended.returncode == 0, ended.stderr
    released = {file.name for file in (place / "release").iterdir()}
    assert released == {Path(name).name for name in made} - {"notes.md"} | {SUMS, "followup-desktop.cdx.json"}
    assert len((place / "release" / SUMS).read_text().splitlines()) == len(released) - 1
    materials = json.loads((place / "release" / "followup-desktop.cdx.json").read_text(encoding="utf-8"))
    assert "pkg:test/peewee@" in "".join(each.get("purl", "") for each in materials["components"])

    tool(place, "gh", f'printf "%s\\n" "$@" > {place}/asked')
    ended = run(step("draft", "draft"), place, GITHUB_REF_NAME=f"v{__version__}", GH_TOKEN="none")
    assert ended.returncode == 0, ended.stderr
    asked = (place / "asked").read_text(encoding="utf-8").splitlines()
    assert asked[:4] == ["release", "create", f"v{__version__}", "--draft"]
    assert {Path(each).name for each in asked if "/release/" in each} == released


def test_the_look_on_windows_knows_the_places_of_the_installer() -> None:
    windows = ROOT / "packaging" / "windows"
    smoke = (windows / "smoke.ps1").read_text(encoding="utf-8")
    parts = (windows / "parts.nsh").read_text(encoding="utf-8")
    assert r'"$env:LOCALAPPDATA\Programs\Followup"' in smoke
    assert r'"$LOCALAPPDATA\Programs\${NAME}"' in parts
    assert "(Get-StartApps Followup).AppID -eq" in smoke
