"""Typical mistakes in a user's file, and what is said of each: file and line, the line, what is open, what to write."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from sympy import Interval, Range, oo

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.rules import logic
from symit.kernel.terms import Var, function
from symit.language import NotUnderstood, integer, integral, positive, real
from symit.library.loading import finder, proved_in
from symit.library.scripts import script
from symit.proving.scope.place import Place
from symit.proving.scope.scope import as_term
from symit.proving.script import theorems
from symit.proving.script.derivation import StepFailed
from symit.proving.script.showing import shown
from symit.proving.steps.instances import instances

START = """
from symit import Bernoulli, Eq, Exponential, Normal, Rational, density, entropy, eq, exp, expectation, function
from symit import integral, integrate, kl, log, positives, probabilities, reals, tangent, theorem, use

rate, c, s, r = positives("rate c s r")
x, m, n = reals("x m n")
p, q = probabilities("p q")
X, Y = Exponential(rate), Exponential(c)
f = function("f")
known = {"the rates are positive": [rate, c]}
"""
LINE = 10
ENTROPY = 'theorem("mine", Eq(entropy(X), 1 - log(rate)), '
MISTAKES = {
    # what is wrong, what is written, what is said
    "a sign": (
        ENTROPY + "given=known, proof=[rate*expectation(x, (x, X)) + log(rate)])",
        [
            "this does not follow\n    rate*expectation(x, (x, X)) + log(rate)",
            "open: 2*log(rate)",
            "fails: at c = 1, rate = 2",
        ],
    ),
    "a hypothesis that is missing": (
        ENTROPY + "proof=[rate*expectation(x, (x, X)) - log(rate)])",
        ["open: 0 < rate is not known", "to write: assume it in given"],
    ),
    "a symbol of which only its declaration says something": (
        'theorem("mine", Eq(kl(X, Y), log(rate/c) + c/rate - 1), given={"a rate": rate})',
        ["not known", 'assume it in given, where c says what it is declared as: given={"in words": c}'],
    ),
    "a step that is missing": (
        'theorem("mine", kl(Bernoulli(p), Bernoulli(q)) >= 2*(p - q)**2, given={"both are probabilities": [p, q]})',
        ["to write: give the lines that lead to it"],
    ),
    "places of which nobody knows the order": (
        'theorem("mine", Eq(integral(abs(x), x), 0), given=known, proof=[integrate(abs(x), x, at=[m, n])])',
        ["open: m < n is not known"],
    ),
    "the divergence the other way round": (
        'theorem("mine", Eq(kl(X, Y), log(c/rate) + rate/c - 1), given=known)',
        ["the statement does not follow", "is left of right - left", "fails: at c = 1, rate = 2"],
    ),
    "a constant that is too large": (
        'theorem("mine", kl(Bernoulli(p), Bernoulli(q)) >= 3*(p - q)**2, given={"both are probabilities": [p, q]})',
        ["is not known", "fails: at p ="],
    ),
    "a rounded number": (
        'theorem("mine", Eq(kl(Normal(m, s), Normal(m, r)), log(r/s) + s**2/(2*r**2) - 0.5), given=known)',
        ["write it exactly, as in Rational(1, 2)"],
    ),
    "a comparison of Python": (
        'theorem("mine", entropy(X) == 1 - log(rate), given=known)',
        ["a = b is written Eq(a, b)"],
    ),
    "a proof that is no list": (
        ENTROPY + "given=known, proof=1 - log(rate))",
        ["a proof is a list of lines and steps"],
    ),
    "hypotheses without words": (ENTROPY + "given=[rate])", ["hypotheses stand with their words"]),
    "a reason without its line": (
        ENTROPY + 'given=known, proof=["exponential-moments"])',
        ["it stands with the line that it explains: eq(line, 'exponential-moments')"],
    ),
    "an id with a typing error": (
        ENTROPY + 'given=known, proof=[eq(1 - log(rate), "exponental-moments")])',
        ['eq(1 - log(rate), "exponental-moments")', "did you mean exponential-moments"],
    ),
    "an id with a typing error, at values": (
        ENTROPY + 'given=known, proof=[eq(1 - log(rate), use("exponental-moments", r=rate))])',
        ["there is no derivation called 'exponental-moments'", "did you mean exponential-moments"],
    ),
    "a reason that is not needed": (
        ENTROPY
        + 'given=known, proof=[-expectation(log(density(X, x)), (x, X)), eq(1 - log(rate), "relative-tangent")])',
        ["it follows without relative-tangent", "leave the reason out"],
    ),
    "an integral that does not converge": (
        'theorem("mine", Eq(integral(exp(x), x), 0), proof=[integrate(exp(x), x)])',
        ["integrate(exp(x), x)", "no finite limit at an end"],
    ),
    "an expression for a statement": ('theorem("mine", entropy(X), given=known)', ["is not a statement"]),
    "the names of another fact": (
        'theorem("mine", Eq(f(m) + 1, 1), given={"f vanishes there": Eq(f(n), 0)})',
        ["known of other names: f(n) = 0"],
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told(mistake: str, tmp_path: Path) -> None:
    written, told = MISTAKES[mistake]
    path = tmp_path / "mine.py"
    path.write_text(START.removeprefix("\n") + written + "\n", encoding="utf-8")
    before = time.process_time()
    with pytest.raises((StepFailed, NotUnderstood)) as refusal:
        proved_in(path)
    message = str(refusal.value)
    assert message.startswith(f"{path}:{LINE}: mine: "), message
    assert all(part in message for part in told), message
    assert len(message) < 1_000 and "%" not in message
    assert time.process_time() - before < 5


def test_a_word_without_what_it_takes_says_what_that_is(tmp_path: Path) -> None:
    path = tmp_path / "mine.py"
    path.write_text(START.removeprefix("\n") + ENTROPY + "proof=[tangent(log(x), x)])\n", encoding="utf-8")
    with pytest.raises(NotUnderstood) as refusal:
        proved_in(path)
    assert str(refusal.value) == (
        f"{path}:{LINE}: tangent is missing 2 required positional arguments: 'at' and 'to'; "
        "it takes tangent(function, over, at, to, order=1, derivatives=())"
    )


def test_two_halves_of_a_chain_are_both_assumed(tmp_path: Path) -> None:
    path = tmp_path / "mine.py"
    path.write_text(
        START.removeprefix("\n") + 'theorem("mine", log(1 - x) < 0, given={"x is a chance": 0 < x < 1})\n', "utf-8"
    )
    (mine,) = proved_in(path)
    assert len(mine.theorem.hypotheses) == 2


@pytest.mark.slow
def test_a_proof_without_the_theorem_that_it_rests_on_is_refused_soon(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = script("fano-inequality").read_text(encoding="utf-8")
    step = '        use("conditional-cross-entropy", q=Lambda((x, y), q(x, y)), M=N),\n'
    assert step in text
    path = tmp_path / "mine.py"
    path.write_text(text.replace(step, "").replace('"fano-inequality",', '"mine",'), encoding="utf-8")
    seconds: list[float] = []
    concluded = theorems._concluded

    def timed(*args: Any) -> Any:
        before = time.process_time()
        try:
            return concluded(*args)
        finally:
            seconds.append(time.process_time() - before)

    monkeypatch.setattr(theorems, "_concluded", timed)
    with pytest.raises(StepFailed, match="the statement does not follow"):
        proved_in(path)
    assert 0 < seconds[-1] < 5


# ---- two bugs of the language before this one ------------------------------------------------------------------

g = Var("g", function(t.REAL, t.REAL))
a, c, d, e = map(b.real, "acde")


def test_a_hypothesis_whose_left_side_also_matches_elsewhere_is_not_dropped() -> None:
    at_a = b.eq(b.call(g, a), d)
    place = Place(finder("these tests")).given(at_a)
    found = instances(place, logic.assume(formula=at_a), [b.call(g, c), b.call(g, a)], shown)
    assert [th.conclusion for th in found] == [at_a]


def test_two_hypotheses_of_one_shape_are_both_used() -> None:
    facts = b.eq(b.call(g, a), d), b.eq(b.call(g, c), e)
    place = Place(finder("these tests")).given(*facts)
    goal = b.eq(b.add(b.call(g, a), b.mul(2, b.call(g, c))), b.add(d, b.mul(2, e)))
    assert shown(place, goal).conclusion == goal


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ('theorem("a", Eq(integral(exp(-x), (x, 0, oo)), 1))', "integrate(f, (x, low, high)) finds an antiderivative"),
        ('theorem("a", Eq(integral(2**-n, (n, 0, oo)), 2))', "telescope(f, (n, low, oo), differences_of=F)"),
        (
            'theorem("a", Eq(integral(exp(-x), (x, (0, oo))), 1))',
            "(0, oo) is not a space; an interval is Interval(0, oo)",
        ),
        ('theorem("a", Eq(integral(x, (x, 1, 0)), 1))', "the smaller end stands first: (x, 0, 1)"),
        ('theorem("a", Eq(integral(x, (x, 1, 0, 2)), 1))', "is no variable with its space"),
        ('theorem("an id", Eq(x, x + 0))', "'an id' is no id; one is made of ASCII letters"),
    ],
)
def test_first_attempts_are_told_what_helps(lines: str, says: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.py"
    path.write_text(f'from symit import *\n\nx, n = real("x"), integer("n")\n{lines}\n', encoding="utf-8")
    with pytest.raises((StepFailed, NotUnderstood)) as refused:
        proved_in(path)
    assert says in str(refused.value)


def test_limits_are_written_as_in_sympy_too() -> None:
    x, n, s = real("x"), integer("n"), positive("s")
    assert as_term(integral(x, (x, 0, s))) == as_term(integral(x, (x, Interval.open(0, s))))
    assert as_term(integral(n, (n, 1, 3))) == as_term(integral(n, (n, Range(1, 4))))
    assert as_term(integral(2**-n, (n, 1, oo))) == as_term(integral(2**-n, (n, Range(1, oo))))
