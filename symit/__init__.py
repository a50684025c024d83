"""Symbolic information theory: derives, proves, typesets and exports formulas; a small kernel checks the proofs.

    symit.load("gaussian-kl")                  a proved formula: statement, steps, LaTeX, certificate, numeric function
    symit.prove("I(X;Z) <= I(X;Y)", given=["X -> Y -> Z"])   an information inequality, proved or refuted
    symit.derive("kl(Laplace(m, s), Laplace(n, t))")         a closed form on request, with its proof
    symit.testing.assert_agrees(f, "vae-kl")   a function of one's own held against a proved formula
    from symit import Eq, Normal, kl, theorem  the words in which one states a formula and proves it

What a name needs is imported when the name is used, so that the kernel and the command line start without SymPy.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from symit import language as language
    from symit import testing as testing
    from symit.library.deriving import Derived as Derived
    from symit.library.deriving import derive as derive
    from symit.library.published import Published as Published
    from symit.library.published import load as load
    from symit.shannon import Verdict as Verdict
    from symit.shannon import prove as prove

_PUBLIC = ("Derived", "Published", "Verdict", "__version__", "derive", "language", "load", "prove", "testing")

_HOMES = {
    "load": "symit.library.published",
    "Published": "symit.library.published",
    "derive": "symit.library.deriving",
    "Derived": "symit.library.deriving",
    "prove": "symit.shannon",
    "Verdict": "symit.shannon",
}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import PackageNotFoundError, version

        try:
            return version("symit")
        except PackageNotFoundError:
            return "0+not.installed"
    if name == "__all__":  # what `from symit import *` brings
        return [*_PUBLIC, *_words()]
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    if name in _PUBLIC:
        return import_module(f"symit.{name}")
    if not name.startswith("_") and find_spec(f"symit.{name}") is None and name in _words():
        return getattr(import_module("symit.words"), name)
    raise AttributeError(f"module 'symit' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *_PUBLIC, *_words()})


def _words() -> list[str]:
    """The words of proof scripts."""
    found: list[str] = import_module("symit.words").__all__
    return found
