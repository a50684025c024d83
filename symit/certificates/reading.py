"""What a checked certificate says, ready to be printed, typeset or exported.

A `Reading` is made only by checking a certificate, so what it shows is what was proved; a `Claim` is what a certificate
states, checked or not.  The words in it (title,
source, hypotheses in words, reasons) are the author's, carry no weight in the proof, and are tame: on one line, with
nothing in them that steers a terminal, hides, or turns the direction of reading.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from symit.certificates.brief import Brief
from symit.certificates.within import definitions_in
from symit.kernel.axioms import Axiom
from symit.kernel.certificate import Played, Player, Rejected, list_in, string_in
from symit.kernel.definitions import STANDARD
from symit.kernel.encoding import Malformed, Reader
from symit.kernel.terms import Definition, Sort, Term, Var, order, union
from symit.kernel.text import parts
from symit.kernel.theorem import Obligation, Theorem

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
class Principle(Brief):
    """A theorem of analysis that a rule applies (dominated convergence, the fundamental theorem), and where it
    stands."""

    name: str
    reference: str


@dataclass(frozen=True, repr=False)
class Ledger(Brief):
    """Everything that a theorem rests on."""

    axioms: tuple[Axiom, ...]
    principles: tuple[Principle, ...]
    theorems: tuple[str, ...]
    definitions: tuple[Definition, ...]
    obligations: tuple[Obligation, ...]


@dataclass(frozen=True, repr=False)
class Claim(Brief):
    """What a certificate states: hypotheses |- statement."""

    id: str
    title: str
    source: str
    hypotheses: tuple[Hypothesis, ...]
    statement: Term

    @property
    def symbols(self) -> tuple[Var, ...]:
        """The free variables of the statement and the hypotheses, in the order in which they appear."""
        said = parts([self.statement, *(h.formula for h in self.hypotheses)])
        return tuple(dict.fromkeys(part for part in said if isinstance(part, Var)))

    @property
    def status(self) -> str:
        """`proved`, or `proved modulo` when it names conditions that the source does not state."""
        return "proved modulo" if any(h.regularity for h in self.hypotheses) else "proved"


@dataclass(frozen=True, repr=False)
class Reading(Claim):
    """A theorem as read back from its certificate.  Its author calls it a lemma where it only carries others."""

    parts: tuple[Part, ...]
    ledger: Ledger
    digest: str  # sha256 of the certificate
    lemma: bool = False

    @property
    def own_definitions(self) -> tuple[Definition, ...]:
        """The definitions that the statement and the hypotheses rest on and that are not the kernel's."""
        return tuple(d for d in self.ledger.definitions if STANDARD.get(d.name) != d)

    @property
    def kind(self) -> str:
        """The status, and that it is a lemma where it is one."""
        return f"lemma, {self.status}" if self.lemma else self.status


# ---- reading -------------------------------------------------------------------------------------------------


@dataclass(repr=False)
class Checker:
    """Checks certificates; a proof that several of them contain is played once."""

    player: Player = field(default_factory=Player)

    def check(self, text: str) -> Reading:
        """Play a certificate again and say what it proves.

        Raises Malformed when it cannot be read and Rejected when it does not prove its statement.
        """
        return _reading(self.player.play(text))


def check(text: str) -> Reading:
    """Check one certificate; see `Checker.check`."""
    return Checker().check(text)


def _reading(played: Played) -> Reading:
    proof, about = played.proof, played.about
    hypotheses = in_words(about, played.reader)
    if {h.formula for h in hypotheses} != proof.theorem.hypotheses:
        raise Rejected("the hypotheses that are put into words are not those of the theorem")
    _require_one_sort_per_name(proof.theorem)
    return Reading(
        id=proof.id,
        title=tame(string_in(about, "title")),
        source=tame(string_in(about, "source")),
        hypotheses=hypotheses,
        statement=proof.statement,
        parts=tuple(Part(tame(string_in(p, "title")), tuple(_lines(p, played))) for p in list_in(about, "parts")),
        ledger=_ledger(played, hypotheses),
        digest=played.digest,
        lemma=about.get("lemma") is True,
    )


def in_words(about: Any, reader: Reader) -> tuple[Hypothesis, ...]:
    """The hypotheses as an author puts them."""
    said = [
        Hypothesis(reader.term(h.get("formula")), tame(string_in(h, "words")), h.get("regularity") is True)
        for h in list_in(about, "hypotheses")
        if isinstance(h, dict)
    ]
    return tuple(dict.fromkeys(said))


def _lines(part: Any, played: Played) -> Iterator[Line]:
    @cache
    def beyond(hypotheses: frozenset[Term]) -> tuple[Term, ...]:
        return tuple(sorted(hypotheses - played.proof.theorem.hypotheses, key=order))

    for line in list_in(part, "lines"):
        number = line.get("step") if isinstance(line, dict) else None
        if type(number) is not int or not 0 <= number < len(played.steps):
            raise Malformed(f"a line shows step {number!r}, which is not there")
        step = played.steps[number]
        yield Line(step.conclusion, tame(string_in(line, "reason")), beyond(step.hypotheses))


def _require_one_sort_per_name(theorem: Theorem) -> None:
    """Two symbols of one name would print alike."""
    sorts: dict[str, Sort] = {}
    for variable in sorted(union([theorem.conclusion.free, *(h.free for h in theorem.hypotheses)]), key=order):
        if sorts.setdefault(variable.name, variable.of) != variable.of:
            raise Rejected(f"two different symbols are called {variable.name}")


def _ledger(played: Played, hypotheses: Sequence[Hypothesis]) -> Ledger:
    """What the proof rests on, in the order in which it is first used."""
    return Ledger(
        axioms=played.proof.axioms,
        principles=tuple(Principle(rule.name, rule.reference or "") for rule in played.proof.principles),
        theorems=played.lemmas,
        definitions=definitions_in([played.proof.statement, *(h.formula for h in hypotheses)]),
        obligations=tuple(dict.fromkeys(o for s in played.proof.steps for o in s.obligations)),
    )
