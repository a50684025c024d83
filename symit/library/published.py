"""A derivation as users get it: `symit.load("gaussian-kl")`.

Stands above the rooms that it brings together: a certificate is read back and checked, whether it was kept from before,
was proved now, or is a file; everything that is shown, typeset or exported here is what the check returned.  SymPy is
imported by those who ask for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from symit.certificates.reading import Checker, Hypothesis, Line, Reading
from symit.kernel.terms import Term
from symit.kernel.text import shortened, show
from symit.library.named import Named, certificate_of, named
from symit.library.scripts import UnknownDerivation

if TYPE_CHECKING:
    from symit.export.numeric import NumericFunction
    from symit.export.numeric_form import NumericForm
    from symit.export.tables import TableFunction
    from symit.proving.accurate.vanishing import Place

WIDTH = 100


@dataclass(frozen=True, repr=False)
class Statement:
    """hypotheses |- conclusion, in the kernel's terms."""

    hypotheses: tuple[Term, ...]
    conclusion: Term

    def __str__(self) -> str:
        given = ", ".join(map(show, self.hypotheses))
        return f"{given} |- {show(self.conclusion)}" if given else f"|- {show(self.conclusion)}"

    def __repr__(self) -> str:
        return shortened(f"<{self}>")

    def _repr_latex_(self) -> str:
        """What a notebook shows: the formula."""
        from symit.render.latex import latex

        return f"$\\displaystyle {latex(self.conclusion)}$"


class Readable:
    """A proved formula, by what its certificate says.  Values are in nats, unless the formula itself names another
    unit."""

    @property
    def reading(self) -> Reading:
        """What the check of the certificate returned."""
        raise NotImplementedError

    def certificate(self) -> str:
        """The certificate as JSON text; `symit check` accepts it as a file."""
        raise NotImplementedError

    def __str__(self) -> str:
        return f"{self.reading.id} ({self.status}): {self.proposition}"

    def __repr__(self) -> str:
        return shortened(f"<{self}>")

    def _repr_latex_(self) -> str:
        """The formula that is proved."""
        return self.proposition._repr_latex_()

    def _repr_markdown_(self) -> str:
        """What a notebook shows: the formula and the steps that lead to it."""
        from symit.render.notebook import markdown_derivation

        return markdown_derivation(self.reading)

    @property
    def status(self) -> str:
        """`proved`, or `proved modulo` where the theorem names regularity conditions that the source does not state."""
        return self.reading.status

    @property
    def proposition(self) -> Statement:
        """What is proved: hypotheses and a conclusion, in the kernel's terms."""
        return Statement(tuple(h.formula for h in self.reading.hypotheses), self.reading.statement)

    @property
    def steps(self) -> tuple[Line, ...]:
        """The lines that lead to the theorem, each a formula and the reason for it."""
        return tuple(line for part in self.reading.parts for line in part.lines)

    @property
    def digest(self) -> str:
        """The sha256 of the certificate."""
        return self.reading.digest

    def latex(self) -> str:
        """A section of LaTeX: hypotheses, statement, steps with reasons, ledger.  Needs amsmath, amssymb, graphicx."""
        from symit.render.article import latex_derivation

        return latex_derivation(self.reading)

    def text(self, width: int = WIDTH) -> str:
        """The same for a terminal of so many columns."""
        from symit.render.terminal import text_derivation

        return text_derivation(self.reading, width)

    @property
    def statement(self) -> Any:
        """The theorem's statement as a SymPy object: a relation, or several of them with And, Implies and `forall`.

        Its symbols have the assumptions that the hypotheses make.  A name that SymPy, symit or Python has for something
        else comes with a number, `pi` as `pi_1`.  `.doit()` writes `kl`, `entropy`, `log1pmx` and the rest out, and
        lambdify computes a side that is a value; `function` is the accurate way.
        """
        from symit.language.to_sympy import sympy_relation
        from symit.library.special_in_sympy import IN_SYMPY

        return sympy_relation(self.reading.statement, self.proposition.hypotheses, IN_SYMPY)

    # ---- numbers ---------------------------------------------------------------------------------------------

    def function(self, target: str = "numpy", unit: str = "nats") -> Callable[..., Any]:
        """The theorem's right side as a function of its parameters, in the order in which the statement has them.

        It is named after the id, with underscores.  Targets are numpy, python and mpmath; units of an entropy or a
        divergence are nats, bits and hartleys.  Raises NotExportable where the theorem is no equation with a closed
        form, and where it states several: `functions` has them all.
        """
        from symit.export.load import compile_function

        return compile_function(self.numeric_form(unit), target)

    def functions(self, target: str = "numpy", unit: str = "nats") -> Mapping[str, Callable[..., Any]]:
        """A function for each equation of the theorem that has a closed form, by name."""
        from symit.export.load import compile_function

        return {f.form.name: compile_function(f.form, target) for f in self.numeric_functions(unit)}

    def source_code(self, target: str = "numpy", unit: str = "nats") -> str:
        """The same functions as the source of a module that runs without symit, with their largest measured errors."""
        return source_code([self], target, unit)

    def numeric_form(self, unit: str = "nats") -> NumericForm:
        """What is evaluated: an accurate form, which is found and proved equal to the closed form on request."""
        return self._numeric_function(unit).form

    @property
    def place(self) -> Place:
        """Where the value vanishes: equations between parameters."""
        return self._numeric_function().place

    def numeric_certificate(self) -> tuple[str, str]:
        """The certificate that the theorem's right side equals what the exported function evaluates, and its sha256."""
        return self._numeric_function().certificate

    def _numeric_function(self, unit: str = "nats") -> NumericFunction:
        first, *others = self.numeric_functions(unit)
        if others:
            from symit.export.errors import NotExportable

            names = [f.form.name for f in (first, *others)]
            raise NotExportable(f"{self.reading.id} states several functions: {', '.join(names)}")
        return first

    def numeric_functions(self, unit: str = "nats") -> tuple[NumericFunction, ...]:
        """What there is to export, one for each equation with a closed form."""
        from symit.export.numeric import numeric_functions

        if unit not in self._in_units:
            self._in_units[unit] = numeric_functions(self.reading, unit)
        return self._in_units[unit]

    @cached_property
    def _in_units(self) -> dict[str, tuple[NumericFunction, ...]]:
        return {}


