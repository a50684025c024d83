"""The catalogue: families of distributions, what is measured of them, and the integrals that give their closed forms.

    from symit.families import Gamma, Weibull, renyi_divergence
    symit.derive(kl(Gamma(a, b), Weibull(k, l)))

Flow: `integrals` and `sums` prove what everything comes from; `moments` carries them to what a density leaves; files of
`entries` say the rest of their families in a few lines.  `requests` reads what is asked for; `measures`, `transport`
and `variation` say what each measure is of its members, `closed_forms` finds it, `infinite` shows that there is none.
The names above are made when they are asked for.
"""

from __future__ import annotations

from typing import Any


def __getattr__(name: str) -> Any:
    if name.startswith("_"):
        raise AttributeError(f"module 'symit.families' has no attribute {name!r}")
    from symit.families.catalogue import CATALOGUE
    from symit.families.measures.measures import MEASURES
    from symit.families.vectors.reading import FAMILIES
    from symit.families.vectors.words import vector_distribution
    from symit.families.words import distribution, measure

    if name in FAMILIES:
        return vector_distribution(name)
    if name in CATALOGUE:
        return distribution(CATALOGUE[name])
    if name in MEASURES:
        return measure(MEASURES[name])
    raise AttributeError(f"symit.families has no {name!r}")
