"""What is measured of distributions on the simplex: functionals of densities, with their integral over the simplex in
the place of that over a space.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from typing import TypeAlias

from symit.families import functionals
from symit.families.closed_forms.finding import Measure, Request
from symit.families.closed_forms.finishing import finished, put
from symit.families.closed_forms.solving import Diverges, Ground, as_bound, in_plain_conditions, lighter
from symit.families.entry import Member
from symit.families.measures.measures import MEASURES
from symit.families.measures.positive import positive
from symit.families.measures.scores import slope_facts
from symit.families.moments.named import folded
from symit.families.no_form import NoForm
from symit.families.vectors.dirichlet import dirichlet, left_over, over_simplex, probabilities, scale
from symit.families.vectors.forms import flattened
from symit.families.vectors.iterated import density_at
from symit.families.vectors.simplex_averages import SIMPLEX_AVERAGES
from symit.families.vectors.simplex_information import SIMPLEX_INFORMATION
from symit.families.vectors.simplex_integrals import level_by_level, product_over_simplex
from symit.families.vectors.simplex_largest import LARGEST_ENTROPY
from symit.families.vectors.simplex_logarithms import of_logarithms, parts_of, term, with_gamma
from symit.families.vectors.simplex_overlap import at_most_one
from symit.families.vectors.simplex_unbounded import is_shown, without_value
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.definitions import CROSS_ENTROPY, ENTROPY, KL
from symit.kernel.rules import logic
from symit.kernel.terms import Definition, Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.closed_forms import Divergent, context_of
from symit.proving.scope.scope import Scope, replace_term, rewritten, sides


def _both_ways(request: Request) -> list[Request]:
    one, other = request.members
    return [Request(SIMPLEX_MEASURES["kl"], pair) for pair in ((one, other), (other, one))]


def _each_way(request: Request, ground: Ground) -> list[Theorem]:
    """Of symbols the one is the other with these exchanged."""
    one, other = _both_ways(request)
    first = one.theorem()
    if not one.is_general:
        return [first, other.theorem()]
    exchanged = dict(zip(one.values, other.values, strict=True))
    return [first, ground.scope.instantiate(first, exchanged)]


def _jeffreys(request: Request, ground: Ground) -> Theorem:
    parts = _each_way(request, ground)
    scope = ground.scope.know(*(f for m in request.members for f in slope_facts(ground.scope, m)), *parts)
    scope = scope.know(*(f for part in parts for f in folded.values(scope, sides(part)[1])))
    value = folded(context_of(scope).canonical(b.add(*(sides(p)[1] for p in parts))))
    both = scope.linear(b.eq(b.add(*(sides(p)[0] for p in parts)), value), *((p, 1) for p in parts))
    return finished(both, replace(ground, scope=scope))


def _weight(request: Request) -> tuple[list[Var], Term]:
    """The product of the x_i^(a_i - 1)."""
    (member,) = request.members
    xs = probabilities(len(member.values), *request.values)
    places = zip((*xs, left_over(xs)), member.values, strict=True)
    return xs, b.mul(*(b.power(x, b.sub(a, 1)) for x, a in places))


def _log_partition(request: Request, ground: Ground) -> Theorem:
    """The logarithm of the integral of exp(theta T), where T(x) is made of the log x_i."""
    scope = with_gamma(ground.scope, request.members[0].values)
    xs, body = _weight(request)
    powers = request.members[0].values
    value = product_over_simplex(scope, xs, powers, b.ONE, lambda there, product: there.field(body, product))
    scope = scope.know(value)
    value = scope.restate(value, folded(context_of(scope).canonical(sides(value)[1])))
    whole = b.log(over_simplex(*_weight(request)))
    return rewritten(scope.know(*positive(scope, value)).field(whole, whole), value)


def _of_powers(definition: Definition, form: Form, alpha_of: Callable[..., Term]) -> Callable[..., Theorem]:
    """Of an integral of a product of powers of densities, whose exponents add up to one where there are two."""

    def found(request: Request, ground: Ground) -> Theorem:
        whole, _ = parts_of(definition, request)
        alpha = alpha_of(*request.numbers)
        left = _left(request.members, alpha)
        _require_convergence(definition, form, request, ground, alpha, left)
        general = _general_affinity(len(left), len(request.members), form, alpha if form is _overlap else None)
        theorem = _at_values(ground.scope, request.members, general, general.theorem, alpha, left)
        scope = with_gamma(ground.scope.given(*sorted(theorem.hypotheses, key=t.order)), left)
        _, value = sides(theorem)
        theorem = logic.chain(theorem, scope.field(value, folded(context_of(scope).canonical(value))))
        return _with_integral(whole, theorem, replace(ground, scope=scope))

    return found


def _require_convergence(
    definition: Definition, form: Form, request: Request, ground: Ground, alpha: Term, left: Sequence[Term]
) -> None:
    """Raises Diverges where what is left of a coordinate is no positive power, and that this is so is shown."""
    decided = [context_of(ground.scope).decide(b.lt(0, c)) for c in left]
    if False not in decided:
        return
    place = decided.index(False)
    _, ((integral, _, _),) = parts_of(definition, request)
    if all(d is True for n, d in enumerate(decided) if n != place) and is_shown(place, len(left)):
        raise Diverges(Divergent(integral, _without_value(definition, form, request, ground.scope, alpha, place)))  # type: ignore[arg-type]
    raise NoForm("the integral has no value: it converges only where {} is positive", left[place])


def _without_value(
    definition: Definition, form: Form, request: Request, scope: Scope, alpha: Term, place: int
) -> Theorem:
    """Found for symbols in the place of the concentrations."""
    families = tuple(m.family for m in request.members)
    members = tuple(f.at(*f.renamed(f"{{}}_{n}".format)) for n, f in enumerate(families, 1))
    symbols = replace(request, members=members)
    left = _left(members, alpha)
    whole, ((integral, xs, body),) = parts_of(definition, symbols)
    signs = (b.le(c, 0) if n == place else b.lt(0, c) for n, c in enumerate(left))
    there = symbols.ground.scope.given(*signs)
    for member in members:
        there = with_gamma(there, member.values)
    coefficient = form(*(scale(m.values) for m in members), alpha)
    found = without_value(
        there, whole, integral, xs, left, coefficient, lambda at, product: at.field(body, product), place
    )
    concentrations = ((m.values, asked.values) for m, asked in zip(members, request.members, strict=True))
    return scope.instantiate(found, {a: value for pair in concentrations for a, value in zip(*pair, strict=True)})


def _with_integral(whole: Term, theorem: Theorem, ground: Ground) -> Theorem:
    """What is said of a value, of the integral that has it: finished first, without the density."""
    integral, value = sides(theorem)
    left = replace_term(whole, integral, value)
    scope = ground.scope.know(*folded.values(ground.scope, value))
    found = finished(scope.field(left, left), replace(ground, scope=scope))
    found = _back(found, whole, theorem)
    return lighter(in_plain_conditions(lighter(found, ground.domains), ground.domains), ground.domains)


def _back(equation: Theorem, whole: Term, value: Theorem) -> Theorem:
    """With the integral in the left side again in the place of its value."""
    hole = b.fresh("hole", t.REAL, whole, equation.conclusion)
    template = b.lam(hole, b.eq(replace_term(whole, sides(value)[0], hole), sides(equation)[1]))
    return logic.rewrite(equation, logic.symmetry(value), template=template)


Form: TypeAlias = Callable[..., Term]
"""An integrand of densities and alpha."""


def _left(members: Sequence[Member], alpha: Term) -> list[Term]:
    """c_i, where x_i^(c_i - 1) is left of the product of powers."""
    exponents = (alpha, b.sub(1, alpha))[: len(members)]
    columns = zip(*(m.values for m in members), strict=True)
    powers = ((b.mul(e, b.sub(a, 1)) for e, a in zip(exponents, column, strict=True)) for column in columns)
    return [PLAIN.canonical(b.add(1, *each)) for each in powers]


def _hellinger(request: Request, ground: Ground) -> Theorem:
    """The root of 1 - overlap, which is at most 1."""
    whole, _ = parts_of(functionals.HELLINGER, request)
    left = _left(request.members, _HALF)
    general = _general_affinity(len(left), 2, _overlap, _HALF)
    value, bound = (
        _at_values(ground.scope, request.members, general, theorem, _HALF, left)
        for theorem in (general.theorem, _overlap_bound(len(left)))
    )
    scope = with_gamma(ground.scope.given(*sorted(value.hypotheses, key=t.order)), left)
    overlap, _ = sides(value)
    value = _with_integral(overlap, value, replace(ground, scope=scope))
    scope = scope.know(*folded.values(scope, sides(value)[1]))
    value = logic.chain(value, scope.field(sides(value)[1], flattened(sides(value)[1])))
    hole = b.fresh("hole", t.REAL, value.conclusion)
    bound = logic.rewrite(bound, value, template=b.lam(hole, replace_term(bound.conclusion, overlap, hole)))
    left_side = replace_term(whole, *sides(value))
    return _back(scope.know(bound).field(left_side, left_side), whole, value)


@cache
def _overlap_bound(k: int) -> Theorem:
    """The overlap <= 1, for the symbols of the affinity."""
    general = _general_affinity(k, 2, _overlap, _HALF)
    xs = list(general.point)
    p, q = densities = [density_at(dirichlet(k).at(*row), xs) for row in (general.first, general.last)]
    rows = zip((general.first, general.last), densities, strict=True)
    return at_most_one(general.scope, xs, p, q, general.levels, *(_ones(general.scope, xs, *one) for one in rows))


def _ones(scope: Scope, xs: list[Var], row: Sequence[Term], density: Term) -> list[Theorem]:
    """The integral of a density, level by level."""
    return level_by_level(scope, xs, row, scale(row), lambda there, product: there.field(density, product))


def _at_values(
    scope: Scope,
    members: Sequence[Member],
    general: _Affinity,
    theorem: Theorem,
    alpha: Term,
    left: Sequence[Term],
) -> Theorem:
    """What is known for symbols of the integral of p^alpha q^(1-alpha), or of p^alpha, for what they stand for."""
    meant = general.meaning(alpha, left, members)
    supposed = scope.given(*(as_bound(b.lt(0, c)) for c in left if not context_of(scope).holds(b.lt(0, c))))
    theorem = supposed.instantiate(theorem, dict(meant))
    written = [(b.substitute(old, meant), new) for old, new in zip(general.last, members[-1].values, strict=True)]
    positive_ = [supposed.linear(b.lt(0, old), (supposed.evident(b.lt(0, new)), 1)) for old, new in written]
    theorem = logic.cut(theorem, *positive_)
    for old, new in ((b.substitute(general.alpha, meant), alpha), *written):
        theorem = put(supposed, theorem, old, new)
    return theorem


@dataclass(frozen=True)
class _Affinity:
    """An integral for symbols: beta for 1 - alpha, c_i where x_i^(c_i - 1) is left of the product, and the parameters
    of the first of two members; the last one's in terms of them."""

    theorem: Theorem
    levels: tuple[Theorem, ...]
    """It, and what the integrals over the later coordinates are at a point of those before."""
    point: tuple[Var, ...]
    beta: Var
    left: tuple[Var, ...]
    first: tuple[Var, ...]
    last: tuple[Term, ...]
    alpha: Term
    scope: Scope
    """What the symbols are known to be."""

    def meaning(self, alpha: Term, left: Sequence[Term], members: Sequence[Member]) -> dict[Var, Term]:
        found = dict(zip(self.left, left, strict=True)) | dict(zip(self.first, members[0].values, strict=False))
        return found | {self.beta: PLAIN.canonical(b.sub(1, alpha))}


