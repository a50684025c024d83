"""A user's own entry, and wrong ones, which are refused with the field that is wrong."""

from __future__ import annotations

import pytest
import sympy
from scipy.stats import moyal

import symit
from symit import entropy, family, kl, positive, real
from symit.families import Exponential, Normal, Uniform
from symit.families.catalogue import CATALOGUE
from symit.families.closed_forms.finding import Request
from symit.families.entries.gamma import scaled
from symit.families.entry import Family, Of, domains
from symit.families.integrals.base import HALF_LINE
from symit.families.measures.measures import MEASURES
from symit.families.moments.moments import on_half_line
from symit.families.words import distribution
from symit.kernel import build as b
from symit.kernel.terms import Term
from symit.kernel.text import show
from symit.language.errors import NotUnderstood
from symit.library.entries import what_is_wrong
from symit.proving.closed_forms import Moment


def half_exponential(x: Term, rate: Term) -> Term:
    return b.mul(rate, b.exp(b.neg(b.mul(rate, x))))


def own(support: Of, moment: Of, parameters: str = "rate > 0") -> Family:
    return Family("Own", domains(parameters), half_exponential, support, moment)


def changed(density: Of) -> Family:
    return Family("Own", domains("rate > 0"), density, lambda rate: HALF_LINE, lambda rate: on_half_line)


def entropy_of(family: Family) -> str:
    found = Request(MEASURES["entropy"], (family.at(*family.variables),)).theorem()
    return show(found.conclusion.args[1])  # type: ignore[union-attr]


def test_three_lines_make_a_family() -> None:
    assert entropy_of(own(lambda rate: HALF_LINE, lambda rate: on_half_line)) == "1 + (-1)*log(rate)"


def on_the_half_line(rate: Term) -> Term:
    return HALF_LINE


def of_powers(rate: Term) -> Moment:
    return on_half_line


WRONG = [
    ("name: 'Gamma'", Family("Gamma", domains("rate > 0"), half_exponential, on_the_half_line, of_powers)),
    ("parameters: 'rate' stands twice", own(on_the_half_line, of_powers, "rate > 0, rate > 0")),
    ("parameters: the density has an integral where rate > 0", own(on_the_half_line, of_powers, "rate")),
    ("support: it is to be a function of the parameters (rate, k)", own(on_the_half_line, of_powers, "rate > 0, k")),
    ("support: it is neither an interval nor a range", own(lambda rate: rate, of_powers)),
    ("support: the density integrates to 1 over (0, ∞)", own(lambda rate: b.interval(0, 1), of_powers)),
    ("moment: it does not prove", own(on_the_half_line, lambda rate: scaled(b.ONE, b.num(3)))),
    ("moment: it is to give a function", own(on_the_half_line, lambda rate: None)),
    ("density: it integrates to 2.00000 at rate = 1", changed(lambda x, rate: b.mul(2, half_exponential(x, rate)))),
    ("diverges", changed(lambda x, rate: b.mul(rate, b.exp(b.mul(rate, x))))),
    ("density: it is negative at", changed(lambda x, rate: b.mul(b.sub(1, x), half_exponential(x, rate)))),
    ("density: the definition of Own is not closed", changed(lambda x, rate: b.mul(b.real("z"), x))),
]


@pytest.mark.parametrize(("said", "wrong"), WRONG, ids=[said for said, _ in WRONG])
def test_a_wrong_entry_is_refused_with_its_field(said: str, wrong: Family) -> None:
    member = distribution(wrong)(*range(1, len(wrong.parameters) + 1))
    with pytest.raises(NotUnderstood) as refused:
        symit.derive(entropy(member))
    assert str(refused.value).startswith(f"the entry of {wrong.name}: ") and said in str(refused.value)


def test_a_right_entry_is_compared_with_the_catalogue() -> None:
    member = distribution(own(on_the_half_line, of_powers))
    found = symit.derive(kl(member(3), Exponential(2)))
    assert found.status == "proved" and found.value() == symit.derive("kl(Exponential(3), Exponential(2))").value()


def test_every_density_of_the_catalogue_integrates_to_one() -> None:
    assert [(f.name, said) for f in CATALOGUE.values() if (said := what_is_wrong(f.taking(3)))] == []


# ---- written in SymPy ----------------------------------------------------------------------------------------

x, m, s, c = real("x"), real("m"), positive("s"), positive("c")
z = (x - m) / s
MOYAL = family(
    "MoyalOfOnes", sympy.exp(-(z + sympy.exp(-z)) / 2) / sympy.sqrt(2 * sympy.pi) / s, (x, sympy.S.Reals), m, s
)
CUBE = family("Cube", 3 * x**2 / c**3, (x, sympy.Interval.open(0, c)), c)


def test_a_family_in_sympy_is_an_entry() -> None:
    found = symit.derive(entropy(MOYAL(1, 2)))
    assert float(found.value().midpoint) == pytest.approx(moyal(1, 2).entropy(), rel=1e-8)  # type: ignore[union-attr]
    beside = symit.derive(kl(MOYAL(m, s), Normal(0, 1)))
    assert beside.status == "proved"
    found = symit.derive(kl(CUBE(c), Uniform(0, 2)))
    assert (found.status, found.conditions) == ("proved modulo", ("c ≤ 2",))
    assert symit.derive(kl(Uniform(0, 2), CUBE(1))).infinite


def test_a_family_in_sympy_is_no_other_of_its_name() -> None:
    half_line = (x, sympy.Interval.open(0, sympy.oo))
    for own_name, density, said in (
        ("Gamma", sympy.exp(-x / s) / s, "name: "),
        ("Twice", 2 * sympy.exp(-x), "2.00000"),
    ):
        mine = family(own_name, density, half_line, *([s] if own_name == "Gamma" else []))
        with pytest.raises(NotUnderstood, match=said):
            symit.derive(entropy(mine(*([2] if own_name == "Gamma" else []))))
