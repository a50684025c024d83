"""The kernel stands alone: no SymPy, no other room of symit, nothing that runs what it reads, and no asserts."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import symit.kernel

KERNEL = Path(symit.kernel.__file__).parent
FILES = sorted(KERNEL.rglob("*.py"))
ALLOWED = sys.stdlib_module_names - {"pickle", "marshal", "shelve", "importlib", "subprocess", "ctypes", "runpy"}


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0
            yield node.module or ""


def is_allowed(module: str) -> bool:
    return module == "flint" or module.startswith("symit.kernel") or module.split(".")[0] in ALLOWED


def test_there_are_files() -> None:
    assert len(FILES) > 10


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_imports(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert [module for module in imported(tree) if not is_allowed(module)] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_nothing_vanishes_under_optimisation_and_nothing_is_executed(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert not [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Assert)]
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    assert names.isdisjoint({"eval", "exec", "compile", "__import__", "__debug__"})


def test_the_checker_loads_no_sympy() -> None:
    """A fresh process that checks certificates has neither SymPy nor any other room in it."""
    script = (
        "import sys, symit.kernel.certificate\n"
        "print([m for m in sys.modules if m.split('.')[0] in ('sympy', 'mpmath', 'numpy', 'scipy')"
        " or m.startswith('symit.') and not m.startswith('symit.kernel')])"
    )
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=KERNEL.parents[1]
    )
    assert run.stdout.strip() == "[]"
