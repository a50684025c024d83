"""What a reader should know of how a statement was read, where it can be read in another way too.

After `information_grammar`, for statements that were written as text.  Nothing here changes what they mean.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from symit.language.information import Entropy, Real, Relation, quantities, text

_DISTRIBUTIONS = ("P", "Q"), ("p", "q")
"""Names that distributions have, so that H(P,Q) may be meant as a cross-entropy."""


def notes(relations: Sequence[Relation]) -> Iterator[str]:
    found = dict.fromkeys(quantities(relations))
    for quantity in found:
        if isinstance(quantity, Entropy) and not quantity.given and quantity.of in _DISTRIBUTIONS:
            one, two = quantity.of
            yield (
                f"{text(quantity)} is read as the joint entropy of two random variables {one} and {two}, "
                "not as the cross-entropy of two distributions"
            )
    reals = [quantity.name for quantity in found if isinstance(quantity, Real)]
    if reals:
        yield f"{' and '.join(reals)} {'is a real number' if len(reals) == 1 else 'are real numbers'}"
