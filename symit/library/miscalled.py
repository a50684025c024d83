"""A word of the language that is called without what it takes: said with file and line, and what it takes.

Python's own TypeError speaks of `__init__` and of positions.  For `loading`, which runs the scripts.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from inspect import Parameter, signature
from pathlib import Path
from typing import Any

from symit.language.errors import NotUnderstood

_CALLED = re.compile(r"(\w+)(?:\.__(?:init|new)__)?\(\) (.*)")
_SIGNS: Mapping[Any, str] = {Parameter.VAR_POSITIONAL: "*", Parameter.VAR_KEYWORD: "**"}


@contextmanager
def told(path: Path, namespace: Mapping[str, Any]) -> Iterator[None]:
    """Raises NotUnderstood where a line of this file calls a word wrongly; any other mistake stays what it is."""
    try:
        yield
    except TypeError as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        called = _CALLED.fullmatch(str(error))
        word = namespace.get(called[1]) if called else None
        if (
            called is None
            or last.filename != str(path)
            or not str(getattr(word, "__module__", "")).startswith("symit.")
        ):
            raise
        said = f"{called[1]} {called[2].replace('missing', 'is missing')}"
        raise NotUnderstood(f"{path}:{last.lineno}: {said}; it takes {_written(word)}") from error


def _written(word: Any) -> str:
    """tangent(function, over, at, to, order=1)"""
    return f"{word.__name__}({', '.join(map(_parameter, signature(word).parameters.values()))})"


def _parameter(parameter: Parameter) -> str:
    default = "" if parameter.default is Parameter.empty else f"={parameter.default!r}"
    return f"{_SIGNS.get(parameter.kind, '')}{parameter.name}{default}"
