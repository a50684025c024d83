"""The catalogue for `symit verify`: its lemmas, and divergences of pairs, each with a certificate that is made now.

Of the pairs a sample that the seed chooses, or all.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, TypeAlias

from symit.families.lemmas import LEMMAS
from symit.kernel import terms as t
from symit.library.deriving import derive
from symit.library.matrix import questions
from symit.library.named import Named
from symit.library.relations import relations
from symit.proving.script.derivation import Given, derivation, fact, statement

MEASURE = "kl"
SAMPLE = 12
LEMMA = "lemma-"
"""Before the name under which certificates use it, since each name is that of one proof."""


Relations: TypeAlias = "dict[str, list[str]] | None"


@dataclass(frozen=True)
class Asked(Named):
    """A lemma by its id; `file` is where its certificate goes."""

    question: str = ""
    one_in: ClassVar[int] = 10
    fewest_points: ClassVar[int] = 20

    def __str__(self) -> str:
        return self.question or self.id

    @property
    def is_certificate(self) -> bool:
        return False


@dataclass(frozen=True)
class Pair(Asked):
    """A pair of families, by what is asked of it: a lemma is held against more places than what is found from it."""

    fewest_points: ClassVar[int] = 4
    most: ClassVar[int | None] = 8


def asked(folder: Path, seed: int, most: int | None = SAMPLE) -> list[Asked]:
    """The lemmas, and so many pairs."""
    pairs = questions(MEASURE)
    chosen = pairs if most is None else random.Random(seed).sample(pairs, most)
    lemmas = [Asked(f"{LEMMA}{id}", folder / f"{LEMMA}{id}.json") for id in LEMMAS]
    return lemmas + [Pair(_id(*pair), folder / f"{_id(*pair)}.json", pair[0]) for pair in chosen]


def _id(question: str, first: str, second: str) -> str:
    return f"{MEASURE}-{first}-{second}".lower()


def certificate(one: Asked, seed: int) -> tuple[str, Relations] | None:
    """And what the closed form of a pair was held against; None where none is known."""
    if not one.question:
        return _of_lemma(one.id), None
    found = derive(one.question)
    return (found.shown.certificate_text, relations(found, seed)) if found.shown else None  # checked by who asks


def _of_lemma(id: str) -> str:
    theorem = LEMMAS[id.removeprefix(LEMMA)]()
    given = [Given(h, "where it converges") for h in sorted(theorem.hypotheses, key=t.order)]
    lines = statement("The lemma", fact(theorem, "by the rules of the kernel"))
    return derivation(id, id.replace("-", " "), "the catalogue of families", given, [lines], theorem).certificate_text
