"""The languages that a numeric form can be written in, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from symit.export.errors import NotExportable
from symit.export.mpmath_target import mpmath_source
from symit.export.numeric_form import NumericForm
from symit.export.numpy_target import numpy_source
from symit.export.python_target import python_source

TARGETS: Mapping[str, Callable[[NumericForm], str]] = MappingProxyType(
    {"mpmath": mpmath_source, "numpy": numpy_source, "python": python_source}
)


def source_of(form: NumericForm, target: str) -> str:
    """The module for `target` as text.  Raises NotExportable for a target or a form that cannot be written."""
    if target not in TARGETS:
        raise NotExportable(f"no target {target!r}; there are {', '.join(TARGETS)}")
    return TARGETS[target](form)
