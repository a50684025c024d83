"""The information matrix, entry by entry: in which parameters there are scores, and what is known of each pair."""

from __future__ import annotations

from functools import cache

from symit.families.closed_forms.finding import Measure, Request
from symit.families.closed_forms.solving import (
    Ground,
)
from symit.families.entry import INTEGERS
from symit.families.measures.fisher import entry, information
from symit.families.measures.scores import without_score
from symit.families.no_form import NoForm
from symit.kernel import build as b
from symit.kernel.errors import Refused
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem


def entries(request: Request) -> tuple[Request, ...]:
    """The entries of the information matrix on its diagonal and above."""
    member, places = request.members[0].freed, _places(request)
    return tuple(Request(_entry(i, j), (member,)) for i in places for j in places if i <= j)


def _places(request: Request) -> list[int]:
    """Where the parameters stand in which there are scores.  Raises NoForm where there are none."""
    family = request.members[0].freed.family
    whys = [without_score(family, k, family.point) for k in range(len(family.names))]
    if all(whys):
        raise NoForm(whys[0])
    return [k for k, why in enumerate(whys) if not why]


def rows(request: Request) -> tuple[str, ...]:
    names = request.members[0].freed.family.names
    try:
        return tuple(names[k] for k in _places(request))
    except Refused:
        return ()


def left_out(request: Request) -> list[str]:
    """Why there are no rows for some of the parameters that are no whole numbers."""
    family = request.members[0].freed.family
    known = [k for k, (_, domain) in enumerate(family.parameters) if domain not in INTEGERS]
    return [why for k in known if (why := without_score(family, k, family.point))]


@cache
def _entry(i: int, j: int) -> Measure:
    return Measure(
        "fisher_information",
        1,
        (),
        lambda request: information(request.ground, i, j),
        lambda request, ground_: entry(ground_, i, j, request.form),
        place=(i, j),
    )


def all_entries(request: Request) -> Term:
    return b.conj(*(part.term for part in entries(request)))


def entry_by_entry(request: Request, _: Ground) -> Theorem:
    return request.theorem()
