"""What a checked certificate says, ready to be printed, typeset or exported.

A `Reading` is made only by checking a certificate, so what it shows is what was proved.  The words in it (title,
source, hypotheses in words, reasons) are the author's and carry no weight in the proof.
"""

from __future__ import annotations

from dataclasses import dataclass

from symit.kernel.brief import Brief
from symit.kernel.terms import Definition, Term


@dataclass(frozen=True, repr=False)
class Hypothesis(Brief):
    """A condition of a theorem.  `regularity` marks one that the source does not state and the proof needs."""

    formula: Term
    words: str
    regularity: bool


@dataclass(frozen=True, repr=False)
class Line(Brief):
    """One step that a reader sees: a formula, mostly `left = right`, and the reason for it.

    `given` is what the line assumes beyond the theorem's hypotheses: that x is a point of the space, a case, a claim
    for n.
    """

    formula: Term
    reason: str
    given: tuple[Term, ...] = ()


@dataclass(frozen=True, repr=False)
class Part(Brief):
    """A chain of lines under a heading.  Where each line's left side is the one before's right side, it reads as a
    calc."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, repr=False)
class Axiom(Brief):
    """A statement that the kernel assumes, and where it can be read."""

    name: str
    statement: Term
    reference: str


@dataclass(frozen=True, repr=False)
class Principle(Brief):
    """A theorem of analysis that a rule applies (dominated convergence, the fundamental theorem), and where it
    stands."""

    name: str
    reference: str


@dataclass(frozen=True, repr=False)
class Obligation(Brief):
    """A side condition and the rule that discharged it."""

    formula: Term
    rule: str


@dataclass(frozen=True, repr=False)
class Ledger(Brief):
    """Everything that a theorem rests on."""

    axioms: tuple[Axiom, ...]
    principles: tuple[Principle, ...]
    theorems: tuple[str, ...]
    definitions: tuple[Definition, ...]
    obligations: tuple[Obligation, ...]


@dataclass(frozen=True, repr=False)
class Reading(Brief):
    """A theorem as read back from its certificate: hypotheses |- statement."""

    id: str
    title: str
    source: str
    hypotheses: tuple[Hypothesis, ...]
    statement: Term
    parts: tuple[Part, ...]
    ledger: Ledger
    digest: str  # sha256 of the certificate

    @property
    def status(self) -> str:
        """`proved`, or `proved modulo` when it names conditions that the source does not state."""
        return "proved modulo" if any(h.regularity for h in self.hypotheses) else "proved"
