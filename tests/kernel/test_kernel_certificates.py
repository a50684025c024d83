"""A certificate says what was proved, in a fresh process and under `python -O` too."""

from __future__ import annotations

import gc
import subprocess
import sys
import weakref
from itertools import permutations
from pathlib import Path

import pytest
from kernel_tools import by, given, k, n, same, x, y

import symit.kernel
from symit.certificates.reading import Checker, Hypothesis, check
from symit.certificates.writing import About, Shown, write
from symit.kernel import build as b
from symit.kernel.axioms import AXIOMS
from symit.kernel.context import PLAIN, forget, knowing
from symit.kernel.definitions import ENTR
from symit.kernel.errors import Refused
from symit.kernel.terms import SIN, Definition, Term
from symit.kernel.text import show
from symit.kernel.theorem import Theorem

ROOT = Path(symit.kernel.__file__).parents[2]


def about(theorem: Theorem, *lines: Shown, regularity: bool = False) -> About:
    hypotheses = tuple(Hypothesis(h, "given", regularity) for h in theorem.hypotheses)
    return About("example", "An example", "this test", hypotheses, (("", lines),))


def with_lemma() -> Theorem:
    """0 < x |- log(x^2) = 2 log x, and that twice."""
    law = same(b.log(b.power(x, 2)), b.mul(2, b.log(x)), given(b.lt(0, x)))
    return by.conjoin(by.theorem(law, id="square-law"), by.symmetry(by.theorem(law, id="square-law")))


def with_definition() -> Theorem:
    twice = Definition("twice", (x,), b.add(x, x))
    return by.unfold(term=b.app(Definition("four_times", (x,), b.app(twice, b.app(twice, x))), y))


def with_axiom() -> Theorem:
    return by.instantiate(by.axiom(name="exponential-series"), values=((x, b.num(2)),))


THEOREMS = {
    "lemma": with_lemma,
    "definition": with_definition,
    "axiom": with_axiom,
    "sum": lambda: by.expand(term=b.integral(b.integers(1, 3), k, b.app(ENTR, b.power(2, b.neg(k))))),
    "condition": lambda: given(b.lt(0, n)),
}


@pytest.mark.parametrize("name", THEOREMS)
def test_round_trip(name: str) -> None:
    theorem = THEOREMS[name]()
    reading = check(write(theorem, about(theorem, Shown(theorem, "as said"))))
    assert reading.statement == theorem.conclusion
    assert {h.formula for h in reading.hypotheses} == theorem.hypotheses
    assert [line.formula for part in reading.parts for line in part.lines] == [theorem.conclusion]


def test_writing_is_deterministic() -> None:
    assert write(with_lemma(), about(with_lemma())) == write(with_lemma(), about(with_lemma()))


def test_ledger() -> None:
    theorem = with_axiom()
    reading = check(write(theorem, about(theorem)))
    assert reading.ledger.axioms == (AXIOMS["exponential-series"],)
    theorem = with_lemma()
    reading = check(write(theorem, about(theorem)))
    assert reading.ledger.theorems == ("square-law",) and reading.ledger.axioms == ()
    theorem = with_definition()
    assert [d.name for d in check(write(theorem, about(theorem))).ledger.definitions] == ["twice", "four_times"]


def test_status() -> None:
    theorem = given(b.lt(0, x))
    assert check(write(theorem, about(theorem))).status == "proved"
    assert check(write(theorem, about(theorem, regularity=True))).status == "proved modulo"


def test_a_line_says_what_it_assumes() -> None:
    theorem, assumed = with_lemma(), given(b.eq(0, 1))
    reading = check(write(theorem, about(theorem, Shown(assumed, "by decree"))))
    assert reading.parts[0].lines[0].given == (b.eq(0, 1),)


def test_what_was_asked_before_changes_no_answer() -> None:
    """The sign of a case that asks for itself has no answer, whichever question is asked first."""
    s = b.real("s")

    def total(body: Term) -> Term:
        return b.integral(b.REALS, x, body)

    bell, flat = (b.exp(b.neg(b.mul(s, b.power(x, power)))) for power in (2, 4))
    case = PLAIN.canonical(b.if_(b.lt(total(bell), s), 2, 3))
    wave = b.add(2, b.app(SIN, x))
    logs = b.add(b.log(b.mul(case, wave)), b.neg(b.log(case)), b.neg(b.log(wave)), 1)
    facts = [given(b.defined(f)) for f in (case, total(b.mul(2, bell)), total(b.mul(flat, logs)))]

    def answer(claim: Term) -> str:
        try:
            return str(by.evident(*facts, claim=claim))
        except Refused as refusal:
            return str(refusal)

    claims = (b.lt(0, case), b.defined(total(flat)), b.le(0, case))
    answers = set()
    for order in permutations(claims):
        forget()
        answers.add(tuple(sorted((show(claim), answer(claim)) for claim in order)))
    assert len(answers) == 1
    assert any("comes back to itself" in said for _, said in answers.pop())


def test_nothing_keeps_a_context_that_is_no_longer_remembered() -> None:
    """Facts in ever new orders would otherwise fill the memory."""
    gc.freeze()  # what other tests made is not looked through
    context = weakref.ref(knowing([b.lt(0, x), b.lt(x, y)]))
    assert context() is not None
    forget()
    gc.collect()
    assert context() is None


def test_a_proof_that_two_certificates_share_is_played_once() -> None:
    checker = Checker()
    checker.check(write(with_lemma(), about(with_lemma())))
    played = len(checker.player.proved)
    checker.check(write(with_lemma(), about(with_lemma())))
    assert len(checker.player.proved) == played == 2


@pytest.mark.parametrize("flags", [[], ["-O"], ["-OO"]], ids=["plain", "O", "OO"])
def test_a_fresh_process_reads_the_same(tmp_path: Path, flags: list[str]) -> None:
    theorem = with_lemma()
    text = write(theorem, about(theorem))
    file = tmp_path / "certificate.json"
    file.write_text(text, encoding="utf-8")
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from symit.kernel.certificate import Player\n"
        "from symit.kernel.text import show\n"
        "played = Player().play(Path(sys.argv[1]).read_text(encoding='utf-8'))\n"
        "print(played.digest, show(played.proof.statement))"
    )
    run = subprocess.run(
        [sys.executable, *flags, "-c", script, str(file)], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert run.stdout.split()[0] == check(text).digest
