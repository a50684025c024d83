"""What may be said: the words of proof scripts, and the translation to kernel terms and back.

Flow: `symbols`, `spaces`, `distributions`, `functionals` and `statements` are the words, all of them SymPy objects;
`to_terms` turns what they say into kernel terms and `to_sympy` reads terms back.  Information quantities of unnamed
distributions are plain data (`information`, `information_objects`, `information_grammar`).  Nothing here proves or
evaluates.

What a name needs is imported when the name is used: what reads kernel terms alone starts without SymPy.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import Any

_WORDS = ("words", "beyond_words")


def __getattr__(name: str) -> Any:
    if name == "__all__":
        return [word for module in _words() for word in module.__all__]
    if not name.startswith("_") and find_spec(f"{__name__}.{name}") is None:
        for module in _words():
            if name in module.__all__:
                return getattr(module, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__getattr__("__all__")})


def _words() -> Iterator[Any]:
    return (import_module(f"{__name__}.{module}") for module in _WORDS)
