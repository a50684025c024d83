"""Total variation of Gaussian vectors with means m and n and one covariance S: 2 Phi(c/2) - 1 for the root c of
(m - n)' S^-1 (m - n).  Anderson, An Introduction to Multivariate Statistical Analysis (3rd ed.), 6.4.

With S = L D L' the coordinates of L^-1 (x - (m + n)/2) are independent, and there it is known by `exchanged`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from symit.families.closed_forms.finding import Measure, Request
from symit.families.closed_forms.solving import Ground
from symit.families.entry import Member
from symit.families.functionals import TOTAL_VARIATION
from symit.families.no_form import NoForm
from symit.families.variation.invariance import excess
from symit.families.vectors.exchanged import gaussian_excess, no_variation
from symit.families.vectors.exponentials import as_exponential
from symit.families.vectors.forms import HALF, differences, is_diagonal, over, squares
from symit.families.vectors.gaussian import (
    Gaussian,
    covariance_of,
    determinants,
    dimension_of,
    inverse_of,
    mean_of,
    with_minors,
)
from symit.families.vectors.instances import Plain, at_what_is_asked, plain, positive_variances, with_variances
from symit.families.vectors.mapping import Affine, Z, moved
from symit.families.vectors.matrices import inverse_of_lower
from symit.families.vectors.one_coordinate import excess_of_one, that_differs
from symit.families.vectors.one_covariance import LENGTH, MINUS_HALF, VOLUME, exponent, height
from symit.families.vectors.space import among_indices, coordinates, space
from symit.families.vectors.whitening import exists
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import PLAIN
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import Term, Var
from symit.kernel.theorem import Theorem
from symit.proving.scope.scope import Scope, rewritten, sides
from symit.proving.steps.matching import subterms
from symit.proving.writing.lowest import lowest
from symit.special import NORMAL_CDF

LONG = 300
"""A form of more nodes is written in one way alone."""

# ---- in any coordinates --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class OneCovariance:
    """S^-1 = K' R K, K with ones on its diagonal and zeros above: the rates, the entries of K below its diagonal row
    by row, and the two means."""

    rates: Sequence[Var]
    below: Sequence[Term]
    one: Sequence[Var]
    other: Sequence[Var]

    @property
    def rows(self) -> list[list[Term]]:
        rest, d = list(self.below), len(self.rates)
        return [[*(rest.pop(0) for _ in range(j)), b.ONE, *[b.ZERO] * (d - j - 1)] for j in range(d)]

    def turned(self, y: Sequence[Term]) -> list[Term]:
        """K y."""
        products = ([b.mul(k, y[i]) for i, k in enumerate(row[:j]) if k != b.ZERO] for j, row in enumerate(self.rows))
        return [b.add(*before, c) for before, c in zip(products, y, strict=True)]

    def away(self, x: Sequence[Term], mean: Sequence[Term]) -> list[Term]:
        """K (x - mean)."""
        return self.turned([b.sub(c, m) for c, m in zip(x, mean, strict=True)])

    @property
    def apart(self) -> list[Term]:
        """K (m - n)."""
        return self.away(self.one, self.other)

    @property
    def length(self) -> Term:
        """(m - n)' S^-1 (m - n)."""
        return b.add(*(b.mul(r, b.power(y, 2)) for r, y in zip(self.rates, self.apart, strict=True)))

    def density(self, x: Sequence[Term], mean: Sequence[Term]) -> Term:
        return b.mul(height(len(self.rates)), b.exp(exponent(self.rates, self.away(x, mean))))

    def excess(self, x: Sequence[Term]) -> Term:
        return excess(self.density(x, self.one), self.density(x, self.other))


@cache
def _of_symbols(d: int, is_diagonal: bool) -> tuple[Theorem, OneCovariance]:
    """0 < r_1, ... |- what the one density has more than the other integrates to 2 Phi(sqrt(t)/2) - 1, where v is the
    product of the rates and t is (m - n)' S^-1 (m - n)."""
    rates, one, other = (tuple(b.real(f"{name}_{k}") for k in range(1, d + 1)) for name in "rmn")
    below = tuple(b.ZERO if is_diagonal else b.real(f"k_{j}{i}") for j in range(1, d + 1) for i in range(1, j))
    both, volume = OneCovariance(rates, below, one, other), b.eq(VOLUME, b.mul(*rates))
    scope = Scope().given(*(b.lt(0, r) for r in rates), volume, b.eq(LENGTH, both.length)).know(*among_indices(d))
    scope = scope.know(scope.linear(b.lt(0, VOLUME), (logic.assume(formula=volume), -1)))
    law, pair = gaussian_excess(d)
    value = scope.instantiate(law, dict(zip(pair.apart, both.apart, strict=True)))
    middle = tuple(b.mul(HALF, b.add(m, n)) for m, n in zip(one, other, strict=True))
    map_ = Affine(middle, tuple(map(tuple, inverse_of_lower(both.rows))))
    image = [map_.coordinate(k) for k in range(1, d + 1)]
    same = scope.know(exists(value)).congruence(Z, space(d), _at_the_image(scope, both, image))
    u = [b.real(f"u_{k}") for k in range(1, d + 1)]
    changed = moved(scope, b.abstract(u, both.excess(u)), map_, exists(same))
    return logic.theorem(logic.chain(changed, same, value), id=f"gaussian-vectors-apart-{d}"), both


