"""Plain text: a reader that knows nothing of the printer reads every term back, and equal terms print alike."""

from __future__ import annotations

import pytest
from printing_meaning import meaning, sort_meaning
from printing_reader import read, read_definition
from printing_terms import HINTS, OWN, Terms, free, terms

from symit.certificates.summary import abbreviated
from symit.certificates.within import is_whole, show_definition
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.definitions import STANDARD
from symit.kernel.terms import BOOL, INT, REAL, Abs, App, Bound, Definition, Term, Var, function
from symit.kernel.text import MAX_SHOWN, show

DEFINITIONS = {*STANDARD, *(own.name for own in OWN)}


def test_every_term_reads_back() -> None:
    for term in terms(600):
        assert read(show(term), free(term), DEFINITIONS) == meaning(term), show(term)


def test_no_change_goes_unseen() -> None:
    made = Terms(2)
    for term in terms(400, seed=3):
        other = made.changed(term)
        assert show(other) != show(term), show(term)


def renamed(term: Term, made: Terms) -> Term:
    """An equal term, in which bound variables have other names."""
    if isinstance(term, Abs):
        return Abs(made.rng.choice(HINTS), term.domain, renamed(term.body, made))
    return b.rebuild(term, lambda a: renamed(a, made), lambda a: a)


def test_equal_terms_print_alike() -> None:
    made = Terms(4)
    for term in terms(300, seed=5):
        assert show(renamed(term, made)) == show(term)


def test_names_that_are_taken_elsewhere_are_avoided() -> None:
    x = b.real("x")
    inner = b.lam(x, b.mul(x, 2))
    assert show(inner) == "x -> x*2" and show(inner, frozenset({"x", "y"})) == "z -> z*2"
    assert show(b.forall([x], b.eq(x, b.real("y")))) == "forall(x -> x = y)"
    assert show(b.forall([b.real("y")], b.eq(b.real("y"), x))) == "forall(y -> y = x)"


def test_definitions_read_back() -> None:
    f = Var("f", function(REAL, INT))
    n, x = b.integer("n"), b.real("x")
    clash = Definition(
        "second", (Var("ln", function(REAL, REAL)), n, x), b.add(b.app(OWN[0], x), b.call(f_real("ln"), x))
    )
    for definition in (*STANDARD.values(), *OWN, clash, Definition("own", (f, n), b.call(f, n))):
        name, sorts, body = read_definition(show_definition(definition), DEFINITIONS | {"second", "own"})
        assert name == definition.name
        assert sorts == [sort_meaning(p.of) for p in definition.params]
        assert body == meaning(_below_its_parameters(definition))


def f_real(name: str) -> Var:
    return Var(name, function(REAL, REAL))


def _below_its_parameters(definition: Definition) -> Term:
    """The body, in which the parameters are bound, the last one innermost."""
    whole = b.abstract(definition.params, definition.body)
    for _ in definition.params:
        assert isinstance(whole, Abs)
        whole = whole.body
    return whole


def test_a_variable_that_a_certificate_could_not_have_is_quoted() -> None:
    assert show(b.add(b.real("pi"), b.PI)) == "'pi' + pi"
    assert show(App(t.EXP, (Bound(3, REAL),))) == "exp(#3)"


def test_long_terms_are_cut_and_say_so() -> None:
    grown: Term = b.real("x")
    for _ in range(14):
        grown = b.add(grown, grown)
    digits = b.power(b.num(10), 2)
    numbers = b.add(*[b.num(10**3000)] * 40)
    for term in (grown, numbers):
        text = show(term)
        assert MAX_SHOWN < len(text) < MAX_SHOWN + 100 and not is_whole(text)
        assert text.endswith(f"... (cut: {term.size:,} symbols)")
    assert is_whole(show(digits))


def test_names_for_parts_stand_for_these_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("symit.certificates.summary.SHORT", 0)
    for term in terms(200, seed=8, depth=4):
        formula = b.conj(term, term, b.eq(1, 1)) if term.sort == BOOL else b.lt(term, b.add(term, term))
        (shorter, _), parts = abbreviated([formula, formula], {"t1", "t3"})
        assert not {"t1", "t3"} & {v.name for v, _ in parts}
        for variable, part in reversed(parts):
            shorter = b.substitute(shorter, {variable: part})
        assert shorter == formula
