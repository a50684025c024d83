"""A derivation as users get it: `symit.load("gaussian-kl")`.

Stands above the rooms that it brings together: a script is run (`library`), its certificate is written and checked, and
everything that is shown, typeset or exported here is read back from what the check returned.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from hashlib import sha256
from typing import Any

from symit import library
from symit.certificates.reading import Checker, Hypothesis, Line, Reading
from symit.export.accuracy import with_accuracy
from symit.export.load import compile_function
from symit.export.numeric_form import NumericForm, numeric_form, sides
from symit.export.targets import require_target, source_of
from symit.kernel.terms import Term
from symit.kernel.text import shortened, show
from symit.language.to_sympy import sympy_relation
from symit.proving.accurate.proof import AccurateForm
from symit.proving.accurate.sums import accurate
from symit.proving.accurate.vanishing import Place
from symit.proving.derivation import Derivation, Given, Model, derivation, fact, statement
from symit.render.article import latex_derivation
from symit.render.latex import latex
from symit.render.terminal import text_derivation

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
        return f"$\\displaystyle {latex(self.conclusion)}$"


@dataclass(frozen=True, repr=False)
class Published:
    """A proved formula.  Values are in nats, unless the formula itself names another unit."""

    reading: Reading
    _certificate: str
    models: tuple[Model, ...]
    id: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", self.reading.id)

    def __str__(self) -> str:
        return f"{self.id} ({self.status}): {self.theorem}"

    def __repr__(self) -> str:
        return shortened(f"<{self}>")

    def _repr_latex_(self) -> str:
        """What a notebook shows: the formula that is proved."""
        return self.theorem._repr_latex_()

    @property
    def title(self) -> str:
        return self.reading.title

    @property
    def source(self) -> str:
        """The document and section that this is a derivation of."""
        return self.reading.source

    @property
    def status(self) -> str:
        """`proved`, or `proved modulo` where the theorem names regularity conditions that the source does not state."""
        return self.reading.status

    @property
    def hypotheses(self) -> tuple[Hypothesis, ...]:
        """What the theorem supposes: each a formula, its words, and whether it is a regularity condition."""
        return self.reading.hypotheses

    @property
    def theorem(self) -> Statement:
        """What is proved."""
        return Statement(tuple(h.formula for h in self.hypotheses), self.reading.statement)

    @property
    def steps(self) -> tuple[Line, ...]:
        """The lines that lead to the theorem, each a formula and the reason for it."""
        return tuple(line for part in self.reading.parts for line in part.lines)

    @property
    def digest(self) -> str:
        """The sha256 of the certificate."""
        return self.reading.digest

    def certificate(self) -> str:
        """The certificate as JSON text; `symit check` accepts it as a file."""
        return self._certificate

    def latex(self) -> str:
        """A section of LaTeX: hypotheses, statement, steps with reasons, ledger.  Needs amsmath, amssymb, graphicx."""
        return latex_derivation(self.reading)

    def text(self, width: int = WIDTH) -> str:
        """The same for a terminal of so many columns."""
        return text_derivation(self.reading, width)

    @property
    def statement(self) -> Any:
        """The theorem's statement as a SymPy object: a relation, or several of them with And, Implies and `forall`.

        Its symbols have the assumptions that the hypotheses make.  A name that SymPy, symit or Python has for something
        else comes with a number, `pi` as `pi_1`.  `.doit()` writes `kl`, `entropy`, `log1pmx` and the rest out, and
        lambdify computes a side that is a value; `function` is the accurate way.
        """
        return sympy_relation(self.reading.statement, self.theorem.hypotheses)

    # ---- numbers ---------------------------------------------------------------------------------------------

    def function(self, target: str = "numpy") -> Callable[..., Any]:
        """The theorem's right side as a function of its parameters, in the order in which the statement has them.

        It is named after the id, with underscores.  Targets are numpy, python and mpmath.  Raises NotExportable where
        the theorem is no equation with a closed form.
        """
        return compile_function(self.numeric_form(), target)

    def source_code(self, target: str = "numpy") -> str:
        """The same function as the source of a module that runs without symit, with its largest measured error."""
        return source_code([self], target)

    def numeric_form(self) -> NumericForm:
        """What is evaluated: an accurate form, which is found and proved equal to the closed form on request."""
        closed = numeric_form(self.reading, sides(self.reading.statement)[1])
        form = replace(closed, value=self._accurate.term, notes=self._accurate.notes)
        return form if form.value == closed.value else replace(form, value_certificate=self.numeric_certificate()[1])

    @property
    def place(self) -> Place:
        """Where the value vanishes: equations between parameters."""
        return self._accurate.place

    @cached_property
    def _accurate(self) -> AccurateForm:
        quantity, closed = sides(self.reading.statement)
        return accurate(closed, tuple(h.formula for h in self.hypotheses), quantity)

    def numeric_certificate(self) -> tuple[str, str]:
        """The certificate that the theorem's right side equals what the exported function evaluates, and its sha256."""
        text = derivation(
            id=self.id,
            title=f"{self.title}: the form that is evaluated",
            source="symit: found by rewriting",
            given=[Given(h.formula, h.words, h.regularity) for h in self.hypotheses],
            sections=[statement("The accurate form", fact(self._accurate.theorem, "the definitions written out"))],
        ).certificate_text
        return text, sha256(text.encode()).hexdigest()


def source_code(several: Sequence[Published], target: str = "numpy") -> str:
    """A module with the functions of several derivations, and what they share once.

    Each says how far from the exact value it was found.  Raises NotExportable as `function` does.
    """
    require_target(target)
    forms = [with_accuracy(p.numeric_form(), p.place, target) for p in several]
    return source_of(forms, target)


@cache
def load(id: str) -> Published:
    """The derivation of this id, proved and checked once in a process.

    Raises UnknownDerivation, and StepFailed or Refused where its proof fails.
    """
    return publish(library.load(id), Checker())


def publish(derivation: Derivation, checker: Checker) -> Published:
    """What the certificate of a derivation says.  Several derivations may share a checker."""
    text = derivation.certificate_text
    return Published(checker.check(text), text, derivation.models)


def present(derivation: Derivation) -> None:
    """Print a derivation and its status: what a script does when it is run by itself."""
    width, _ = shutil.get_terminal_size((WIDTH, 24))
    print(publish(derivation, Checker()).text(width), end="")
