"""The reason that a reader sees where the author gives none: what the proof of the line rests on."""

from __future__ import annotations

from symit.kernel import build as b
from symit.kernel.rules import algebra, logic
from symit.library.loading import derived
from symit.proving.script.wording import in_words

x, y, z = map(b.real, "xyz")


def reasons(id: str) -> list[str]:
    return [line.reason for part in derived(id).reading.parts for line in part.lines]


def test_a_combination_names_what_it_combines_and_no_side_condition() -> None:
    one, other, aside = (logic.assume(formula=f) for f in (b.le(x, y), b.le(y, z), b.lt(0, z)))
    theorem = algebra.linear(aside, one, other, claim=b.le(x, z), multipliers=(b.ONE, b.ONE))
    given = {one.conclusion: "x is below y", aside.conclusion: "z is positive"}
    assert in_words(theorem, given, []) == "given: x is below y"
    assert in_words(theorem, given, [other]) == "given: x is below y"
    assert in_words(logic.chain(theorem, logic.assume(formula=b.le(z, 1))), {}, [theorem]) == "by what was shown"


def test_what_normal_forms_show() -> None:
    square = b.power(b.add(x, 1), 2)
    written_out = b.add(b.power(x, 2), b.mul(2, x), 1)
    assert in_words(algebra.field(claim=b.eq(square, written_out)), {}, []) == "rearrange"
    assert in_words(logic.evident(claim=b.le(0, b.power(x, 2))), {}, []) == "by the signs of the terms"


def test_bare_lines_say_what_they_rest_on() -> None:
    said = reasons("jensen-shannon-bound")
    assert "integrate the inequality; by what was shown" in said and "given: p and q integrate to one" in said
    assert "by definition" in reasons("gibbs-inequality")
    assert not any("by what is known" in reason for reason in reasons("gibbs-inequality"))
