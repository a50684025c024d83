"""A numeric form as a Python function: the very source that users export, imported.

Last step of an export.  The text goes through the import machinery like any other module, so what runs here is what a
user gets in a file.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib.abc import InspectLoader
from importlib.machinery import ModuleSpec
from importlib.util import module_from_spec
from typing import Any

from symit.export.errors import NotExportable
from symit.export.numeric_form import NumericForm
from symit.export.tables import TableFunction
from symit.export.targets import source_of


class _Text(InspectLoader):
    """An importer of one module from its text."""

    def __init__(self, source: str) -> None:
        self.source = source

    def get_source(self, fullname: str) -> str:
        return self.source


def compile_function(form: NumericForm | TableFunction, target: str) -> Callable[..., Any]:
    """The exported function of `form` for `target`, as its users get it.  Raises NotExportable as `source_of` does."""
    loader = _Text(source_of(form, target))
    module = module_from_spec(ModuleSpec(f"symit_exported_{target}_{form.name}", loader))
    try:
        loader.exec_module(module)
    except ModuleNotFoundError as missing:
        raise NotExportable(f"{form.name} needs {missing.name}, which is not installed") from missing
    function: Callable[..., Any] = getattr(module, form.name)
    return function
