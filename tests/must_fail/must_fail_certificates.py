"""Certificates to be tampered with."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from must_fail_tools import by, given, x, y

from symit.certificates.reading import Hypothesis
from symit.certificates.writing import About, lay_out, write
from symit.kernel import build as b
from symit.kernel.theorem import Theorem


def about(theorem: Theorem, id: str = "example") -> About:
    """Words for a theorem: its hypotheses, and no lines."""
    return About(id, "An example", "none", tuple(Hypothesis(h, "given", False) for h in theorem.hypotheses), ())


def certificate(theorem: Theorem) -> str:
    return write(theorem, about(theorem))


def changed(text: str, change: Callable[[dict[str, Any]], None]) -> str:
    """The certificate after `change` has had its way with it."""
    data = json.loads(text)
    change(data)
    return lay_out(data)


def small() -> Theorem:
    """0 < x, 0 < y |- log(x y) = log x + log y, by way of x y != 0 and a lemma."""
    positive = given(b.lt(0, x)), given(b.lt(0, y))
    law = by.field(*positive, claim=b.eq(b.log(b.mul(x, y)), b.add(b.log(x), b.log(y))))
    named = by.theorem(law, id="product-law")
    doubled = by.linear(
        *positive,
        named,
        claim=b.eq(b.mul(2, b.log(b.mul(x, y))), b.mul(2, b.add(b.log(x), b.log(y)))),
        multipliers=(b.num(2),),
    )
    return by.conjoin(doubled, named)
