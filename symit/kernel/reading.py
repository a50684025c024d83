"""What a checked certificate says, ready to be printed, typeset or exported.

A `Reading` is made only by checking a certificate, so what it shows is what was proved.  The words in it (title,
source, hypotheses in words, reasons) are the author's, carry no weight in the proof, and are tame: on one line, with
nothing in them that steers a terminal, hides, or turns the direction of reading.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from symit.kernel.definitions import STANDARD
from symit.kernel.terms import Definition, Term, Var
from symit.kernel.text import parts

MAX_WORDS = 1_000
_UNSEEN = frozenset("\u115f\u1160\u3164\uffa0\u2800")
"""Letters and signs that print as nothing."""


def tame(words: str, most: int = MAX_WORDS) -> str:
    """The words of an author as they may be printed; a character that may not is written as its number."""
    words = " ".join(words.split())
    more = f"... ({len(words)} characters)" if len(words) > most else ""
    return "".join(c if _is_tame(c) else f"<U+{ord(c):04X}>" for c in words[:most]) + more


def _is_tame(c: str) -> bool:
    if c.isascii():
        return c.isprintable()
    visible = unicodedata.category(c)[0] in "LNPS" and c not in _UNSEEN
    return visible and unicodedata.bidirectional(c) not in ("R", "AL", "AN")


@dataclass(frozen=True)
class Hypothesis:
    """A condition of a theorem.  `regularity` marks one that the source does not state and the proof needs."""

    formula: Term
    words: str
    regularity: bool


@dataclass(frozen=True)
class Line:
    """One step that a reader sees: a formula, mostly `left = right`, and the reason for it.

    `given` is what the line assumes beyond the theorem's hypotheses: that x is a point of the space, a case, a claim
    for n.
    """

    formula: Term
    reason: str
    given: tuple[Term, ...] = ()


@dataclass(frozen=True)
class Part:
    """A chain of lines under a heading.  Where each line's left side is the one before's right side, it reads as a
    calc."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Axiom:
    """A statement that the kernel assumes, and where it can be read."""

    name: str
    statement: Term
    reference: str


@dataclass(frozen=True)
class Principle:
    """A theorem of analysis that a rule applies (dominated convergence, the fundamental theorem), and where it
    stands."""

    name: str
    reference: str


@dataclass(frozen=True)
class Obligation:
    """A side condition and the rule that discharged it."""

    formula: Term
    rule: str


@dataclass(frozen=True)
class Ledger:
    """Everything that a theorem rests on."""

    axioms: tuple[Axiom, ...]
    principles: tuple[Principle, ...]
    theorems: tuple[str, ...]
    definitions: tuple[Definition, ...]
    obligations: tuple[Obligation, ...]


@dataclass(frozen=True)
class Reading:
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
    def symbols(self) -> tuple[Var, ...]:
        """The free variables of the statement and the hypotheses, in the order in which they appear."""
        said = parts([self.statement, *(h.formula for h in self.hypotheses)])
        return tuple(dict.fromkeys(part for part in said if isinstance(part, Var)))

    @property
    def own_definitions(self) -> tuple[Definition, ...]:
        """The definitions that the statement and the hypotheses rest on and that are not the kernel's."""
        return tuple(d for d in self.ledger.definitions if STANDARD.get(d.name) != d)

    @property
    def status(self) -> str:
        """`proved`, or `proved modulo` when it names conditions that the source does not state."""
        return "proved modulo" if any(h.regularity for h in self.hypotheses) else "proved"