def _at_the_image(scope: Scope, both: OneCovariance, image: Sequence[Term]) -> Theorem:
    """K (x - m) and K (x - n) at x = (m + n)/2 + K^-1 z are z - K (m - n)/2 and z + K (m - n)/2."""
    d, whole = len(image), both.excess(image)
    at_z = scope.at_point(Z, space(d))
    equations = []
    for mean, half in ((both.one, MINUS_HALF), (both.other, HALF)):
        for away, c, y in zip(both.away(image, mean), coordinates(Z, d), both.apart, strict=True):
            equations.append(at_z.field(away, b.add(c, b.mul(half, y))))
    return rewritten(at_z.field(whole, whole), *reversed(equations))  # the last, which contain the first, first


# ---- of members ----------------------------------------------------------------------------------------------


def _term(request: Request) -> Term:
    x = request.members[0].family.point
    densities = (b.lam(x, member.density(x)) for member in request.members)
    return b.app(TOTAL_VARIATION, request.members[0].support, *densities)


def _found(request: Request, ground: Ground) -> Theorem:
    """Refused where there are two covariances, and not one coordinate alone that has two laws."""
    p, q = request.members
    scope = with_minors(ground.scope, request.members)
    if not _have_one_covariance(p, q):
        if (k := that_differs(p, q)) is None:
            raise NoForm(
                "no closed form is known of the total variation of Gaussian vectors whose covariances differ, but for "
                "one of several independent coordinates"
            )
        value = excess_of_one(scope, p, q, k)
        known = scope.given(*sorted(value.hypotheses, key=t.order)).know(value)
        return logic.chain(known.unfold(request.term), value)
    try:
        return _in_short(scope, _of_one_covariance(scope, p, q), p, q)
    except (Refused, t.TermError) as refusal:
        if not ground.parameters:
            raise
        raise NoForm("for these symbols it is not shown; ask for it at numbers") from refusal


def _of_one_covariance(scope: Scope, p: Member, q: Member) -> Theorem:
    """With symbols for what is neither a symbol nor a number in L and D, if both are written in one way."""
    if p.family == q.family and _entries(p) == _entries(q):
        one = _named_apart(p, 1, _symbols(q))
        other = _with_entries(_named_apart(q, 2, _symbols(p) | {symbol for symbol, _ in one.meant}), one)
        there = Scope().given(*positive_variances([one]))
        found = _between(there, one.member, other.member, *one.affine)
        return at_what_is_asked(with_variances(scope, [one, other]), found, [one, other])
    return _between(scope, p, q, *_affine(p if is_diagonal(p) else q))


def _symbols(member: Member) -> frozenset[Var]:
    return frozenset(v for value in member.values for v in value.free)


def _named_apart(member: Member, number: int, taken: frozenset[Var]) -> Plain:
    """With symbols that are not taken."""
    found = plain(member, number)
    clashes = any(symbol in taken for symbol, _ in found.meant)
    return _named_apart(member, number + 1, taken) if clashes else found


def _have_one_covariance(p: Member, q: Member) -> bool:
    pairs = (pair for rows in zip(covariance_of(p), covariance_of(q), strict=True) for pair in zip(*rows, strict=True))
    return all(PLAIN.equal(*pair) for pair in pairs)


def _entries(member: Member) -> tuple[Term, ...]:
    """What its covariance is made of."""
    return member.values[dimension_of(member) :]


def _with_entries(other: Plain, one: Plain) -> Plain:
    """The other, whose covariance is that of the one, with the symbols of that in it."""
    d = dimension_of(other.member)
    parameters = (*other.parameters[:d], *one.parameters[d:])
    member = other.asked.family.at(*mean_of(other.member), *_entries(one.member))
    meant = tuple((symbol, value) for symbol, value in other.meant if symbol in parameters)
    return Plain(other.asked, member, parameters, meant)


def _affine(member: Member) -> tuple[Affine, tuple[Term, ...]]:
    family = member.family
    assert isinstance(family, Gaussian) and family.affine is not None
    return family.affine(*(family.through.back(*member.values) if family.through else member.values))


