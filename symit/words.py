"""The words of a proof script: one import brings what a statement and its proof are written in.

    from symit import E, Eq, Normal, calc, density, entropy, eq, expectation, integral, kl, log, pi, reals, theorem

SymPy's own names keep their meaning.  `theorem` makes a Derivation of a statement; ids of other theorems are looked up
in the file that is running and in the library.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
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
    exp,
    factorial,
    log,
    oo,
    pi,
    sqrt,
)

from symit import library
from symit.language import (
    VECTORS,
    Bernoulli,
    Density,
    Exponential,
    ExponentialFamily,
    Geometric,
    Laplace,
    Normal,
    NotUnderstood,
    Poisson,
    ProductNormal,
    ProductSpace,
    Space,
    Uniform,
    bregman,
    continuous,
    cross_entr,
    cross_entropy,
    density,
    derivative,
    entr,
    entropy,
    expectation,
    finite,
    fisher_information,
    forall,
    function,
    functions,
    iff,
    integer,
    integers,
    integral,
    kl,
    log_partition,
    mapping,
    mappings,
    natural,
    naturals,
    nonnegative,
    nonnegatives,
    partial,
    positive,
    positive_integer,
    positives,
    probabilities,
    probability,
    real,
    reals,
    rel_entr,
    vector,
    vector_function,
    vectors,
)
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
from symit.proving.derivation import Derivation, StepFailed
from symit.proving.differentiating import differentiate
from symit.proving.induction import by_continuity, induction
from symit.proving.integrating import integrate
from symit.proving.lines import calc, eq, have, le, lt
from symit.proving.reasons import apply, cases, summand, swap, tangent, use
from symit.proving.source import Call
from symit.proving.telescoping import telescope
from symit.proving.theorems import Statement, hypotheses_in_words, prove


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
) -> Derivation:
    """A statement, or several that are concluded together, with its proof.

    `given` are hypotheses with the words that a reader sees, `regularity` those that the proof needs and the source
    does not say; a symbol stands for what it assumes.  A bare line of the proof means `= this`, in the chain that
    begins with the left side of the statement.  The title is the first sentence of the script unless one is given.
    Raises StepFailed, with the author's own line, where a step does not follow.
    """
    frame = sys._getframe(1)
    claims = tuple(statement) if isinstance(statement, (list, tuple)) else (statement,)
    about = assumptions(*claims, *_expressions(given), *_expressions(regularity), *proof)
    stated = Statement(
        id,
        title or _first_sentence(frame.f_globals.get("__doc__")) or id,
        source or "a script",
        claims,
        hypotheses_in_words({**about, **(given or {})}, regularity or {}),
        frozenset(g.statement for g in hypotheses_in_words(about, {})),
    )
    made = prove(stated, proof, models or {}, library.finder(id), Call.of(frame))
    library.keep(made, Path(frame.f_code.co_filename))
    return made


def _expressions(table: Mapping[str, Any] | None) -> list[Any]:
    return [e for value in (table or {}).values() for e in (value if isinstance(value, (list, tuple)) else [value])]


def _first_sentence(text: str | None) -> str:
    return (text or "").strip().split("\n\n")[0].replace("\n", " ").split(".  ")[0].split(". ")[0].rstrip(".")


__all__ = [
    "VECTORS",
    "Abs",
    "And",
    "Bernoulli",
    "Density",
    "Derivation",
    "E",
    "Eq",
    "Exponential",
    "ExponentialFamily",
    "Ge",
    "Geometric",
    "Gt",
    "H",
    "I",
    "Implies",
    "Integer",
    "Interval",
    "Lambda",
    "Laplace",
    "Le",
    "Lt",
    "Ne",
    "Normal",
    "Not",
    "NotUnderstood",
    "Or",
    "P",
    "Piecewise",
    "Poisson",
    "Product",
    "ProductNormal",
    "ProductSpace",
    "Range",
    "Rational",
    "S",
    "Space",
    "StepFailed",
    "Sum",
    "Uniform",
    "apply",
    "binary_entropy",
    "bregman",
    "by_continuity",
    "calc",
    "cases",
    "cell",
    "continuous",
    "cross_entr",
    "cross_entropy",
    "density",
    "derivative",
    "differentiate",
    "entr",
    "entropy",
    "eq",
    "exp",
    "expectation",
    "factorial",
    "finite",
    "fisher_information",
    "forall",
    "function",
    "functions",
    "have",
    "iff",
    "induction",
    "integer",
    "integers",
    "integral",
    "integrate",
    "kl",
    "le",
    "log",
    "log_partition",
    "lt",
    "mapping",
    "mappings",
    "mean",
    "natural",
    "naturals",
    "nonnegative",
    "nonnegatives",
    "oo",
    "outcomes",
    "partial",
    "partitions",
    "pi",
    "positive",
    "positive_integer",
    "positives",
    "probabilities",
    "probability",
    "random_variables",
    "real",
    "reals",
    "rel_entr",
    "same",
    "sequence",
    "sqrt",
    "summand",
    "surprise",
    "swap",
    "tangent",
    "telescope",
    "theorem",
    "use",
    "vector",
    "vector_function",
    "vectors",
]
