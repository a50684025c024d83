"""What is measured of vectors: each functional with how it is found, and how its closed form is written.

The integrals are found in coordinates that are independent under the first distribution; the form that a reader knows
is made of traces, determinants and quadratic forms, and proved equal.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from symit.families.entry import Member
from symit.families.finding import Measure, Request
from symit.families.functionals import (
    ALPHA_DIVERGENCE,
    BHATTACHARYYA,
    CHI_SQUARED,
    HELLINGER,
    RENYI_DIVERGENCE,
    RENYI_ENTROPY,
    SQUARED_HELLINGER,
    TSALLIS_ENTROPY,
)
from symit.families.measures import MEASURES
from symit.families.solving import Ground, extra
from symit.families.vectors import transport
from symit.families.vectors.averages import COVARIANCE, MEAN
from symit.families.vectors.forms import (
    HALF,
    alpha_form,
    bhattacharyya_form,
    chi_squared_form,
    cross_entropy_form,
    entropy_form,
    flattened,
    information_form,
    jeffreys_form,
    kl_form,
    overlap_form,
    renyi_entropy_form,
    renyi_form,
    squared_hellinger_form,
    tsallis_entropy_form,
    written_as,
)
from symit.families.vectors.gaussian import covariance_of, dimension_of, mean_of, multivariate_normal
from symit.families.vectors.information import INFORMATION
from symit.families.vectors.instances import at_what_is_asked, plain, positive_variances, with_variances
from symit.families.vectors.matrices import flat
from symit.families.vectors.powers import hellinger, of_powers
from symit.families.vectors.whitening import whitened
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.definitions import CROSS_ENTROPY, ENTROPY, KL
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import Definition, Num, Term
from symit.kernel.theorem import Theorem
from symit.language.errors import NotUnderstood
from symit.proving.scope import Scope, rewritten, sides

_Asked: TypeAlias = Callable[[Request], Term]
_Found: TypeAlias = Callable[[Request, Ground], Theorem]


def functional(definition: Definition, members: tuple[Member, ...], *numbers: Term) -> Term:
    x = members[0].family.point
    return b.app(definition, members[0].support, *(b.lam(x, m.density(x)) for m in members), *numbers)


def _by_whitening(definition: Definition, form: Callable[..., Term]) -> Callable[[Request, Ground], Theorem]:
    """A functional that is an integral whose integrand is the first density times a polynomial."""

    def found(request: Request, ground: Ground) -> Theorem:
        members = [plain(m, n) for n, m in enumerate(request.members, start=1)]
        scope = Scope().given(*positive_variances(members))
        term = functional(definition, tuple(one.member for one in members), *request.numbers)
        value = whitened(scope, b.unfold(term), members[0].affine[0])  # type: ignore[arg-type]
        theorem = rewritten(scope.know(value).unfold(term), value)
        known = with_variances(ground.scope, members)
        return written_as(known, at_what_is_asked(known, theorem, members), form(*request.members))

    return found


def _by_powers(name: str, definition: Definition, alpha: Callable[..., Term], form: Callable[..., Term]) -> Measure:
    return _found_by(name, definition, lambda term: of_powers(term, alpha, form))


def _found_by(name: str, definition: Definition, finder: Callable[[_Asked], _Found]) -> Measure:
    """A measure as in one dimension, found in another way."""
    own = MEASURES[name]

    def term(request: Request) -> Term:
        return functional(definition, request.members, *request.numbers)

    finds = finder(term)

    def found(request: Request, ground: Ground) -> Theorem:
        try:
            return finds(request, ground)
        except (Refused, t.TermError) as refusal:
            if "too large" not in str(refusal):
                raise
            raise Refused("for these symbols what is to be shown is too large; numbers have a closed form") from refusal

    return Measure(name, own.members, own.numbers, term, found, own.given, anywhere=True, direct=True)


def _information(request: Request) -> tuple[Member, ...]:
    """The vector, and the one whose first k coordinates are independent of the others and have the same law."""
    (p,), (k,) = request.members, request.numbers
    d = dimension_of(p)
    if not isinstance(k, Num) or k.value not in range(1, d):
        raise NotUnderstood(f"mutual_information(P, k) is that of the first k coordinates and the others, 0 < k < {d}")
    matrix = [
        [e if (i < k.value) == (j < k.value) else b.ZERO for j, e in enumerate(row[: i + 1])]
        for i, row in enumerate(covariance_of(p))
    ]
    return p, multivariate_normal(d).at(*mean_of(p), *flat(matrix))


def _mutual_information(request: Request, ground: Ground) -> Theorem:
    between = Request(GAUSSIAN_MEASURES["kl"], _information(request))
    theorem = between.measure.found(between, between.ground)
    scope = ground.scope
    for condition in extra(theorem, ground.domains):  # of the blocks, which the whole implies
        shown = _by_one(ground, condition)
        scope = scope.given(condition) if shown is None else scope.know(shown)
        theorem = theorem if shown is None else logic.cut(theorem, shown)
    scope = with_variances(scope, [plain(one, n) for n, one in enumerate(between.members, start=1)])
    return written_as(scope, theorem, information_form(*between.members))


def _by_one(ground: Ground, condition: Term) -> Theorem | None:
    """What follows from one of the bounds on the parameters."""
    for bound in ground.domains:
        try:
            return ground.scope.linear(condition, (logic.assume(formula=bound), 1))
        except Refused:
            continue
    return None


def _measure(name: str, members: int, definition: Definition, form: Callable[..., Term]) -> Measure:
    return Measure(
        name,
        members,
        (),
        lambda request: functional(definition, request.members, *request.numbers),
        _by_whitening(definition, form),
        anywhere=True,
        direct=True,
    )


def _both_ways(request: Request) -> list[Request]:
    one, other = request.members
    return [Request(GAUSSIAN_MEASURES["kl"], pair) for pair in ((one, other), (other, one))]


def _jeffreys(request: Request, ground: Ground) -> Theorem:
    parts = [part.theorem() for part in _both_ways(request)]
    known = ground.scope.know(*parts)
    wanted = flattened(jeffreys_form(*request.members))
    return known.linear(b.eq(b.add(*(sides(p)[0] for p in parts)), wanted), *((p, 1) for p in parts))


GAUSSIAN_MEASURES: Mapping[str, Measure] = {
    m.name: m
    for m in (
        _measure("entropy", 1, ENTROPY, entropy_form),
        _measure("cross_entropy", 2, CROSS_ENTROPY, cross_entropy_form),
        _measure("kl", 2, KL, kl_form),
        Measure(
            "jeffreys",
            2,
            (),
            lambda request: b.add(*(part.term for part in _both_ways(request))),
            _jeffreys,
            anywhere=True,
            direct=True,
        ),
        MEAN,
        COVARIANCE,
        INFORMATION,
        Measure(
            "mutual_information",
            1,
            ("k",),
            lambda request: functional(KL, _information(request)),
            _mutual_information,
            anywhere=True,
            direct=True,
        ),
        Measure(
            "wasserstein",
            2,
            ("k",),
            transport.term,
            transport.found,
            anywhere=True,
            direct=True,
            beside=transport.beside,
        ),
        _by_powers("renyi_divergence", RENYI_DIVERGENCE, lambda alpha: alpha, renyi_form),
        _by_powers("alpha_divergence", ALPHA_DIVERGENCE, lambda alpha: alpha, alpha_form),
        _by_powers("renyi_entropy", RENYI_ENTROPY, lambda alpha: alpha, renyi_entropy_form),
        _by_powers("tsallis_entropy", TSALLIS_ENTROPY, lambda q: q, tsallis_entropy_form),
        _by_powers("bhattacharyya", BHATTACHARYYA, lambda: HALF, bhattacharyya_form),
        _by_powers("squared_hellinger", SQUARED_HELLINGER, lambda: HALF, squared_hellinger_form),
        _found_by("hellinger", HELLINGER, lambda term: hellinger(term, overlap_form)),
        _by_powers("chi_squared", CHI_SQUARED, lambda: b.num(2), chi_squared_form),
    )
}
