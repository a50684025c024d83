"""Random variables in the kernel: the terms that are said of them, and the laws at them.

Before `theorem`, after `partitions`: H(A | C) and I(A; B | C) become terms of the kernel, and the theorems about
arbitrary kernels (`Laws`) become theorems about these variables.  Knows nothing of proofs that were found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from typing import TypeAlias

from symit.kernel import build as b
from symit.kernel import definitions as d
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import Definition, Term, Var, order
from symit.kernel.theorem import Theorem
from symit.language.errors import NotUnderstood
from symit.language.information import (
    Combination,
    Entropy,
    Extreme,
    Information,
    Logarithm,
    Quantity,
    Real,
    Relation,
    Size,
    Variables,
    form,
    text,
)
from symit.proving.scope.scope import Scope
from symit.proving.shannon.condensed import natural
from symit.proving.steps.adding import conjunctions
from symit.proving.steps.partitions import (
    VARIABLE,
    P,
    at,
    everywhere,
    joint,
    kernel_of_variables,
    m,
    of_variables,
    special,
    values_among,
)


@dataclass(frozen=True)
class Laws:
    """What is proved of arbitrary kernels K, L, M."""

    entropy: Theorem  # 0 <= H(K)
    conditional_entropy: Theorem  # 0 <= H(K | M)
    information: Theorem  # 0 <= I(K; L)
    conditional_information: Theorem  # 0 <= I(K; L | M)
    equal_entropy: Theorem  # for all w, o: K(w, o) = L(w, o)  |-  H(K) = H(L)
    of_values: Theorem | None = None  # X has values among 1..N  |-  H(X) <= log N; for questions about these


class RandomVariables:
    """Random variables on one sample space: what is said of them as terms, and the laws at them."""

    def __init__(self, laws: Laws) -> None:
        self.laws = laws
        self._terms: dict[Quantity, Term] = {}
        self._reals: dict[str, None] = {}
        self._sizes: dict[str, Var] = {}
        self._signs: dict[Quantity, Theorem] = {}
        self._signs_by_shape: dict[_Shape, Theorem] = {}

    @property
    def names(self) -> list[str]:
        """The variables that were spoken of."""
        return list(dict.fromkeys(name for q in (*self._terms, *self._signs) for g in groups(q) for name in g))

    @property
    def reals(self) -> list[str]:
        """The real numbers that were spoken of."""
        return [*self._reals, *(size.name for size in self._sizes.values())]

    @property
    def counted(self) -> list[tuple[Term, str]]:
        """What the numbers of values that were spoken of are, with words."""
        return [
            said
            for name, size in self._sizes.items()
            for said in (
                (b.le(1, size), f"{name} has a value"),
                (values_among(_variable(name), size), f"the values of {name} are numbered from 1 to |{name}|"),
            )
        ]

    # ---- terms -----------------------------------------------------------------------------------------------

    def quantity(self, quantity: Quantity) -> Term:
        if isinstance(quantity, Real):
            self._reals[quantity.name] = None
            return b.real(quantity.name)
        if isinstance(quantity, Logarithm):
            return b.log(quantity.of)
        if isinstance(quantity, Size):
            return b.log(self._size(quantity))
        if isinstance(quantity, Extreme):
            return extreme(quantity.kind, *map(self.combination, quantity.of))
        if quantity not in self._terms:
            kernels = [kernel_of_variables(*map(_variable, group)) for group in groups(quantity)]
            self._terms[quantity] = b.app(_DEFINITIONS[type(quantity), bool(quantity.given)], m, P, *kernels)
        return self._terms[quantity]

    def _size(self, quantity: Size) -> Var:
        return self._sizes.setdefault(quantity.of, b.integer(size_name(quantity)))

    def combination(self, combination: Combination) -> Term:
        return b.add(*(self._scaled(c, q) for c, q in combination.terms))

    def _scaled(self, coefficient: Fraction, quantity: Quantity) -> Term:
        term = self.quantity(quantity)
        return term if coefficient == 1 else b.mul(b.num(coefficient), term)

    def relation(self, relation: Relation) -> Term:
        left, right = self.combination(relation.left), self.combination(relation.right)
        if relation.sign == "=":
            return b.eq(left, right)
        return b.le(left, right) if relation.sign == "<=" else b.le(right, left)

    # ---- theorems --------------------------------------------------------------------------------------------

    def not_negative(self, quantity: Quantity) -> Theorem:
        """0 <= H(A | C), 0 <= I(A; B | C) or 0 <= log n."""
        if isinstance(quantity, Real | Extreme | Size):
            raise NotUnderstood(f"{text(quantity)} may be negative")
        if isinstance(quantity, Logarithm):
            return Scope().evident(b.le(0, self.quantity(quantity)))
        if quantity not in self._signs:
            shape = type(quantity), bool(quantity.given), tuple(map(len, groups(quantity)))
            if shape not in self._signs_by_shape:
                self._signs_by_shape[shape] = self._sign(shape)
            named = zip(_arbitrary(sum(shape[2])), (_variable(n) for g in groups(quantity) for n in g), strict=True)
            self._signs[quantity] = logic.instantiate(self._signs_by_shape[shape], values=tuple(named))
        return self._signs[quantity]

    def _sign(self, shape: _Shape) -> Theorem:
        """The same for arbitrary variables, so many in each group."""
        kind, conditional, sizes = shape
        anything = iter(_arbitrary(sum(sizes)))
        partitions = [of_variables(*islice(anything, size)) for size in sizes]
        names = "KLM" if kind is Information else "KM"
        return special(self._law(kind, conditional), **dict(zip(names, partitions, strict=False)))

    def _law(self, kind: type[Quantity], conditional: bool) -> Theorem:
        if kind is Entropy:
            return self.laws.conditional_entropy if conditional else self.laws.entropy
        return self.laws.conditional_information if conditional else self.laws.information

    def at_most_log_size(self, size: Size) -> Theorem:
        """H(X) <= log|X|."""
        if self.laws.of_values is None:
            raise Refused("the law about numbers of values is not at hand")
        at_values = {"X": _variable(size.of), "N": self._size(size)}
        free = sorted(self.laws.of_values.conclusion.free, key=order)
        values = tuple((x, at_values[x.name]) for x in free if x.name in at_values)
        return logic.instantiate(self.laws.of_values, values=values)

    def known(self, quantities: Iterable[Quantity]) -> Scope:
        """The scope in which these quantities have values, being not negative."""
        found = list(dict.fromkeys(quantities))
        signed = [q for q in found if isinstance(q, Entropy | Information)]
        counted = [b.le(1, self._size(q)) for q in found if isinstance(q, Size)]
        return Scope().know(*conjunctions([self.not_negative(q) for q in signed])).given(*counted)

    def each_once(self, groups: Sequence[Variables]) -> Theorem:
        """The joint entropy of groups that share variables is that of each variable once."""
        counts = Counter(name for group in groups for name in group)
        kernels = {name: of_variables(_variable(name)) for name in counts}
        repeated = joint(*(joint(*(kernels[name] for name in group)) for group in groups))
        once = joint(*kernels.values())
        w, o = b.integer("w"), b.integer("o")
        squares = {name: kernels[name].square(w, o) for name in counts}
        steps = []
        for position, name in enumerate(counts):
            k = kernels[name].same(w, o)
            others = [b.power(kernels[other].same(w, o), counts[other]) for other in list(counts)[position + 1 :]]
            done = [kernels[other].same(w, o) for other in list(counts)[:position]]
            lowered = b.add(*(b.power(k, e) for e in range(counts[name] - 1)))  # k^n - k = (k^2 - k)(1 + ... + k^(n-2))
            steps.append((squares[name], b.mul(lowered, *done, *others)))
        known = at(w, o).know(*squares.values())
        alike = known.linear(b.eq(repeated.same(w, o), once.same(w, o)), *steps)
        return logic.cut(special(self.laws.equal_entropy, K=repeated, L=once), everywhere(alike, w, o))


_Shape: TypeAlias = tuple[type[Quantity], bool, tuple[int, ...]]
"""What kind of quantity, whether something is given, and how many variables each group has."""


_u, _v = b.real("u"), b.real("v")
_EXTREMES = {
    "max": Definition("max", (_u, _v), b.if_(b.le(_v, _u), _u, _v)),
    "min": Definition("min", (_u, _v), b.if_(b.le(_u, _v), _u, _v)),
}


def size_name(size: Size) -> str:
    """What the number of values is called in the kernel's terms."""
    return f"size_{size.of}"


