"""The words of a proof script: one import brings what a statement and its proof are written in.

    from symit import E, Eq, Normal, calc, density, entropy, eq, expectation, integral, kl, log, pi, reals, theorem

SymPy's own names keep their meaning.  `theorem` makes a Derivation of a statement, and so does `lemma`; ids of other
theorems are looked up in the file that is running and in the library.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import Any

from sympy import (
    Abs,
    And,
    E,
    Eq,
    Ge,
    Gt,
    Implies,
    Integer,
    Interval,
    Lambda,
    Le,
    Limit,
    Lt,
    Ne,
    Not,
    Or,
    Piecewise,
    Product,
    Range,
    Rational,
    S,
    Sum,
    digamma,
    exp,
    factorial,
    gamma,
    log,
    oo,
    pi,
    sqrt,
)

from symit.kernel.names import is_name
from symit.language import words as language
from symit.language.catalogue import Beta, Binomial, Gamma, MultivariateNormal
from symit.language.codes import binary, is_digit
from symit.language.errors import NotUnderstood
from symit.language.families import family
from symit.language.functionals import same
from symit.language.partitions import partitions
from symit.language.random_variables import (
    H,
    I,
    P,
    assumptions,
    binary_entropy,
    cell,
    mean,
    outcomes,
    random_variables,
    sequence,
    surprise,
)
from symit.language.sequences import rising
from symit.language.tables import Categorical, table
from symit.language.transport import rerouting, transport
from symit.language.words import *  # noqa: F403  (all of them are words of scripts)
from symit.library import loading
from symit.library.own import Own, own
from symit.proving.integrals.differentiating import differentiate
from symit.proving.integrals.divergence import unbounded
from symit.proving.integrals.integrating import integrate
from symit.proving.integrals.substituting import substitute
from symit.proving.known.exponential_families import exponential_family
from symit.proving.script.derivation import Derivation, StepFailed
from symit.proving.script.lines import calc, eq, have, le, lt
from symit.proving.script.reasons import apply, cases, summand, swap, tangent, use
from symit.proving.script.source import Call
from symit.proving.script.taking_over import Cited, chosen, hypotheses_at, models_at
from symit.proving.script.theorems import Statement, hypotheses_in_words, prove
from symit.proving.steps.induction import by_continuity, induction
from symit.proving.steps.null_sets import almost_everywhere
from symit.proving.steps.telescoping import telescope


def theorem(
    id: str,
    statement: Any,
    *,
    title: str = "",
    source: str = "",
    given: Mapping[str, Any] | None = None,
    regularity: Mapping[str, Any] | None = None,
    proof: Sequence[Any] = (),
    models: Mapping[str, Any] | None = None,
) -> Own:
    """A statement, or several that are concluded together, with its proof.

    `given` are hypotheses with the words that a reader sees, `regularity` those that the proof needs and the source
    does not say; a symbol stands for what it assumes.  A bare line of the proof means `= this`, in the chain that
    begins with the left side of the statement.  The title is the first sentence of the script unless one is given.
    Raises StepFailed, with the author's own line, where a step does not follow.
    """
    return _made(sys._getframe(1), False, id, statement, title, source, given, regularity, proof, models)


def lemma(
    id: str,
    statement: Any,
    *,
    title: str = "",
    source: str = "",
    given: Mapping[str, Any] | None = None,
    regularity: Mapping[str, Any] | None = None,
    proof: Sequence[Any] = (),
    models: Mapping[str, Any] | None = None,
) -> Own:
    """The same for a theorem that only carries others: a list and a book have it behind the results."""
    return _made(sys._getframe(1), True, id, statement, title, source, given, regularity, proof, models)


def given_of(
    id: str, *words: str, without: Sequence[str] = (), regularity: bool = False, **values: Any
) -> dict[str, Any]:
    """The hypotheses of a theorem at values, with their words: `given={**given_of("gaussian-kl", sigma_1=s), ...}`.

    All of them, or those with these words, or all but some.  With `regularity=True` those that the theorem marks as
    such.
    """
    return chosen(id, hypotheses_at(_cited(id, sys._getframe(1)), regularity, values), words, without)


def models_of(id: str, *, without: Sequence[str] = (), **values: Any) -> dict[str, dict[str, Any]]:
    """The examples that a theorem is tried on, without some of its names, and with values for other names:
    `models=models_of("gain-below-cost", f=Lambda(x, 3 * x))`."""
    return models_at(_cited(id, sys._getframe(1)), without, values)


def _cited(id: str, frame: FrameType) -> Cited:
    return loading.cited(id, Path(frame.f_code.co_filename))


def _made(
    frame: FrameType,
    is_lemma: bool,
    id: str,
    statement: Any,
    title: str,
    source: str,
    given: Any,
    regularity: Any,
    proof: Any,
    models: Any,
) -> Own:
    """What the call in this frame makes."""
    call = Call.of(frame)
    title = title or _first_sentence(frame.f_globals.get("__doc__"))
    try:
        stated = _stated(id, statement, title, source, given, regularity, proof)
    except NotUnderstood as misfit:
        raise NotUnderstood(f"{call.shown_path}:{call.line}: {id}: {misfit}") from misfit
    stated = replace(stated, lemma=is_lemma)
    made = own(prove(stated, proof, models or {}, loading.finder(id), call, _failing))
    loading.keep(made, Path(frame.f_code.co_filename))
    return made


def _stated(id: str, statement: Any, title: str, source: str, given: Any, regularity: Any, proof: Any) -> Statement:
    """What is claimed of which hypotheses, if all of it can be understood."""
    if not is_name(f"_{id.replace('-', '_')}"):
        raise NotUnderstood(f"{id!r} is no id; one is made of ASCII letters, digits, - and _, as my-theorem")
    if not isinstance(proof, (list, tuple)):
        raise NotUnderstood("a proof is a list of lines and steps: proof=[line, line]")
    if any(not isinstance(table, (Mapping, type(None))) for table in (given, regularity)):
        raise NotUnderstood('hypotheses stand with their words: given={"the rate is positive": rate}')
    if words := next((item for item in proof if isinstance(item, str)), None):
        raise NotUnderstood(f"{words!r} is a reason; it stands with the line that it explains: eq(line, {words!r})")
    claims = tuple(statement) if isinstance(statement, (list, tuple)) else (statement,)
    if any(isinstance(claim, bool) for claim in claims):
        raise NotUnderstood("the statement is True or False for Python; a = b is written Eq(a, b)")
    about = assumptions(*claims, *_expressions(given), *_expressions(regularity), *proof)
    hypotheses = hypotheses_in_words({**about, **(given or {})}, regularity or {})
    brought = frozenset(g.statement for g in hypotheses_in_words(about, {}))
    stated = Statement(id, title or id, source or "a script", claims, hypotheses, brought)
    _ = stated.goal  # that it can be understood
    return stated


def _failing(hypotheses: Sequence[Any], claim: Any) -> str:
    from symit.evidence.failing import failing_point  # only where a line is refused

    return failing_point(hypotheses, claim)


def _expressions(table: Mapping[str, Any] | None) -> list[Any]:
    return [e for value in (table or {}).values() for e in (value if isinstance(value, (list, tuple)) else [value])]


def _first_sentence(text: str | None) -> str:
    return (text or "").strip().split("\n\n")[0].replace("\n", " ").split(".  ")[0].split(". ")[0].rstrip(".")


__all__ = [
    *language.__all__,
    "Abs",
    "And",
    "Beta",
    "Binomial",
    "Categorical",
    "Derivation",
    "E",
    "Eq",
    "Gamma",
    "Ge",
    "Gt",
    "H",
    "I",
    "Implies",
    "Integer",
    "Interval",
    "Lambda",
    "Le",
    "Limit",
    "Lt",
    "MultivariateNormal",
    "Ne",
    "Not",
    "Or",
    "P",
    "Piecewise",
    "Product",
    "Range",
    "Rational",
    "S",
    "StepFailed",
    "Sum",
    "almost_everywhere",
    "apply",
    "binary",
    "binary_entropy",
    "by_continuity",
    "calc",
    "cases",
    "cell",
    "differentiate",
    "digamma",
    "eq",
    "exp",
    "exponential_family",
    "factorial",
    "family",
    "gamma",
    "given_of",
    "have",
    "induction",
    "integrate",
    "is_digit",
    "le",
    "lemma",
    "log",
    "lt",
    "mean",
    "models_of",
    "oo",
    "outcomes",
    "partitions",
    "pi",
    "random_variables",
    "rerouting",
    "rising",
    "same",
    "sequence",
    "sqrt",
    "substitute",
    "summand",
    "surprise",
    "swap",
    "table",
    "tangent",
    "telescope",
    "theorem",
    "transport",
    "unbounded",
    "use",
]
