"""Where the author wrote a step: the file, the line, and the text of the line itself.

Reads the source of a script again, when a message about it is to be written.
"""

from __future__ import annotations

import ast
import linecache
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

MAKING = ("theorem", "lemma")
"""The words that make a theorem of a statement and its proof."""


@dataclass(frozen=True)
class Call:
    """A call of `theorem` or `lemma` in a file."""

    path: str
    line: int

    @classmethod
    def of(cls, frame: FrameType) -> Call:
        """The call that this frame is in the middle of."""
        return cls(frame.f_code.co_filename, frame.f_lineno)

    @property
    def shown_path(self) -> str:
        """The file as a person would name it from the folder that they are in."""
        path = Path(self.path)
        return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else self.path

    def step(self, number: int | None, within: int = 0) -> tuple[int, str]:
        """The line number and the text of a step of the proof, or of a line within it; of the call for None."""
        linecache.checkcache(self.path)
        text = "".join(linecache.getlines(self.path))
        call = self._call(text)
        node: ast.expr | None = call
        if call is not None and number is not None:
            node = _element(_keyword(call, "proof"), number)
            if isinstance(node, ast.Call) and within:
                node = _line_of(node, within)
        if node is None:
            return self.line, ""
        return node.lineno, ast.get_source_segment(text, node) or ""

    def _call(self, text: str) -> ast.Call | None:
        try:
            tree = ast.parse(text)
        except SyntaxError:
            return None
        calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and n.lineno <= self.line <= (n.end_lineno or 0)]
        named = [n for n in calls if isinstance(n.func, ast.Name) and n.func.id in MAKING]
        return named[0] if named else None


def _keyword(call: ast.Call, name: str) -> ast.expr | None:
    return next((k.value for k in call.keywords if k.arg == name), None)


def _element(node: ast.expr | None, number: int) -> ast.expr | None:
    """An element of a list that is written out up to there."""
    if not isinstance(node, (ast.List, ast.Tuple)) or number >= len(node.elts):
        return None
    if any(isinstance(e, ast.Starred) for e in node.elts[: number + 1]):
        return None
    return node.elts[number]


def _line_of(call: ast.Call, number: int) -> ast.expr:
    """A line of a calculation, whose heading is none."""
    first = call.args[0] if call.args else None
    titled = isinstance(first, ast.Constant) and isinstance(first.value, str)
    lines = call.args[1:] if titled else call.args
    return lines[number] if number < len(lines) else call
