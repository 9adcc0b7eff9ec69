"""What the desktop's portal says of motion, over a real bus of the test's own."""

from __future__ import annotations

from followup_desktop.desktop.theme.motion import system_reduces_motion


def test_nobody_on_the_bus_means_motion(monkeypatch):
    monkeypatch.setattr("followup_desktop.desktop.theme.motion.sys.platform", "linux")
    assert system_reduces_motion() is False


def test_macos_is_asked_for_its_setting(monkeypatch):
    asked = []

    class Answer:
        stdout = "1\n"

    def run(command, **_options):
        asked.append(command)
        return Answer()

    monkeypatch.setattr("followup_desktop.desktop.theme.motion.sys.platform", "darwin")
    monkeypatch.setattr("followup_desktop.desktop.theme.motion.subprocess.run", run)
    assert system_reduces_motion() is True
    assert asked == [["/usr/bin/defaults", "read", "com.apple.universalaccess", "reduceMotion"]]


def test_a_system_that_cannot_answer_has_motion(monkeypatch):
    def run(*_command, **_options):
        raise FileNotFoundError("no such program")

    monkeypatch.setattr("followup_desktop.desktop.theme.motion.sys.platform", "darwin")
    monkeypatch.setattr("followup_desktop.desktop.theme.motion.subprocess.run", run)
    assert system_reduces_motion() is False
