"""Names that can be read as nothing else, for a formula on its way to SymPy.

The kernel lets a variable be called `pi` or `log`, and two binders inside each other `x`; it tells them apart by where
they stand.  SymPy prints names and nothing else.  Here every variable gets a name that no other variable of the formula
has, that prints unlike theirs in text and in LaTeX, and that is no word of SymPy, of symit or of Python.  A name that
is taken gets a number: `pi_1`.

What comes out depends on the formula and its hypotheses alone: terms are taken apart here without the kernel's memory,
which knows terms up to the names of their bound variables.
"""

from __future__ import annotations

import keyword
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache
from types import MappingProxyType
from typing import TypeAlias

import sympy
from sympy import Basic, E, Symbol, latex, oo, pi
from sympy.core.function import FunctionClass

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.definitions import STANDARD
from symit.kernel.terms import Abs, App, Definition, Sort, Term, Var
from symit.language.unfolding import unfolded

Binding: TypeAlias = tuple[str, Sort, int]
"""A binder as far as its name goes: hint, sort, and how many binders around it have the same hint and sort."""

WORDS = frozenset(
    (
        *STANDARD,
        *("Normal", "Bernoulli", "Poisson", "Uniform", "Density", "ProductNormal", "ExponentialFamily", "Map", "Apply"),
        *(
            "Space",
            "ProductSpace",
            "Values",
            "density",
            "integral",
            "product_over",
            "case",
            "forall",
            "finite",
            "continuous",
        ),
    )
)
"""What symit's own SymPy classes are called."""


_NUMBERS = frozenset(map(latex, (pi, E, oo)))
"""How the numbers that terms speak of are typeset."""


def settled(
    formula: Term, hypotheses: Sequence[Term], kept: Mapping[str, Definition] = MappingProxyType({})
) -> tuple[Term, tuple[Term, ...]]:
    """The same formula under hypotheses with every name settled, and definitions written out that are neither standard
    nor `kept`.

    Raises NotUnderstood where it is too large when they are written out.
    """
    formula = unfolded(formula, {**STANDARD, **kept})
    names = _Names()
    free = sorted(formula.free.union(*(h.free for h in hypotheses)), key=lambda v: (len(v.name), v.name, str(v.of)))
    values = {v: Var(names.settle(v.name, v.of), v.of) for v in free if v.of.name != "space"}
    bound = {binding: names.settle(*binding[:2], bound=True) for binding in dict.fromkeys(_bindings(formula, ()))}
    renamed = b.substitute(_with_hints(formula, bound, ()), values)
    return renamed, tuple(b.substitute(h, values) for h in hypotheses)


# ---- binders -------------------------------------------------------------------------------------------------


def _bindings(term: Term, around: tuple[tuple[str, Sort], ...]) -> Iterator[Binding]:
    """Every binder, the outer ones first."""
    if isinstance(term, Abs):
        own = term.hint, term.domain
        yield (*own, around.count(own))
        yield from _bindings(term.body, (*around, own))
    if isinstance(term, App):
        for part in term.args:
            yield from _bindings(part, around)


def _with_hints(term: Term, names: Mapping[Binding, str], around: tuple[tuple[str, Sort], ...]) -> Term:
    if isinstance(term, Abs):
        own = term.hint, term.domain
        name = names[(*own, around.count(own))]
        return Abs(name, term.domain, _with_hints(term.body, names, (*around, own)))
    return b.rebuild(term, lambda a: _with_hints(a, names, around), lambda body: body)


# ---- names ---------------------------------------------------------------------------------------------------


class _Names:
    """What the names that are given so far look like."""

    def __init__(self) -> None:
        self.looks: set[str] = set()

    def settle(self, name: str, sort: Sort, bound: bool = False) -> str:
        """This name, or one like it, for one more variable."""
        chosen = next(n for n in _candidates(name) if not _is_taken(n, sort, bound) and self._is_new(_look(n)))
        self.looks.add(_look(chosen))
        return chosen

    def _is_new(self, look: str) -> bool:
        """None that is given looks like it, and then none looks like a product of others: `xy` beside x and y."""
        factors = {*self.looks, *_NUMBERS, look}
        changed = [look, *(k for k in self.looks if look in k)]
        return look not in self.looks and not any(_is_product(k, factors - {k}) for k in changed)


def _is_product(look: str, factors: Set[str]) -> bool:
    ends = {0}
    for start in range(len(look)):
        if start in ends:
            ends |= {start + len(f) for f in factors if look.startswith(f, start)}
    return len(look) in ends


def _candidates(name: str) -> Iterator[str]:
    yield name
    stem = name if _is_plain(f"{name}_1") else "v"
    yield from (f"{stem}_{k}" for k in range(1, t.MAX_SIZE))


def _is_taken(name: str, sort: Sort, bound: bool) -> bool:
    """May it be read as something else?  A free variable may be called like a function that stands at no argument, such
    as `beta`, and a free function like a number, such as `I`."""
    if keyword.iskeyword(name) or name in WORDS or not _is_plain(name):
        return True
    if bound:
        return name in _sympy_words()
    word = _sympy_words().get(name)
    if sort.name == "fun":
        return callable(word)
    return isinstance(word, Basic) or (isinstance(word, FunctionClass) and _look(name) == name)


@cache
def _is_plain(name: str) -> bool:
    """It is typeset as a letter or word with an index: not as a power, an absolute value, or like `log_b` as a function
    with a base, and not as one of the numbers that terms speak of."""
    look = _look(name)
    word = look.partition("_")[0]
    functions = {n for n, value in _sympy_words().items() if isinstance(value, FunctionClass)} | WORDS
    return not (set(look) & set("^|'") or r"\left" in look or word in functions or look in _NUMBERS)


@cache
def _look(name: str) -> str:
    """What is printed of a name in the notation that drops most: `x1` and `x_1` look alike in LaTeX."""
    return re.sub(r"\s|_\{\}", "", latex(Symbol(name)))


@cache
def _sympy_words() -> Mapping[str, object]:
    return {name: getattr(sympy, name) for name in dir(sympy) if not name.startswith("_")}
