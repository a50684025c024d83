"""Commands as a user calls them, and some certificates to call them with."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from cli_process import ROOT, Run, runner

from symit.library.published import load

WRONG_STEP = """
from symit import Eq, real, theorem

x = real("x")
theorem("wrong-step", Eq((x + 1) ** 2, x**2 + 1), proof=[x**2 + 2 * x + 1, x**2 + 1])
"""
SCRIPTS = {
    "wrong_step": WRONG_STEP,
    "syntax_error": "def\n",
    "no_derivation": "x = 1\n",
    "circular": 'from symit.library.loading import derived\n\nderived("circular")\n',
}


@pytest.fixture
def symit(tmp_path: Path) -> Run:
    """`python -m symit ...` in an empty folder."""
    return runner(tmp_path)


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with some certificates in it."""
    folder = tmp_path_factory.mktemp("certificates")
    for id in ("bernoulli-kl", "gaussian-entropy", "gaussian-variance", "self-information-uniqueness"):
        (folder / f"{id}.json").write_text(load(id).certificate(), encoding="utf-8")
    return folder


def house(home: Path, *scripts: str) -> Path:
    """A copy of symit that has these derivations only."""
    shutil.copytree(ROOT / "symit", home / "symit")  # with what Python compiled
    for script in scripts:
        (home / "derivations" / script).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "derivations" / script, home / "derivations" / script)
    return home


@pytest.fixture(scope="session")
def small_house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of symit with two derivations, one of them modulo regularity conditions."""
    return house(tmp_path_factory.mktemp("house"), "analysis/exponential_tangent.py", "fisher/fisher_identity.py")


@pytest.fixture
def broken_house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of symit whose derivations are one good script and some bad ones."""
    home = house(tmp_path_factory.mktemp("house"), "analysis/exponential_tangent.py")
    for name, text in SCRIPTS.items():
        (home / "derivations" / "analysis" / f"{name}.py").write_text(text, encoding="utf-8")
    return home
