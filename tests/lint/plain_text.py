"""Where Qt would take a text for markup, or an '&' in it for a shortcut, it gets the program's own words or plain text.

Own words are literals, also through tr(); everything else goes through desktop/plain_text.py, the one file in which
labels and message boxes are made.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HOME = Path("desktop", "plain_text.py")
"""Where these widgets may be made, in the package."""
GUESSING = {
    "QErrorMessage", "QGraphicsTextItem", "QLabel", "QMessageBox", "QProgressDialog", "QSplashScreen", "QStaticText",
    "QTextBrowser", "QTextDocument", "QTextEdit", "QWhatsThis",
}  # fmt: skip
"""What looks at a text and decides by itself whether it is markup."""
MARKUP = {"appendHtml", "insertHtml", "setHtml", "setMarkdown"}
FED = {
    "setDetailedText", "setInformativeText", "setItemToolTip", "setLabelText", "setStatusTip", "setTabToolTip",
    "setTabWhatsThis", "setToolTip", "setWhatsThis",
}  # fmt: skip
"""Methods that take a text and guess."""
NAMED = {"addAction", "addMenu", "addTab", "insertTab", "setTabText"}
"""Methods that take a text with shortcuts, or a thing that has one."""
TITLED = {"QAction", "QMenu"}
ROLES = ("StatusTipRole", "ToolTipRole", "WhatsThisRole")
PLAIN = {"literal", "plain_tooltip"}
TRANSLATING = {"_", "tr", "translate"}


@dataclass(frozen=True, order=True)
class Finding:
    """A place where a text of unknown origin may be shown as what it is not."""

    line: int
    what: str


def findings(source: str, *, home: bool = False) -> list[Finding]:
    """What is wrong in a module; `home` is the one in which the widgets are made."""
    finder = _Finder(home=home)
    tree = ast.parse(source)
    finder.enter(tree)
    finder.visit(tree)
    return sorted(set(finder.found))


class _Finder(ast.NodeVisitor):
    def __init__(self, *, home: bool) -> None:
        self.found: list[Finding] = []
        self._home = home
        self._things: list[set[str]] = []
        self._bases: list[set[str]] = [set()]

    def enter(self, scope: ast.AST) -> None:
        """Note which names of a scope hold things."""
        self._things.append(set(_things(scope)))

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        bases = {_last(base) for base in node.bases}
        if bases & GUESSING and not self._home:
            self._add(node, f"a {' '.join(bases & GUESSING)} of its own")
        self._bases.append(bases)
        self.enter(node)
        self.generic_visit(node)
        self._things.pop()
        self._bases.pop()

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self.enter(node)
        self.generic_visit(node)
        self._things.pop()

    def visit_Call(self, node: ast.Call) -> None:
        name = _last(node.func)
        texts = [argument for argument in node.args if not self._is_thing(argument)]
        if not self._home and (name in GUESSING or _owner(node.func) in GUESSING):
            self._add(node, f"{name} outside the factory")
        elif name in MARKUP:
            self._add(node, f"{name} shows markup")
        elif name == "setTextFormat" and not ast.unparse(node).endswith("PlainText)"):
            self._add(node, "a text format that is not plain")
        elif name == "setInformativeText" and self._home:
            pass
        elif name in FED or _is_tooltip(node.func):
            self._look(node, node.args[-1:] if name == "setItemToolTip" else _strings(node), name)
        elif name in NAMED | TITLED or _is_titled(node.func, self._bases[-1]):
            self._look(node, texts, name)
        elif name == "setData" and any(role in ast.unparse(node) for role in ROLES):
            self._look(node, node.args[:1] if len(node.args) == 2 else node.args[1:2], name)
        self.generic_visit(node)

    def visit_IfExp(self, node: ast.IfExp) -> None:
        if _mentions_role(node.test):
            self._look(node, [node.body], "a tip's role")
        self.generic_visit(node)

    def visit_If(self, node: ast.If) -> None:
        if _mentions_role(node.test):
            self._look(node, _returned(node.body), "a tip's role")
        self.generic_visit(node)

    def visit_Match(self, node: ast.Match) -> None:
        for case in node.cases:
            if _mentions_role(case.pattern):
                self._look(case.body[0], _returned(case.body), "a tip's role")
        self.generic_visit(node)

    def visit_Dict(self, node: ast.Dict) -> None:
        for key, value in zip(node.keys, node.values, strict=True):
            if key is not None and _mentions_role(key):
                self._look(value, [value.body if isinstance(value, ast.Lambda) else value], "a tip's role")
        self.generic_visit(node)

    def _look(self, node: ast.AST, texts: list[ast.expr], name: str) -> None:
        for text in texts:
            if not is_plain(text):
                self._add(node, f"{name}: {ast.unparse(text)}")

    def _is_thing(self, node: ast.expr) -> bool:
        """Whether it is surely no text: the widget itself, an action, a menu, an icon, a number, an enumeration."""
        if isinstance(node, ast.Constant):
            return not isinstance(node.value, str)
        if isinstance(node, ast.Name | ast.Attribute):
            name = ast.unparse(node)
            return name in {"self", "parent"} or name.partition(".")[0][:1] == "Q" or name in set().union(*self._things)
        return isinstance(node, ast.Call) and _last(node.func) in {"QIcon", "icon", "app_icon", "super"} | TITLED

    def _add(self, node: ast.AST, what: str) -> None:
        self.found.append(Finding(getattr(node, "lineno", 0), what))


def is_plain(node: ast.expr) -> bool:
    """Whether an expression can only be the program's own words, or went through the factory."""
    match node:
        case ast.Constant():
            return True
        case ast.JoinedStr():
            return all(isinstance(part, ast.Constant) for part in node.values)
        case ast.IfExp():
            return is_plain(node.body) and is_plain(node.orelse)
        case ast.BoolOp():
            return all(map(is_plain, node.values))
        case ast.Call() if _last(node.func) in PLAIN:
            return True
        case ast.Call() if _last(node.func) in TRANSLATING:
            return bool(node.args) and all(isinstance(argument, ast.Constant) for argument in node.args[:2])
    return False