@cache
def _general_affinity(k: int, count: int, form: Form, fixed: Term | None) -> _Affinity:
    beta, left = b.real("beta"), tuple(b.real(f"c_{i}") for i in range(1, k + 1))
    alpha = PLAIN.canonical(b.sub(1, beta)) if fixed is None else fixed
    first = tuple(b.real(f"a_{i}") for i in range(1, k + 1)) if count == 2 else ()
    exponent = PLAIN.canonical(b.sub(1, alpha)) if first else alpha
    taken = [b.mul(alpha, b.sub(a, 1)) for a in first] or [b.ZERO] * k
    last = tuple(
        PLAIN.canonical(b.add(1, b.div(b.sub(b.sub(c, 1), used), exponent)))
        for c, used in zip(left, taken, strict=True)
    )
    rows = [row for row in (last, left, first) if row]
    scope = Scope().given(*(f for f in (b.ne(exponent, 0), *(b.lt(0, a) for row in rows for a in row)) if f.free))
    for row in rows:
        scope = with_gamma(scope, row)
    xs = probabilities(k, beta, *left, *first)
    densities = [density_at(dirichlet(k).at(*row), xs) for row in (first, last) if row]
    scales = [scale(row) for row in (first, last) if row]
    body = form(*densities, alpha)
    levels = level_by_level(scope, xs, left, form(*scales, alpha), lambda there, product: there.field(body, product))
    whole = scope.restate(levels[0], folded(context_of(scope).canonical(sides(levels[0])[1])))
    return _Affinity(whole, tuple(levels), tuple(xs), beta, left, first, last, alpha, scope)


