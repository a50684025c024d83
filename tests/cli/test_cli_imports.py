"""What a command imports: the kernel and the help of the command line come without SymPy."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from cli_process import environment


def imported(program: str) -> set[str]:
    """The modules that are there after a program has run in a fresh process."""
    ending = "; import sys; print(*sorted(sys.modules), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", program + ending], env=environment(), capture_output=True, text=True, check=True
    )
    return set(done.stderr.split())


def rooms(modules: set[str]) -> set[str]:
    """The rooms of symit, and the modules at its top, that these belong to."""
    return {m.split(".")[1] for m in modules if m.startswith("symit.")}


@pytest.mark.parametrize("module", ["symit", "symit.kernel.certificate", "symit.cli", "symit.certificates.summary"])
def test_these_import_no_sympy(module: str) -> None:
    assert not {"sympy", "numpy", "mpmath"} & imported(f"import {module}")


def test_the_kernel_imports_no_other_room() -> None:
    assert rooms(imported("import symit.kernel.certificate")) == {"kernel"}


def test_help_imports_the_command_line_alone() -> None:
    modules = imported("import symit.cli; symit.cli.main(['--help'])")
    assert rooms(modules) == {"cli"} and "sympy" not in modules and "flint" not in modules


def test_check_imports_the_kernel_and_what_prints(certificates: Path) -> None:
    file = certificates / "bernoulli-kl.json"
    modules = imported(f"import symit.cli; assert symit.cli.main(['check', {str(file)!r}]) == 0")
    assert rooms(modules) == {"kernel", "certificates", "processes", "cli"} and "sympy" not in modules


@pytest.mark.slow
def test_a_closed_form_is_found_and_printed_without_sympy() -> None:
    modules = imported("import symit.cli; assert symit.cli.main(['derive', 'kl(Exponential(a), Exponential(b))']) == 0")
    assert "symit.library.deriving" in modules and not {"sympy", "numpy", "mpmath"} & modules


@pytest.mark.slow
def test_names_of_the_package_are_there_when_they_are_used() -> None:
    modules = imported("import symit; symit.load, symit.testing.assert_agrees, symit.language.kl, symit.__version__")
    assert "sympy" in modules


def test_a_name_that_is_not_there() -> None:
    import symit

    with pytest.raises(AttributeError, match="frobnicate"):
        symit.frobnicate  # noqa: B018
    assert {"load", "testing", "language", "__version__"} <= set(dir(symit))