def _between(scope: Scope, p: Member, q: Member, map_: Affine, variances: Sequence[Term]) -> Theorem:
    """In the coordinates of the map, which are independent and have these variances."""
    d, x, whole = dimension_of(p), p.family.point, _term(Request(VARIATION, (p, q)))
    below = [entry for j, row in enumerate(inverse_of_lower(map_.rows)) for entry in row[:j]]
    law, both = _of_symbols(d, all(entry == b.ZERO for entry in below))
    values: dict[Var, Term] = dict(zip((*both.one, *both.other), (*mean_of(p), *mean_of(q)), strict=True))
    values |= dict(zip(both.rates, (b.power(v, -1) for v in variances), strict=True))
    values |= {k: entry for k, entry in zip(both.below, below, strict=True) if isinstance(k, Var)}
    values |= {VOLUME: b.mul(*(b.power(det, -n) for det, n in determinants(p))), LENGTH: _length(p, q)}
    meant = (b.substitute(h, values) for h in sorted(law.hypotheses, key=t.order) if b.is_app(h, t.EQ))
    equations = (scope.field(*equation.args) for equation in meant)  # type: ignore[union-attr]
    value = logic.cut(scope.instantiate(law, dict(values)), *equations)
    at_x, at = scope.know(*among_indices(d)).at_point(x, p.support), coordinates(x, d)
    written = []
    for member, mean in ((p, both.one), (q, both.other)):
        written.append(_written(at_x, member, x, b.substitute(both.density(at, mean), values)))
    before = excess(p.density(x), q.density(x))
    scope = scope.know(value, *among_indices(d))
    same = scope.congruence(x, p.support, rewritten(at_x.field(before, before), *written))
    return logic.chain(scope.know(same).unfold(whole), same, value)


def _written(at_x: Scope, member: Member, x: Var, wanted: Term) -> Theorem:
    """The density, as it is for symbols."""
    opened = as_exponential(at_x, member.density(x), (member,), (b.ONE,), x)
    (scale, weight), (height_, power) = sides(opened)[1].args, wanted.args  # type: ignore[union-attr]
    return rewritten(opened, at_x.field(scale, height_), at_x.field(weight.args[0], power.args[0]))  # type: ignore[union-attr]


# ---- (m - n)' S^-1 (m - n) -----------------------------------------------------------------------------------


def _length(p: Member, q: Member) -> Term:
    """In the entries of S as they stand there, so that others can be put in their place."""
    general, y = p.family.at(*p.family.variables), [b.real(f"%{k}") for k in range(dimension_of(p))]
    away = (b.sub(m, n) for m, n in zip(mean_of(p), mean_of(q), strict=True))
    values = zip((*p.family.variables, *y), (*p.values, *away), strict=True)
    return b.substitute(_form(general, y), dict(values))


def _form(member: Member, y: Sequence[Term]) -> Term:
    """y' S^-1 y."""
    if is_diagonal(member):
        variances = (covariance_of(member)[k][k] for k in range(len(y)))
        return b.add(*(b.div(b.power(c, 2), v) for c, v in zip(y, variances, strict=True) if c != b.ZERO))
    inverse, below = inverse_of(member)
    return over(b.add(*squares(inverse, y)), below)


def _forms(member: Member, y: Sequence[Term]) -> list[Term]:
    """y' S^-1 y over one denominator, multiplied out, in lowest terms, and by the entries of S^-1, which `precision`
    gives: the shortest first."""
    whole = _form(member, y)
    if is_diagonal(member) or whole.size > LONG:
        return [whole]
    inverse, below = inverse_of(member)
    entries = [[lowest(PLAIN, [b.div(entry, below)], True) for entry in row] for row in inverse]
    found = whole, PLAIN.canonical(whole), lowest(PLAIN, [whole], True), b.add(*squares(entries, y))
    return sorted(found, key=lambda form: form.size)


def _in_short(scope: Scope, found: Theorem, p: Member, q: Member) -> Theorem:
    """With the length as a reader writes it, as far as its denominators are seen not to be 0; a number is worked
    out."""
    (written,) = (part.args[0] for part in subterms(sides(found)[1]) if b.is_app(part, NORMAL_CDF))  # type: ignore[union-attr]
    forms = _forms(p, differences(mean_of(p), mean_of(q)))
    same = next(filter(None, (_same(scope, written.args[1].args[0], form) for form in forms)), None)  # type: ignore[union-attr]
    if same is None:
        return found
    found, length = rewritten(found, same), sides(same)[1]
    if length == b.ZERO:
        return logic.chain(found, logic.symmetry(no_variation()))
    argument = b.mul(HALF, b.sqrt(length))
    return found if argument.free else rewritten(found, scope.field(argument, PLAIN.canonical(argument)))


def _same(scope: Scope, one: Term, other: Term) -> Theorem | None:
    try:
        return scope.field(one, other)
    except Refused:
        return None


VARIATION = Measure("total_variation", 2, (), _term, _found, anywhere=True, direct=True)
