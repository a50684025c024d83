"""What is marked as a lemma carries other theorems and settles no claim; every subject has its place and name."""

from __future__ import annotations

import ast
from pathlib import Path

import symit
from symit.library.claims import claims
from symit.library.scripts import scripts, subjects


def marked(path: Path) -> set[str]:
    """The ids of the lemmas in a script."""
    calls = (n for n in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(n, ast.Call))
    return {str(ast.literal_eval(n.args[0])) for n in calls if isinstance(n.func, ast.Name) and n.func.id == "lemma"}


def test_a_lemma_is_used_and_settles_no_claim() -> None:
    proving = [*(Path(symit.__file__).parent / "proving").rglob("*.py")]
    texts = {path: path.read_text(encoding="utf-8") for path in (*scripts().values(), *proving)}
    lemmas = {id: path for id, path in scripts().items() if id in marked(path)}
    assert "exponential-tangent" in lemmas and "gaussian-kl" not in lemmas
    used = {id for id, home in lemmas.items() if any(f'"{id}"' in text for path, text in texts.items() if path != home)}
    assert set(lemmas) - used == set()
    assert set(lemmas) & {id for claim in claims() for id in claim.uses} == set()


def test_subjects_are_in_order_and_named() -> None:
    assert list(subjects())[:2] == ["self_information", "entropy"] and list(subjects())[-1] == "analysis"
    assert subjects()["f_divergence"] == "f-divergence"