def _things(scope: ast.AST) -> Iterator[str]:
    """Names that hold actions, menus or other widgets made in a scope, or are annotated as such."""
    for node in _own(scope):
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and _makes_thing(node.value):
            yield from (ast.unparse(target) for target in node.targets)
        elif isinstance(node, ast.arg) and node.annotation is not None:
            annotation = ast.unparse(node.annotation)
            if "str" not in annotation and annotation != "object":
                yield node.arg


def _own(scope: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a scope; of a class those of its methods too, for what one sets another may use."""
    for node in ast.iter_child_nodes(scope):
        yield node
        if isinstance(scope, ast.ClassDef) or not isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield from _own(node)


def _makes_thing(call: ast.Call) -> bool:
    name = _last(call.func)
    return name[:1].isupper() or name in {"addAction", "addMenu", "icon"}


def _strings(node: ast.Call) -> list[ast.expr]:
    """The arguments of a method that can be a text: not the place of a tooltip, nor whose it is."""
    if _is_tooltip(node.func):
        return node.args[1:2]
    return node.args[1:] if _last(node.func).startswith("setTab") else node.args[:1]


def _is_tooltip(function: ast.expr) -> bool:
    return _last(function) == "showText" and _owner(function) == "QToolTip"


def _is_titled(function: ast.expr, bases: set[str]) -> bool:
    is_init = isinstance(function, ast.Attribute) and function.attr == "__init__"
    return is_init and "super" in ast.unparse(function) and bool(bases & TITLED)


def _mentions_role(node: ast.AST) -> bool:
    return any(_last(part) in ROLES for part in ast.walk(node) if isinstance(part, ast.Attribute))


def _returned(body: list[ast.stmt]) -> list[ast.expr]:
    nodes = (node for statement in body for node in ast.walk(statement))
    return [node.value for node in nodes if isinstance(node, ast.Return) and node.value is not None]


def _last(node: ast.expr) -> str:
    """The name that is called: `setText` of `self.label.setText`."""
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _owner(node: ast.expr) -> str:
    return _last(node.value) if isinstance(node, ast.Attribute) else ""
