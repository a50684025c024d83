"""The derivations: each is proved afresh, says what its document says, and rests on what its ledger names."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from fractions import Fraction
from functools import cache

import pytest
from checked import checker
from sympy import E, Rational, latex, log, pi

from symit.certificates.reading import Claim, Reading
from symit.certificates.summary import stated, summary
from symit.certificates.unchecked import claim
from symit.evidence.balls import evaluate
from symit.evidence.errors import NotEvaluated
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.context import Context
from symit.kernel.errors import Unanswered
from symit.kernel.terms import Abs, App, Term, Var, order
from symit.kernel.text import show
from symit.language import formula, rel_entr, sympy_relation, term
from symit.language.symbols import positive, probability, real
from symit.library.loading import derived
from symit.library.named import Named, certificate_of
from symit.library.published import read
from symit.library.scripts import scripts
from symit.proving.accurate.sums import accurate
from symit.render.article import latex_derivation
from symit.render.terminal import text_derivation

pytestmark = pytest.mark.sampled(2)

REPRESENTATIVES = (  # one of each folder, for a developer's run; the others are slow
    *("exponential-tangent", "kl-product", "poisson-kl", "fisher-gaussian-mean", "vae-kl-diagonal"),
    *("partition-conditional-information", "self-information-uniqueness", "data-processing-inequality"),
    *("exponential-moments", "discrete-kl", "pinsker-inequality", "wasserstein-definition", "elbo-gap", "perplexity"),
    *("rate-distortion-definition", "f-divergence-kl", "jensen-shannon-symmetric", "entropy-concave"),
    *("classification-average", "kraft-mean-length", "reverse-kl-penalty", "quadratic-form-mean"),
)
OTHERS = [id for id in scripts() if id not in REPRESENTATIVES]
EACH = [*REPRESENTATIVES, *(pytest.param(id, marks=pytest.mark.slow) for id in OTHERS)]
SAMPLED = [
    *REPRESENTATIVES,
    *(pytest.param(id, marks=pytest.mark.slow) for id in OTHERS[::3]),
]  # the book sets them all
MODULO = {"exponential-family-mean", "kl-exponential-family-bregman", "fisher-identity", "fisher-identity-matrix"} | {
    *("cramer-rao-bound", "cramer-rao-matrix", "fisher-kl-second-order", "fisher-kl-hessian", "score-mean-zero"),
    *("fisher-kl-remainder", "fisher-kl-several-parameters"),
    "jensen-shannon-entropy-form",
}
WRITTEN_OTHERWISE = {  # SymPy has other names or another form for a part below a limit, a product or a condition
    *("reverse-kl-penalty", "cramer-rao-matrix", "gaussian-mutual-information", "bretagnolle-huber-inequality"),
    *("hellinger-kl", "jensen-shannon-definition", "vae-rate-of-one-point", "kantorovich-rubinstein-duality"),
    *("wasserstein-definition", "wasserstein-smooth-gradient", "wasserstein-on-the-line", "optimal-on-the-line"),
    *("gain-on-the-line", "gain-below-cost", "weak-duality", "complementary-slackness"),
    *("quantile-coupling", "quantile-masses", "quantile-rows", "wasserstein-on-a-star"),
    *("f-divergence-without-absolute-continuity", "fisher-information-of-samples", "wasserstein-kink"),
    "gaussians-on-a-half-circle",
}


@cache
def reading(id: str) -> Reading:
    """What the certificate says, read once for all tests here; `symit verify` proves what is kept anew."""
    return read(certificate_of(Named(id, scripts()[id])), checker).reading


def test_each_folder_has_a_representative() -> None:
    folders = [scripts()[id].parent for id in REPRESENTATIVES]
    assert len(folders) == len(set(folders)) and set(folders) == {path.parent for path in scripts().values()}


@pytest.mark.parametrize("id", ["vae-kl-diagonal", "poisson-kl", "self-information-uniqueness", "discrete-kl"])
def test_its_certificate_says_what_is_proved(id: str) -> None:
    derivation, said = derived(id), reading(id)
    assert said.statement == derivation.theorem.conclusion
    assert {h.formula for h in said.hypotheses} == derivation.theorem.hypotheses


@pytest.mark.parametrize("id", SAMPLED)
def test_its_certificate_says_all_that_a_reader_needs(id: str) -> None:
    said = reading(id)
    assert said.status == ("proved modulo" if id in MODULO else "proved")
    assert said.title and said.source and all(h.words for h in said.hypotheses)
    assert said.parts and all(line.reason for part in said.parts for line in part.lines)
    assert {axiom.name for axiom in said.ledger.axioms} <= {"gaussian-integral", "exponential-series"}
    assert said.digest in latex_derivation(said).replace(r"\allowbreak{}", "")
    assert said.digest in text_derivation(said, 100)


@pytest.mark.parametrize("id", SAMPLED)
def test_what_it_claims_unchecked_is_what_the_check_reads(id: str) -> None:
    """So a search, which looks before it checks, finds what would be found behind the check."""
    said, claimed = reading(id), claim(certificate_of(Named(id, scripts()[id])))
    assert claimed == Claim(said.id, said.title, said.source, said.hypotheses, said.statement)
    assert stated(claimed) == summary(said, 0.0)["statement"] and show(claimed.statement) == show(said.statement)


@pytest.mark.parametrize("id", EACH)
def test_its_statement_in_sympy_says_the_same(id: str) -> None:
    said = claim(certificate_of(Named(id, scripts()[id])))  # which the test above holds against what is checked
    hypotheses = sorted((h.formula for h in said.hypotheses), key=show)
    statement = sympy_relation(said.statement, hypotheses)
    assert str(statement) and latex(statement)
    again, before = formula(statement, hypotheses), renamed(said.statement)
    if id in WRITTEN_OTHERWISE:
        assert worth(again) == worth(before)
    else:
        assert says_the_same(again, before, Context(hypotheses))


def renamed(statement: Term) -> Term:
    """As the way to SymPy renames it: S, e and gamma are SymPy's own."""
    own = {v for v in statement.free if v.name in ("S", "e", "gamma") and v.of.name == "fun"}
    return b.substitute(statement, {v: Var(f"{v.name}_1", v.of) for v in own})