@dataclass(frozen=True, repr=False, eq=False)
class Published(Readable):
    """A proved formula that was read back from its certificate."""

    _reading: Reading
    certificate_text: str

    @property
    def reading(self) -> Reading:
        return self._reading

    def certificate(self) -> str:
        return self.certificate_text

    @property
    def id(self) -> str:
        return self.reading.id

    @property
    def title(self) -> str:
        return self.reading.title

    @property
    def source(self) -> str:
        """The document and section that this is a derivation of."""
        return self.reading.source

    @property
    def lemma(self) -> bool:
        """Does it only carry other theorems, as its author says?"""
        return self.reading.lemma

    @property
    def hypotheses(self) -> tuple[Hypothesis, ...]:
        """What the theorem supposes: each a formula, its words, and whether it is a regularity condition."""
        return self.reading.hypotheses

    @property
    def theorem(self) -> Statement:
        """What is proved."""
        return self.proposition


def source_code(several: Sequence[Readable | TableFunction], target: str = "numpy", unit: str = "nats") -> str:
    """A module with the functions of several derivations and of tables, and what they share once.

    Each says how far from the exact value it was found.  Raises NotExportable as `function` does.
    """
    from symit.export.targets import require_target, source_of

    require_target(target)
    return source_of([form for one in several for form in _forms(one, target, unit)], target)


def _forms(one: Readable | TableFunction, target: str, unit: str) -> Sequence[NumericForm | TableFunction]:
    from symit.export.tables import TableFunction

    if isinstance(one, TableFunction):
        equal = load(one.equal_by).reading.digest if one.equal_by else ""
        return [replace(one, unit=unit, certificate=load(one.theorem).reading.digest, equal_certificate=equal)]
    return [f.measured(target) for f in one.numeric_functions(unit)]


def table_function(name: str, target: str = "numpy", unit: str = "nats") -> Callable[..., Any]:
    """A function of a joint table, by its name in `TABLE_FUNCTIONS`."""
    from symit.export.load import compile_function
    from symit.export.tables import TABLE_FUNCTIONS

    return compile_function(replace(TABLE_FUNCTIONS[name], unit=unit), target)


def load(what: str | Path, fresh: bool = False) -> Published:
    """A proved formula: an id of the library, `mine.py::id` in a file of one's own, or the file of a certificate.

    What was proved before is read back and checked; `fresh` proves it anew.  Raises UnknownDerivation for what is not
    there, NotProved where its script fails, Malformed and Rejected for a certificate that proves nothing.
    """
    several = named(str(what), fresh)
    if len(several) > 1:
        raise UnknownDerivation(f"{what} proves several theorems: {', '.join(str(one) for one in several)}")
    if several[0].is_in_library and not fresh:
        return _from_library(several[0])
    return read(certificate_of(several[0], fresh), Checker())


@cache
def _from_library(one: Named) -> Published:
    """Checked once in a process, and so are the proofs that several contain."""
    return publish(one, _checker())


@cache
def _checker() -> Checker:
    return Checker()


def publish(one: Named, checker: Checker) -> Published:
    """What the certificate of a theorem says.  Several may share a checker.  Raises as `load` does."""
    return read(certificate_of(one), checker)


def read(certificate: str, checker: Checker) -> Published:
    """What a certificate says.  Raises Malformed and Rejected."""
    return Published(checker.check(certificate), certificate)
