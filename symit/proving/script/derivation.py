"""Derivations: a claim, the lines that lead to it with their reasons, and the theorem that they prove.

A script in `derivations/` makes one of these.  The lines are what readers see; the theorem is what the kernel made of
them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Any

from symit.certificates.brief import Brief
from symit.certificates.reading import Hypothesis, Reading, check
from symit.certificates.writing import About, Shown, write
from symit.kernel.rules import logic
from symit.kernel.terms import Term, Var
from symit.kernel.text import show
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Formula, as_formulas, as_term


class StepFailed(Exception):
    """A line of a derivation does not follow.  Says which line, what was to be shown, and what is missing."""


@dataclass(frozen=True, repr=False)
class Given(Brief):
    """A hypothesis, or a symbol for what it assumes, with its words.  `regularity` marks what the proof needs and the
    source does not say."""

    statement: Formula
    words: str
    regularity: bool = False


@dataclass(frozen=True, repr=False)
class Model(Brief):
    """An example of what a theorem is about: values for its unknown functions and abstract spaces, to try it on."""

    words: str
    values: Mapping[Var, Term]


@dataclass(frozen=True, repr=False)
class Section(Brief):
    """Lines under a heading, and the theorem that they end in."""

    title: str
    lines: tuple[Shown, ...]
    theorem: Theorem


@dataclass(frozen=True, repr=False)
class Derivation(Brief):
    """A proved statement with its title, its source, its hypotheses in words, and the lines that prove it.  A lemma
    only carries others."""

    id: str
    title: str
    source: str
    hypotheses: tuple[Hypothesis, ...]
    sections: tuple[Section, ...]
    theorem: Theorem
    models: tuple[Model, ...] = ()
    lemma: bool = False

    @cached_property
    def certificate_text(self) -> str:
        """The certificate as JSON."""
        parts = tuple((s.title, s.lines) for s in self.sections)
        return write(self.theorem, About(self.id, self.title, self.source, self.hypotheses, parts, self.lemma))

    @cached_property
    def reading(self) -> Reading:
        """What the certificate says when it is played again."""
        return check(self.certificate_text)


# ---- making one ----------------------------------------------------------------------------------------------


def derivation(
    id: str,
    title: str,
    source: str,
    given: Iterable[Given],
    sections: Sequence[Section],
    theorem: Theorem | None = None,
    models: Mapping[str, Mapping[str, Any]] = MappingProxyType({}),
    lemma: bool = False,
) -> Derivation:
    """The derivation that these sections make; its theorem is the last section's unless another is given.

    `models` are examples of what an abstract theorem is about: in words, with values for its variables by name.
    """
    proved = theorem or sections[-1].theorem
    stated = tuple(Hypothesis(f, g.words, g.regularity) for g in given for f in as_formulas(g.statement))
    used = tuple(h for h in stated if h.formula in proved.hypotheses)
    unspoken = proved.hypotheses - {h.formula for h in stated}
    if unspoken:
        raise StepFailed(f"{id}: the proof uses hypotheses that are not stated: {', '.join(map(show, unspoken))}")
    examples = tuple(Model(words, _by_variable(proved, values)) for words, values in models.items())
    return Derivation(id, title, source, used, tuple(sections), logic.theorem(proved, id=id), examples, lemma)


def _by_variable(theorem: Theorem, values: Mapping[str, Any]) -> dict[Var, Term]:
    variables = {v.name: v for v in theorem.conclusion.free.union(*(h.free for h in theorem.hypotheses))}
    unknown = sorted(set(values) - set(variables))
    if unknown:
        raise StepFailed(f"a model gives values to {', '.join(unknown)}, which the theorem does not speak of")
    return {variables[name]: as_term(value) for name, value in values.items()}


def fact(theorem: Theorem, words: str) -> Shown:
    """A theorem of the proof as a line that readers see."""
    return Shown(theorem, words)


def statement(title: str, *lines: Shown) -> Section:
    """A section made of theorems, each a line; the last one is what the section proves."""
    return Section(title, lines, lines[-1].theorem)