def extreme(kind: str, one: Term, *other: Term) -> Term:
    """The larger or the smaller of two numbers, or one without its sign."""
    return b.app(_EXTREMES[kind], one, *other) if other else b.if_(b.le(0, one), one, b.neg(one))


def _variable(name: str) -> Var:
    return Var(name, VARIABLE)


def _arbitrary(count: int) -> list[Var]:
    return [_variable(f"X_{i}") for i in range(1, count + 1)]


_DEFINITIONS = {
    (Entropy, False): d.PARTITION_ENTROPY,
    (Entropy, True): d.CONDITIONAL_ENTROPY,
    (Information, False): d.MUTUAL_INFORMATION,
    (Information, True): d.CONDITIONAL_MUTUAL_INFORMATION,
}


def groups(quantity: Quantity) -> list[Variables]:
    """The groups that a quantity is about, the condition last if there is one; each variable once in each.

    None for an amount and for an extreme, whose sums are quantities of their own.
    """
    if not isinstance(quantity, Entropy | Information):
        return []
    groups = [quantity.of] if isinstance(quantity, Entropy) else [quantity.one, quantity.two]
    return [tuple(dict.fromkeys(g)) for g in (*groups, *([quantity.given] if quantity.given else []))]


def repeats(quantity: Quantity) -> bool:
    """Is a variable in two of its groups?"""
    names = [name for group in groups(quantity) for name in group]
    return len(set(names)) < len(names)


def joints(quantity: Quantity) -> Iterator[tuple[int, tuple[Variables, ...]]]:
    """The groups that are taken together in each joint entropy of a quantity's definition, with its sign there."""
    if not isinstance(quantity, Entropy | Information):
        return
    given = groups(quantity)[-1:] if quantity.given else []
    about = groups(quantity)[: len(groups(quantity)) - len(given)]
    for group in about:
        yield 1, (group, *given)
    if isinstance(quantity, Information):
        yield -1, (*about, *given)
    if given:
        yield -1, (*given,)


def joint_entropies(quantity: Quantity) -> Combination:
    """What a quantity is by definition, each variable once and in the natural order."""
    if not isinstance(quantity, Entropy | Information):
        return Combination(((Fraction(1), quantity),))
    return Combination(tuple((c, Entropy(tuple(natural(names)))) for names, c in form(quantity).items()))