def worth(statement: Term) -> list[str]:
    """What the sides of all its relations are worth at one example, in a fixed order."""
    return sorted(sides_at_a_point(b.substitute(statement, dict(map(example, statement.free)))))


def example(variable: Var) -> tuple[Var, Term]:
    """Numbers and tables without symmetry, on three points where the space is any."""
    if variable.of == t.INT:
        return variable, b.num(3)
    if variable.of == t.REAL:
        return variable, b.num(Fraction(1, 3))
    if variable.of.name == "space":
        return variable, b.integers(1, 3)
    places = [b.integer(f"i_{k}") for k, _ in enumerate(variable.of.args[1:])]
    weights = [Fraction(sum(map(ord, variable.name)) % 7 + 2 + k, 100) for k, _ in enumerate(places)]
    return variable, b.abstract(places, b.add(Fraction(1, 5), *map(b.mul, weights, places)))


def sides_at_a_point(formula: Term) -> Iterator[str]:
    """Each part as text: its head and the values of its sides, to ten digits; where it speaks of all x, at one x."""
    head, args = formula.head, formula.args
    if head == t.AND:
        for part in args:
            yield from sides_at_a_point(part)
    elif head == t.IMPLIES:
        yield " ".join(("implies", *map(str, worth(args[0])), *map(str, worth(args[1]))))
    elif head in (t.FORALL, t.TENDS):
        point = b.ONE if args[0].domain == t.INT else b.num(Fraction(1, 3))
        there = b.open_with(args[0], point)
        said = worth(there) if head == t.FORALL else [value_of(there)]
        yield " ".join((head.name, *said, *map(show, args[1:])))
    elif head == t.MEMBER:
        yield show(formula)
    else:
        yield " ".join((head.name, *map(value_of, args)))


def value_of(side: Term) -> str:
    """Of an integral that balls do not reach, over two variables at once, what it is of at one point."""
    try:
        return f"{float(evaluate(side, {}, 100).mid()):.10g}"
    except NotEvaluated:
        if not b.is_app(side, t.INTEGRAL):
            raise
        return f"integral over {show(side.args[0])} of {value_of(b.open_with(side.args[1], b.num(Fraction(1, 3))))}"


