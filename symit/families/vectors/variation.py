"""Total variation of Gaussian vectors of one covariance S, with means m and n: 2 Phi(sqrt((m - n)' S^-1 (m - n))/2) - 1.

With S^-1 = K' R K, K with ones on its diagonal and zeros above, the coordinates of K (x - (m + n)/2) are independent
under both; there it is found in `along`.  Anderson, An Introduction to Multivariate Statistical Analysis, 6.4.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from symit.families.closed_forms.finding import Measure, Request
from symit.families.closed_forms.solving import Ground
from symit.families.entry import Member
from symit.families.functionals import TOTAL_VARIATION
from symit.families.variation.invariance import excess
from symit.families.vectors.along import (
    LENGTH,
    MINUS_HALF,
    VOLUME,
    exponent,
    gaussian_excess,
    scale,
    without_length,
)
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
from symit.families.vectors.space import POINT, among_indices, coordinates, space
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
from symit.special import NORMAL_CDF

_X = Var("x", POINT)


@dataclass(frozen=True)
class OneCovariance:
    """R, the entries of K below its diagonal row by row, and the two means."""

    rates: Sequence[Term]
    below: Sequence[Term]
    one: Sequence[Term]
    other: Sequence[Term]

    @property
    def rows(self) -> list[list[Term]]:
        rest, d = list(self.below), len(self.rates)
        return [[*(rest.pop(0) for _ in range(j)), b.ONE, *[b.ZERO] * (d - j - 1)] for j in range(d)]

    def turned(self, y: Sequence[Term]) -> list[Term]:
        """K y."""
        return [
            b.add(*(b.mul(k, y[i]) for i, k in enumerate(row[:j]) if k != b.ZERO), y[j])
            for j, row in enumerate(self.rows)
        ]

    @property
    def apart(self) -> list[Term]:
        """K (m - n)."""
        return self.turned([b.sub(m, n) for m, n in zip(self.one, self.other, strict=True)])

    @property
    def length(self) -> Term:
        """(m - n)' S^-1 (m - n)."""
        return b.add(*(b.mul(r, b.power(y, 2)) for r, y in zip(self.rates, self.apart, strict=True)))

    def away(self, x: Sequence[Term], mean: Sequence[Term]) -> list[Term]:
        """K (x - mean)."""
        return self.turned([b.sub(c, m) for c, m in zip(x, mean, strict=True)])

    def density(self, x: Sequence[Term], mean: Sequence[Term]) -> Term:
        return b.mul(scale(len(self.rates)), b.exp(exponent(self.rates, self.away(x, mean))))

    def higher(self, x: Sequence[Term]) -> Term:
        return excess(self.density(x, self.one), self.density(x, self.other))


@cache
def _of_symbols(d: int, is_diagonal: bool) -> tuple[Theorem, OneCovariance]:
    """0 < r_1, ... |- the integral of what the one density has more than the other, for the product v of the rates and
    t = (m - n)' S^-1 (m - n)."""
    rates, one, other = (tuple(b.real(f"{name}_{k}") for k in range(1, d + 1)) for name in "rmn")
    below = tuple(b.ZERO if is_diagonal else b.real(f"k_{j}{i}") for j in range(1, d + 1) for i in range(1, j))
    both = OneCovariance(rates, below, one, other)
    scope = Scope().given(*(b.lt(0, r) for r in rates), b.eq(VOLUME, b.mul(*rates)), b.eq(LENGTH, both.length))
    scope = scope.know(scope.linear(b.lt(0, VOLUME), (logic.assume(formula=b.eq(VOLUME, b.mul(*rates))), -1)))
    law, of = gaussian_excess(d)
    value = scope.instantiate(law, dict(zip(of.apart, both.apart, strict=True)))
    middle = tuple(b.mul(HALF, b.add(m, n)) for m, n in zip(one, other, strict=True))
    map_ = Affine(middle, tuple(map(tuple, inverse_of_lower(both.rows))))
    scope = scope.know(*among_indices(d))
    at_z = scope.at_point(Z, space(d))
    at, image = coordinates(Z, d), [map_.coordinate(k) for k in range(1, d + 1)]
    new = [[b.add(c, b.mul(u, y)) for c, y in zip(at, both.apart, strict=True)] for u in (MINUS_HALF, HALF)]
    old = [both.away(image, mean) for mean in (one, other)]
    plain = both.higher(image)
    pairs = [pair for before, after in zip(old, new, strict=True) for pair in zip(before, after, strict=True)]
    same = rewritten(at_z.field(plain, plain), *(at_z.field(*pair) for pair in reversed(pairs)))
    same = scope.know(exists(value)).congruence(Z, space(d), same)
    u = [b.real(f"u_{k}") for k in range(1, d + 1)]
    changed = moved(scope, b.abstract(u, both.higher(u)), map_, exists(same))
    return logic.theorem(logic.chain(changed, same, value), id=f"gaussian-vectors-apart-{d}"), both


# ---- of members ----------------------------------------------------------------------------------------------


def _term(request: Request) -> Term:
    x = request.members[0].family.point
    densities = (b.lam(x, member.density(x)) for member in request.members)
    return b.app(TOTAL_VARIATION, request.members[0].support, *densities)


