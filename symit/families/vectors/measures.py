"""What is measured of vectors: each functional with how it is found, and how its closed form is written.

The integrals are found in coordinates that are independent under the first distribution; the form that a reader knows
is made of traces, determinants and quadratic forms, and proved equal.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import TypeAlias

from symit.families.closed_forms.finding import Measure, Request
from symit.families.closed_forms.solving import Ground, extra
from symit.families.entry import Member
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
from symit.families.measures.measures import MEASURES
from symit.families.no_form import NoForm
from symit.families.vectors import transport
from symit.families.vectors.averages import COVARIANCE, MEAN, MOMENT, VARIANCE
from symit.families.vectors.forms import (
    HALF,
    alpha_form,
    bhattacharyya_form,
    chi_squared_form,
    cross_entropy_form,
    entropy_form,
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
from symit.families.vectors.from_symbols import or_from_symbols
from symit.families.vectors.gaussian import covariance_of, dimension_of, mean_of, multivariate_normal, with_minors
from symit.families.vectors.information import INFORMATION
from symit.families.vectors.instances import plain, principal_minors, with_variances
from symit.families.vectors.largest_entropy import LARGEST_ENTROPY
from symit.families.vectors.matrices import flat
from symit.families.vectors.partition import LOG_PARTITION
from symit.families.vectors.powers import Diverging, hellinger, of_powers
from symit.families.vectors.quadratics import of_logarithms
from symit.families.vectors.variation import VARIATION
from symit.families.vectors.whitening import exists
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.definitions import CROSS_ENTROPY, ENTROPY, KL
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import App, Definition, Num, Term, Var
from symit.kernel.theorem import Theorem
from symit.language.errors import NotUnderstood
from symit.proving.scope.scope import Scope, rewritten, sides

_Asked: TypeAlias = Callable[[Request], Term]
_Found: TypeAlias = Callable[[Request, Ground], Theorem]


def functional(definition: Definition, members: tuple[Member, ...], *numbers: Term) -> App:
    x = members[0].family.point
    return b.app(definition, members[0].support, *(b.lam(x, m.density(x)) for m in members), *numbers)  # type: ignore[return-value]


def _by_logarithms(
    definition: Definition, form: Callable[..., Term], signs: Sequence[int]
) -> Callable[[Request, Ground], Theorem]:
    """A functional that is a combination of means of logarithms of the densities."""

    def found(request: Request, ground: Ground) -> Theorem:
        known, term = ground.scope, functional(definition, request.members)
        return written_as(known, of_logarithms(known, term, request.members, signs), form(*request.members))

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
        except Diverging:
            raise
        except (Refused, t.TermError) as refusal:
            if not ground.parameters:
                raise
            try:
                return _from_symbols(request, ground, finds)
            except (Refused, t.TermError):
                if isinstance(refusal, NoForm):
                    raise refusal from None
                raise NoForm("for these symbols no closed form is shown, while for numbers there is one") from refusal

    return Measure(
        name, own.members, own.numbers, term, found, own.given, anywhere=True, direct=True, infinite=own.infinite
    )


def _from_symbols(request: Request, ground: Ground, finds: _Found) -> Theorem:
    """What is found where each entry of a full covariance is a symbol, at what these are."""
    meant: dict[Var, Term] = {}
    members = []
    for number, member in enumerate(request.members, start=1):
        if all(isinstance(v, (Num, Var)) for v in member.values):
            members.append(member)
            continue
        full = multivariate_normal(dimension_of(member))
        if full.definition != member.family.definition:
            raise Refused("{} has no entries of its own", member.density(member.family.point))
        d, symbols = dimension_of(member), full.renamed(f"{{}}_of_{number}".format)
        members.append(full.at(*member.values[:d], *symbols[d:]))
        meant |= dict(zip(symbols[d:], member.values[d:], strict=True))
    if not meant:
        raise Refused("every entry is a symbol as it is")
    general = replace(request, members=tuple(members))
    theorem = finds(general, general.ground)
    scope = with_minors(ground.scope, request.members)
    return scope.instantiate(theorem, dict(meant))


def _ends(request: Request) -> Sequence[int]:
    """Where the parts end that share information: the first k coordinates and the others, or each by itself."""
    d = dimension_of(request.members[0])
    if not request.numbers:
        return range(1, d + 1)
    (k,) = request.numbers
    if not isinstance(k, Num) or k.value not in range(1, d):
        raise NotUnderstood(f"mutual_information(P, k) is that of the first k coordinates and the others, 0 < k < {d}")
    return int(k.value), d


def _information(request: Request) -> Request:
    """The divergence from the vector whose parts are independent and have the same laws."""
    (p,), ends, d = request.members, _ends(request), dimension_of(request.members[0])
    part = [next(n for n, end in enumerate(ends) if i < end) for i in range(d)]
    matrix = [
        [e if part[i] == part[j] else b.ZERO for j, e in enumerate(row[: i + 1])]
        for i, row in enumerate(covariance_of(p))
    ]
    return Request(GAUSSIAN_MEASURES["kl"], (p, multivariate_normal(d).at(*mean_of(p), *flat(matrix))))


def _shared_information(request: Request, ground: Ground) -> Theorem:
    between, (p,), ends = _information(request), request.members, _ends(request)
    theorem = between.measure.found(between, between.ground)
    scope = with_variances(ground.scope, [plain(p, 1)])
    for start, end in pairwise(ends):
        for shown in principal_minors(scope, p, start, end):
            scope = scope.know(shown)
            theorem = logic.cut(theorem, shown)
    scope = scope.given(*extra(theorem, ground.domains))
    scope = with_variances(scope, [plain(one, n) for n, one in enumerate(between.members, start=1)])
    return written_as(scope, theorem, information_form(*between.members))


def _information_measure(name: str, *numbers: str) -> Measure:
    return Measure(
        name, 1, numbers, lambda request: _information(request).term, _shared_information, anywhere=True, direct=True
    )


def _measure(name: str, definition: Definition, form: Callable[..., Term], *signs: int) -> Measure:
    return Measure(
        name,
        len(signs),
        (),
        lambda request: functional(definition, request.members, *request.numbers),
        _by_logarithms(definition, form, signs),
        anywhere=True,
        direct=True,
    )


def _both_ways(request: Request) -> list[Request]:
    one, other = request.members
    return [Request(GAUSSIAN_MEASURES["kl"], pair) for pair in ((one, other), (other, one))]


def _jeffreys(request: Request, ground: Ground) -> Theorem:
    parts = [part.theorem() for part in _both_ways(request)]
    known = ground.scope.know(*map(exists, parts))
    both = known.instantiate(_itself(), dict(zip(_BOTH, (sides(part)[0] for part in parts), strict=True)))
    there = with_minors(ground.scope, request.members)
    return written_as(there, rewritten(both, *dict.fromkeys(parts)), jeffreys_form(*request.members))


_BOTH = b.real("u"), b.real("v")


@cache
def _itself() -> Theorem:
    """u + v = u + v, for what is too long to be read."""
    return Scope().given(*map(b.defined, _BOTH)).field(b.add(*_BOTH), b.add(*_BOTH))


GAUSSIAN_MEASURES: Mapping[str, Measure] = {
    m.name: or_from_symbols(m)
    for m in (
        _measure("entropy", ENTROPY, entropy_form, -1),
        _measure("cross_entropy", CROSS_ENTROPY, cross_entropy_form, 0, -1),
        _measure("kl", KL, kl_form, 1, -1),
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
        MOMENT,
        VARIANCE,
        COVARIANCE,
        INFORMATION,
        LOG_PARTITION,
        LARGEST_ENTROPY,
        _information_measure("mutual_information", "k"),
        _information_measure("total_correlation"),
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
        VARIATION,
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
