"""What a derivation script may use: the public words, and nothing of the kernel or of what searches proofs."""

from __future__ import annotations

import ast

import pytest

from symit import words
from symit.library.scripts import scripts

PUBLIC = {"symit", "symit.words"}


def foreign(source: str) -> list[str]:
    """The imports of a script that are no words: a module by its name, or a name that the public module does not have.

    The whole of a module counts too, for what is below it can be reached from there.
    """
    found: list[str] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        if isinstance(node, ast.ImportFrom):
            taken = words.__all__ if node.module in PUBLIC and not node.level else ()
            found += [f"{node.module}.{alias.name}" for alias in node.names if alias.name not in taken]
    return found


def test_each_script_takes_its_words_from_the_public_module() -> None:
    told = {id: foreign(path.read_text(encoding="utf-8")) for id, path in scripts().items()}
    assert len(told) > 0
    assert {id: names for id, names in told.items() if names} == {}


@pytest.mark.parametrize(
    "line",
    [
        "from symit.kernel import build",
        "from symit.proving.scope.scope import Scope",
        "from symit import kernel",
        "from symit import library",
        "import symit.proving",
        "import symit",
        "def late():\n    from symit.kernel.rules import logic",
    ],
)
def test_anything_else_is_found(line: str) -> None:
    assert foreign(f"from symit import Eq, theorem\n{line}\n")
    assert not foreign("from symit import Eq, theorem\n")