def _found(request: Request, ground: Ground) -> Theorem:
    """The closed form.  Refused where there are two covariances."""
    p, q = request.members
    _require_one_covariance(p, q)
    scope = with_minors(ground.scope, request.members)
    if p.family == q.family and _entries(p) == _entries(q):
        one = plain(p, 1)
        members = one, _with_mean(one, plain(q, 2))
        there = Scope().given(*positive_variances([one]))
        theorem = _between(there, *(m.member for m in members), *one.affine)
        theorem = at_what_is_asked(with_variances(scope, members), theorem, members)
    else:
        theorem = _between(scope, p, q, *_affine(p if is_diagonal(p) else q))
    return _with_length(scope, theorem, p, q)


def _require_one_covariance(p: Member, q: Member) -> None:
    pairs = (pair for rows in zip(covariance_of(p), covariance_of(q), strict=True) for pair in zip(*rows, strict=True))
    if not all(PLAIN.equal(*pair) for pair in pairs):
        raise Refused("no closed form is known of the total variation of Gaussian vectors whose covariances differ")


def _entries(member: Member) -> tuple[Term, ...]:
    """What its covariance is made of."""
    return member.values[dimension_of(member) :]


def _with_mean(one: Plain, other: Plain) -> Plain:
    """The other, with the symbols of the one in its covariance."""
    d = dimension_of(one.member)
    values, parameters = ((*theirs[:d], *ours[d:]) for theirs, ours in ((other.member.values, one.member.values), (other.parameters, one.parameters)))
    meant = tuple(pair for pair in other.meant if pair[0] in parameters)
    return Plain(other.asked, other.asked.family.at(*values), parameters, meant)


def _affine(member: Member) -> tuple[Affine, tuple[Term, ...]]:
    family = member.family
    assert isinstance(family, Gaussian) and family.affine is not None
    return family.affine(*(family.through.back(*member.values) if family.through else member.values))


def _between(scope: Scope, p: Member, q: Member, map_: Affine, variances: Sequence[Term]) -> Theorem:
    """In coordinates that are independent, with these variances."""
    d, request = dimension_of(p), Request(VARIATION, (p, q))
    whole, x = request.term, p.family.point
    below = [entry for j, row in enumerate(inverse_of_lower(map_.rows)) for entry in row[:j]]
    law, both = _of_symbols(d, all(entry == b.ZERO for entry in below))
    values = dict(zip((*both.one, *both.other), (*mean_of(p), *mean_of(q)), strict=True))
    values |= dict(zip(both.rates, (b.power(v, -1) for v in variances), strict=True))
    values |= {k: entry for k, entry in zip(both.below, below, strict=True) if isinstance(k, Var)}
    values |= {VOLUME: _volume(p), LENGTH: _length(p, q)}
    equations = (scope.field(*b.substitute(h, values).args) for h in law.hypotheses if b.is_app(h, t.EQ))  # type: ignore[union-attr]
    value = logic.cut(scope.instantiate(law, dict(values)), *equations)
    scope = scope.know(*among_indices(d))
    at_x, at = scope.at_point(x, p.support), coordinates(x, d)
    wanted = (b.substitute(both.density(at, mean), values) for mean in (both.one, both.other))
    written = [_written(at_x, member, x, density) for member, density in zip((p, q), wanted, strict=True)]
    before = excess(*(member.density(x) for member in (p, q)))
    same = scope.know(value).congruence(x, p.support, rewritten(at_x.field(before, before), *written))
    return logic.chain(scope.know(same).unfold(whole), same, value)


def _volume(p: Member) -> Term:
    """1/det S."""
    return b.mul(*(b.power(det, -n) for det, n in determinants(p)))


def _written(at_x: Scope, member: Member, x: Var, wanted: Term) -> Theorem:
    """The density as it is in the law."""
    opened = as_exponential(at_x, member.density(x), (member,), (b.ONE,), x)
    (before, weight), (scale_, power) = sides(opened)[1].args, wanted.args  # type: ignore[union-attr]
    return rewritten(opened, at_x.field(before, scale_), at_x.field(weight.args[0], power.args[0]))


# ---- (m - n)' S^-1 (m - n) -----------------------------------------------------------------------------------


def _length(p: Member, q: Member) -> Term:
    """In the entries of the covariance as they stand there, so that others can be put in their place."""
    general, y = p.family.at(*p.family.variables), [b.real(f"%{k}") for k in range(dimension_of(p))]
    values = dict(zip(p.family.variables, p.values, strict=True))
    away = (b.sub(m, n) for m, n in zip(mean_of(p), mean_of(q), strict=True))
    return b.substitute(_form(general, y), values | dict(zip(y, away, strict=True)))


def _form(member: Member, y: Sequence[Term]) -> Term:
    """y' S^-1 y."""
    if is_diagonal(member):
        variances = (covariance_of(member)[k][k] for k in range(len(y)))
        return b.add(*(b.div(b.power(c, 2), v) for c, v in zip(y, variances, strict=True) if c != b.ZERO))
    inverse, below = inverse_of(member)
    return over(b.add(*squares(inverse, y)), below)


def _with_length(scope: Scope, theorem: Theorem, p: Member, q: Member) -> Theorem:
    """As a reader writes it; a number is worked out."""
    (written,) = (part.args[0] for part in subterms(sides(theorem)[1]) if b.is_app(part, NORMAL_CDF))  # type: ignore[union-attr]
    length = _form(p, differences(mean_of(p), mean_of(q)))
    theorem = rewritten(theorem, scope.field(written.args[1].args[0], length))
    if length == b.ZERO:
        return logic.chain(theorem, logic.symmetry(without_length()))
    argument = b.mul(HALF, b.sqrt(length))
    return theorem if argument.free else rewritten(theorem, scope.field(argument, PLAIN.canonical(argument)))


VARIATION = Measure("total_variation", 2, (), _term, _found, anywhere=True, direct=True)
