"""The lines of one card while it is written: groups, labels, and the remainders that go back to where they were."""

from __future__ import annotations

import re
from collections.abc import Collection

from followup_desktop.domain.contacts import RawProperty
from followup_desktop.formats.vcard import kept
from followup_desktop.formats.vcard.card import Version
from followup_desktop.formats.vcard.params import pieces
from followup_desktop.formats.vcard.text import escape
from followup_desktop.formats.vcard.words import NOISE, QUIET, TYPES, split_label, to_apple

_NAME = re.compile(r"[^\s:;.][^:;.\r\n]*")
_GROUP = re.compile(r"[^\s:;][^:;\r\n]*")
_PREF = "PREF=1"
_TOKEN = re.compile(r"[a-z0-9-]+")
_BREAKS = re.compile(r"\r\n|\r|\n")


class Sheet:
    """One card's lines, still unfolded."""

    def __init__(self, version: Version, unknown: Collection[RawProperty]) -> None:
        self.version = version
        self.lines = ["BEGIN:VCARD", f"VERSION:{version}"]
        self._remainders = kept.Remainders(unknown)
        self._groups = {raw.group.lower() for raw in unknown}
        self._items = 0

    def put(self, name: str, value: str, owner: str, key: str = "", params: str = "") -> None:
        """A property that has no label. `value` is escaped already; `owner` and `key` name its remainder."""
        if self._remainders:
            group, rest = self._remainder(owner, key)
            self.lines.append(f"{_prefix(group)}{name}{params}{rest}:{value}")
        else:
            self.lines.append(f"{name}{params}:{value}")

    def put_labelled(
        self,
        name: str,
        value: str,
        label: str,
        remainder: tuple[str, str],
        params: str = "",
        *,
        preferred: bool = False,
        words: Collection[str] = TYPES,
        apple: str = "",
    ) -> None:
        """A property with its label: what `words` allow as TYPE, the rest as Apple's X-ABLabel.

        `remainder` is its owner and key; `apple` an X-ABLabel to be written as it is.
        """
        types, rest = split_label(label, words)
        group, others = self._remainder(*remainder)
        if group and rest:
            types, rest = _without_apple(types, rest)
        if preferred and self.version == "3.0":
            types.append("pref")
        elif preferred:
            params += ";PREF=1"
        if types:
            params += f";TYPE={','.join(types)}"
        apple = apple or (to_apple(rest) if rest else "")
        group = group or (self._new_group() if apple else "")
        self.lines.append(f"{_prefix(group)}{name}{params}{others}:{value}")
        if apple:
            self.lines.append(f"{group}.X-ABLabel:{apple}")

    def put_raw(self, raw: RawProperty) -> None:
        """A property as it stood when it was read; one that could not stand in a file so is left out."""
        value = _BREAKS.sub(r"\\n", raw.value)
        params = _BREAKS.sub("", raw.params)
        if _NAME.fullmatch(raw.name) and (not raw.group or _GROUP.fullmatch(raw.group)):
            self.lines.append(f"{_prefix(raw.group)}{raw.name}{params}:{value}")

    def put_text(self, name: str, text: str, owner: str, key: str = "") -> None:
        """A property that is one text, where there is any."""
        if text:
            self.put(name, escape(text), owner, key)

    def _remainder(self, owner: str, key: str) -> tuple[str, str]:
        raw = self._remainders.take(owner, key)
        if raw is None:
            return "", ""
        params = _BREAKS.sub("", raw.params)
        if self.version == "3.0" and _PREF in params:
            params = "".join(f";{'TYPE=pref' if piece == _PREF else piece}" for piece in pieces(params[1:]))
        return raw.group, params

    def _new_group(self) -> str:
        while True:
            self._items += 1
            group = f"item{self._items}"
            if group not in self._groups:
                return group


def _without_apple(types: list[str], rest: str) -> tuple[list[str], str]:
    """Label words as TYPE as far as they can be: a group that was there before may have other properties in it."""
    words = [*types, *rest.split(", ")]
    plain = all(_TOKEN.fullmatch(word) and word not in NOISE | QUIET for word in words)
    return (words, "") if plain and len(set(words)) == len(words) else (types, rest)


def _prefix(group: str) -> str:
    return f"{group}." if group else ""