def says_the_same(one: Term, other: Term, context: Context) -> bool:
    """Up to the order of conjuncts, and the form that SymPy gives the sides of a relation."""
    if not (isinstance(one, App) and isinstance(other, App) and one.head == other.head):
        return False
    if one.head == t.AND:
        pairs = [[says_the_same(a, c, context) for c in b.conjuncts(other)] for a in b.conjuncts(one)]
        return all(map(any, pairs)) and all(map(any, zip(*pairs, strict=True)))
    if one.head == t.IMPLIES:
        return all(says_the_same(a, c, context) for a, c in zip(one.args, other.args, strict=True))
    if one.head == t.FORALL and isinstance(one.args[0], Abs) and isinstance(other.args[0], Abs):
        x = b.fresh(one.args[0].hint, one.args[0].domain, one, other)
        return says_the_same(b.open_with(one.args[0], x), b.open_with(other.args[0], x), context)
    with suppress(Unanswered):
        return flat(one) == flat(other) or (one.head in t.RELATIONS and all(map(context.equal, one.args, other.args)))
    return False


def flat(term: Term) -> Term:
    """Products and sums written out side by side, in a fixed order."""
    term = b.rebuild(term, flat, flat)
    if b.is_app(term, t.POW) and b.is_app(term.args[0], t.MUL) and term.args[1] == b.num(-1):
        term = flat(b.mul(*(b.power(factor, -1) for factor in term.args[0].args)))
    if b.is_app(term, t.ADD, t.MUL):
        parts = [p for a in term.args for p in (a.args if b.is_app(a, term.head) else (a,))]
        return App(term.head, tuple(sorted(parts, key=order)))
    return term


mu, mu_1, mu_2 = real("mu"), real("mu_1"), real("mu_2")
sigma, sigma_1, sigma_2 = positive("sigma"), positive("sigma_1"), positive("sigma_2")
p, q = probability("p"), probability("q")
CLOSED_FORMS = {
    "gaussian-entropy": log(2 * pi * E * sigma**2) / 2,
    "gaussian-cross-moment": sigma_1**2 + (mu_1 - mu_2) ** 2,
    "gaussian-kl": log(sigma_2 / sigma_1) + (sigma_1**2 + (mu_1 - mu_2) ** 2) / (2 * sigma_2**2) - Rational(1, 2),
    "gaussian-natural-kl": log(sigma_2 / sigma_1)
    + (sigma_1**2 + (mu_1 - mu_2) ** 2) / (2 * sigma_2**2)
    - Rational(1, 2),
    "vae-kl": -(1 + log(sigma**2) - mu**2 - sigma**2) / 2,
    "bernoulli-kl": rel_entr(p, q) + rel_entr(1 - p, 1 - q),
    "bernoulli-natural-kl": p * log(p / q) + (1 - p) * log((1 - p) / (1 - q)),
}


@pytest.mark.parametrize("id", CLOSED_FORMS)
def test_the_right_side_is_the_documents(id: str) -> None:
    theorem = derived(id).theorem
    context = Context(theorem.hypotheses)
    assert context.equal(theorem.conclusion.args[1], term(CLOSED_FORMS[id]))
    assert not context.equal(theorem.conclusion.args[1], b.mul(2, term(CLOSED_FORMS[id])))


@pytest.mark.parametrize("id", ["gaussian-kl", "vae-kl", "vae-kl-diagonal", "bernoulli-kl", "poisson-kl"])
def test_an_accurate_form_of_the_closed_form_is_found_under_the_same_hypotheses(id: str) -> None:
    theorem = derived(id).theorem
    quantity, closed = theorem.conclusion.args
    found = accurate(closed, tuple(sorted(theorem.hypotheses, key=order)), quantity)
    assert found.notes == () and found.theorem.hypotheses <= theorem.hypotheses
    assert found.theorem.conclusion == b.eq(closed, found.term)


def test_special_cases_are_not_proved_anew() -> None:
    """The VAE's terms use the theorems that they are special cases of, and integrate nothing themselves."""
    for id, used in (("vae-kl", "gaussian-kl"), ("vae-kl-diagonal", "kl-product")):
        assert used in reading(id).ledger.theorems


def test_the_uniqueness_of_the_logarithm_asks_for_no_differentiability() -> None:
    theorem = derived("self-information-uniqueness").theorem
    spoken = " ".join(show(h) for h in theorem.hypotheses)
    assert "derivative" not in spoken and "continuous(x -> I(x), interval(0, 1))" in spoken
    assert len(theorem.hypotheses) == 3  # axiom 2 follows from axiom 4


def test_both_axioms_are_in_use() -> None:
    used = [axiom.name for id in ("gaussian-normalization", "poisson-kl") for axiom in reading(id).ledger.axioms]
    assert used == ["gaussian-integral", "exponential-series"]


def test_a_moving_support_breaks_the_fisher_identity() -> None:
    said = reading("score-moving-support")
    assert all(part.head == t.LT for part in b.conjuncts(said.statement) if isinstance(part, t.App))
