"""What may be said: the words of proof scripts, and the translation to kernel terms and back.

Flow: `symbols`, `spaces`, `distributions`, `functionals` and `statements` are the words, all of them SymPy objects;
`to_terms` turns what they say into kernel terms and `to_sympy` reads terms back.  Information quantities of unnamed
distributions are plain data (`information`, `information_objects`, `information_grammar`).  Nothing here proves or
evaluates.

What a name needs is imported when the name is used: what reads kernel terms alone starts without SymPy.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any


def __getattr__(name: str) -> Any:
    if name == "__all__" or (not name.startswith("_") and find_spec(f"{__name__}.{name}") is None):
        return getattr(import_module(f"{__name__}.words"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *import_module(f"{__name__}.words").__all__})