def _measure(name: str, definition: Definition, found: Callable[..., Theorem], direct: bool) -> Measure:
    own = MEASURES[name]
    return Measure(
        name,
        own.members,
        own.numbers,
        term(definition),
        found,
        own.given,
        anywhere=True,
        direct=direct,
        infinite=own.infinite,
    )


_HALF = b.num(Fraction(1, 2))


def _mixed(p: Term, q: Term, alpha: Term) -> Term:
    return b.mul(b.power(p, alpha), b.power(q, b.sub(1, alpha)))


def _ratio(p: Term, q: Term, alpha: Term) -> Term:
    return b.mul(b.power(p, alpha), b.power(q, PLAIN.canonical(b.sub(1, alpha))))


def _overlap(p: Term, q: Term, _: Term) -> Term:
    return b.sqrt(b.mul(p, q))


SIMPLEX_MEASURES: Mapping[str, Measure] = {
    "hellinger": _measure("hellinger", functionals.HELLINGER, _hellinger, True),
    "jeffreys": Measure(
        "jeffreys",
        2,
        (),
        lambda request: b.add(*(part.term for part in _both_ways(request))),
        _jeffreys,
        anywhere=True,
    ),
    SIMPLEX_INFORMATION.name: SIMPLEX_INFORMATION,
    LARGEST_ENTROPY.name: LARGEST_ENTROPY,
    "log_partition": Measure(
        "log_partition",
        1,
        (),
        lambda request: b.log(over_simplex(*_weight(request))),
        _log_partition,
        anywhere=True,
    ),
    **{measure.name: measure for measure in SIMPLEX_AVERAGES},
    **{
        name: _measure(name, definition, of_logarithms(definition, signs), True)
        for name, definition, signs in (
            ("entropy", ENTROPY, (-1,)),
            ("cross_entropy", CROSS_ENTROPY, (0, -1)),
            ("kl", KL, (1, -1)),
        )
    },
    **{
        name: _measure(name, definition, _of_powers(definition, form, alpha), True)
        for name, definition, form, alpha in (
            ("renyi_divergence", functionals.RENYI_DIVERGENCE, _mixed, lambda alpha: alpha),
            ("alpha_divergence", functionals.ALPHA_DIVERGENCE, _mixed, lambda alpha: alpha),
            ("renyi_entropy", functionals.RENYI_ENTROPY, b.power, lambda alpha: alpha),
            ("tsallis_entropy", functionals.TSALLIS_ENTROPY, b.power, lambda q: q),
            ("bhattacharyya", functionals.BHATTACHARYYA, _overlap, lambda: _HALF),
            ("squared_hellinger", functionals.SQUARED_HELLINGER, _overlap, lambda: _HALF),
            ("chi_squared", functionals.CHI_SQUARED, _ratio, lambda: b.num(2)),
        )
    },
}
