"""The prover end to end: statements of the literature proved with a certificate or refuted with a distribution.

What the prover says is checked again here by other means: a certificate by a checker of its own, a distribution by
entropies that are computed in this file.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from functools import cache

import pytest
from checked import checker
from statement_kinds import Numbered, is_equation, largest_of_each_kind, numbered
from statements import FALSE, TRUE, UNDECIDED, Statement

from symit.evidence.joint_distributions import JointDistribution
from symit.kernel import terms
from symit.kernel.build import conj, implies, substitute
from symit.kernel.terms import Term, Var
from symit.kernel.text import show
from symit.language.errors import NotUnderstood
from symit.language.information import Combination, Entropy, Relation, form
from symit.language.information_grammar import parse_condition, parse_relation
from symit.language.information_objects import H, I, independent, markov, variables
from symit.library.published import Published
from symit.proving.shannon.theorem import MANY
from symit.proving.shannon.variables import RandomVariables
from symit.proving.steps import adding
from symit.proving.steps.partitions import VARIABLE, P, m
from symit.shannon import Verdict, laws, prove

EVERY = 40  # of the cases this one is taken by a developer's run; the others are slow


def slow(*values: object) -> object:
    return pytest.param(*values, marks=pytest.mark.slow)


def some_slow(cases: Numbered) -> list[object]:
    return [
        pytest.param(s, id=f"{n}", marks=() if k % EVERY == 0 else pytest.mark.slow) for k, (n, s) in enumerate(cases)
    ]


# ---- what is answered, checked again -------------------------------------------------------------------------


def entropy(distribution: JointDistribution, names: Iterable[str]) -> float:
    """Straight from the definition, in floats."""
    places = [distribution.variables.index(name) for name in sorted(names)]
    weights: Counter[tuple[int, ...]] = Counter()
    for probability, values in distribution.outcomes:
        weights[tuple(values[i] for i in places)] += probability  # type: ignore[assignment]
    return -sum(float(p) * math.log(p) for p in weights.values())


def amount(distribution: JointDistribution, side: Combination) -> float:
    return sum(float(c) * entropy(distribution, names) for names, c in form(side).items())


def holds(distribution: JointDistribution, relation: Relation, tolerance: float) -> bool:
    gap = amount(distribution, relation.right) - amount(distribution, relation.left)
    if relation.sign == "=":
        return abs(gap) <= tolerance
    return gap >= -tolerance if relation.sign == "<=" else gap <= tolerance


def require_proof(verdict: Verdict) -> Published:
    assert verdict.status == "proved", verdict.text(100)
    assert verdict.published is not None
    reading = checker.check(verdict.published.certificate())
    assert reading.status == "proved" and reading.ledger.axioms == ()
    return verdict.published


@cache
def answer(text: str, *given: str) -> Verdict:
    """Asked once for all tests here."""
    return prove(text, given)


# ---- the literature ------------------------------------------------------------------------------------------
#
# The search is asked about every statement in test_search.  What is dear is the kernel's proof, which is of one form
# for statements of one kind and grows with the variables; and to see that there is no counterexample, to the true half
# of an equation or to what is true and not of Shannon's type.


@pytest.mark.parametrize("statement", some_slow(largest_of_each_kind(numbered(TRUE))[::6]))
def test_a_true_statement_is_proved(statement: Statement) -> None:
    published = require_proof(prove(statement.text, statement.given))
    assert len(published.hypotheses) >= len(statement.given)


EQUATIONS = [case for case in numbered(FALSE) if is_equation(case)]
INEQUALITIES = [case for case in numbered(FALSE) if not is_equation(case)]


@pytest.mark.parametrize("statement", some_slow([*INEQUALITIES, *largest_of_each_kind(EQUATIONS)]))
def test_a_false_statement_is_refuted(statement: Statement) -> None:
    verdict = prove(statement.text, statement.given)
    assert verdict.status == "refuted" and verdict.counterexample is not None
    found = verdict.counterexample.distribution
    assert sum(p for p, _ in found.outcomes) == 1
    relation = parse_relation(statement.text)
    assert not holds(found, relation, 1e-14), verdict.text(100)
    for condition in statement.given:
        assert all(holds(found, c, 1e-12) for c in parse_condition(condition))


@pytest.mark.slow
@pytest.mark.parametrize("statement", [s for _, s in largest_of_each_kind(numbered(UNDECIDED))[::2]], ids=str)
def test_what_is_true_but_not_of_shannons_type_is_undecided(statement: Statement) -> None:
    verdict = prove(statement.text, statement.given)
    assert verdict.status == "undecided" and "Shannon's type" in verdict.text(100)


# ---- what floats get wrong -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "1/10^8 I(X;Y|Z) <= I(X;Y)",
        "(1 + 10^-11) H(X) <= H(X)",
        "(1 + 10^-30) H(X) <= H(X)",
        "H(X) <= (1 - 10^-15) H(X)",
    ],
)
def test_a_violation_below_float_precision_is_refuted(text: str) -> None:
    assert prove(text).status == "refuted"


@pytest.mark.parametrize("text", ["(1 - 10^-11) H(X) <= H(X)", "I(X;Y) <= I(X;Y) + 10^-12 H(Z|X)", "10^-30 H(X) >= 0"])
def test_a_margin_below_float_precision_is_proved(text: str) -> None:
    require_proof(prove(text))


# ---- what a proof says ---------------------------------------------------------------------------------------


def test_data_processing_reads_as_in_the_textbook() -> None:
    published = require_proof(answer("I(X;Z) <= I(X;Y)", "X -> Y -> Z"))
    first, *_ = published.reading.parts
    reasons = [line.reason for line in first.lines]
    assert reasons == ["I(X;Y|Z) is never negative", "by the chain rule", "given: X -> Y -> Z"]


def test_the_theorem_says_what_was_asked() -> None:
    """The larger side less the smaller, in the kernel's terms, is the form that was asked about."""
    published = require_proof(answer("2 H(X,Y,Z) <= H(X,Y) + H(Y,Z) + H(X,Z)"))
    assert show(published.theorem.conclusion).count("partition_entropy") == 4
    assert {h.words for h in published.hypotheses} >= {f"{name} has a value at every outcome" for name in "XYZ"}


@pytest.mark.parametrize(
    ("text", "given", "equality"),
    [
        ("I(X;Z) <= I(X;Y)", ["X -> Y -> Z"], "with equality exactly when I(X;Y|Z) = 0"),
        ("H(X,Y) <= H(X) + H(Y)", [], "with equality exactly when I(X;Y) = 0"),
        ("H(X,Y) <= H(X) + H(Y|X)", [], "with equality always"),
        ("H(X,Y) = H(X) + H(Y|X)", [], ""),
        slow("0 >= I(X;Y)", ["H(X,Y|X) = I(X;X;Y,X)", "H(Y|X) = 0"], "with equality always"),
        slow("I(X;Y) <= H(Z)", ["H(Y|Z) = 0", "H(Z) <= H(Y)", "H(Y|X) = 0"], "with equality always"),
    ],
)
def test_when_the_sides_are_equal(text: str, given: list[str], equality: str) -> None:
    assert answer(text, *given).equality == equality


@pytest.mark.parametrize(
    ("text", "given", "when"),
    [
        ("I(X;Z) <= I(X;Y)", ["X -> Y -> Z"], ["I(X;Y|Z) = 0"]),
        slow("2 H(X,Y) <= 4 H(Z)", ["H(X) <= H(Z)", "H(Z) >= H(Y)"], ["I(X;Y) = 0", "H(Z) = H(X)", "H(Z) = H(Y)"]),
        ("2 H(X,Y,Z) <= H(X,Y) + H(Y,Z) + H(X,Z)", [], ["I(X,Y;Z) = 0", "I(X;Y|Z) = 0"]),
        slow("0 <= H(X|X) + I(X;Y,Y)", [], ["I(X;Y) = 0"]),
        ("I(X;Y) >= 0", [], []),
        ("H(X,Y) <= H(X) + H(Y|X)", [], []),
    ],
)
def test_the_kernel_proves_when_the_sides_are_equal(text: str, given: list[str], when: list[str]) -> None:
    published = require_proof(answer(text, *given))
    shown = [line.formula for part in published.reading.parts[1:] for line in part.lines]
    terms = RandomVariables(laws(of_values=False))
    equal = terms.relation(replace(parse_relation(text), sign="="))
    vanishing = [terms.relation(parse_relation(each)) for each in when]
    assert not vanishing or shown == [implies(equal, conj(*vanishing)), implies(conj(*vanishing), equal)]
    assert bool(vanishing) == bool(shown)


@pytest.mark.parametrize(
    "text",
    [
        *("0 = 0", "0 <= 0", "H(X) = H(X)", "I(X;X) = H(X)", "H(X,X) = H(X)", "H(X|X) = 0"),
        *map(slow, ("I(X,Y;X,Z|X,Y,Z) = 0", "I(X,Y;Y,Z) = H(Y) + I(X;Z|Y) + I(X;Y;Z) - I(X;Y;Z)")),
        *map(slow, ("I(X;Y|X) <= H(Z|Z)", "I(X;Z|Y) >= I(Z;Y|X) - I(Z;Y) + I(X;Z)")),
    ],
)
def test_repeated_variables_and_identities(text: str) -> None:
    require_proof(prove(text))


def test_a_given_inequality_is_used() -> None:
    published = require_proof(prove("H(X) <= 2 H(Z)", ["H(X) <= 2 H(Y)", "H(Y) <= H(Z)"]))
    assert [h.words for h in published.hypotheses][-2:] == ["given: H(X) <= 2 H(Y)", "given: H(Y) <= H(Z)"]


@pytest.mark.slow
def test_a_long_proof_lists_what_it_rests_on() -> None:
    names = [f"X{i}" for i in range(1, 7)]
    rests = " + ".join(f"H({','.join(n for n in names if n != left)})" for left in names)
    published = require_proof(prove(f"5 H({','.join(names)}) <= {rests}"))
    assert len(published.steps) <= 12


# ---- objects instead of text ---------------------------------------------------------------------------------


def test_objects_say_the_same() -> None:
    X, Y, Z = variables("X Y Z")
    assert prove(I(X, Z) <= I(X, Y), [markov(X, Y, Z)]).status == "proved"
    assert prove(I(X, Y, given=Z).equals(I(X, Y)), [independent(X, Z)]).status == "refuted"
    assert prove(H(X, Y) >= H(X)).status == "proved"


# ---- variables that are called as the sample space is ---------------------------------------------------------


def free(terms: Iterable[Term]) -> set[Var]:
    return {variable for term in terms for variable in term.free}


def formulas(published: Published) -> set[Term]:
    return {published.theorem.conclusion, *published.theorem.hypotheses}


@pytest.mark.parametrize(
    ("text", "given", "names"),
    [
        ("I(X;Z) <= I(X;Y)", ["X -> Y -> Z"], "P m m_1"),
        slow("I(X;Z) <= I(X;Y)", ["X -> Y -> Z"], "P_1 P m"),
        slow("I(X;Z) <= I(X;Y)", ["X -> Y -> Z"], "m w o"),
        slow("H(X,Y|Z) = H(X|Z) + H(Y|X,Z)", [], "P m m_1"),
        slow("Han(2;X;Y;Z;V;W) >= Han(3;X;Y;Z;V;W)", [], "P m m_1"),
    ],
)
def test_a_variable_may_have_the_name_of_the_sample_space(text: str, given: list[str], names: str) -> None:
    """The statement is the one for other names, with the sample space's own names changed where they are taken."""
    one, two, three = names.split()
    new = {"X": one, "Y": two, "Z": three}
    renamed, *conditions = ["".join(new.get(letter, letter) for letter in part) for part in (text, *given)]
    plain, odd = require_proof(answer(text, *given)), require_proof(prove(renamed, conditions))
    everywhere = free(formulas(odd) | {line.formula for line in odd.steps})
    assert len({variable.name for variable in everywhere}) == len(everywhere)
    values: dict[Var, Term] = {Var(old, VARIABLE): Var(name, VARIABLE) for old, name in new.items()}
    for own in (m, P):
        (called,) = (v for v in free(formulas(odd)) if v.of == own.of)
        assert called.name == own.name or own.name in names.split()
        values[own] = called
    assert {substitute(formula, values) for formula in formulas(plain)} == formulas(odd)


# ---- what is not understood ----------------------------------------------------------------------------------


def test_too_many_variables_are_refused() -> None:
    many = Entropy(tuple(f"X{i}" for i in range(40)))
    with pytest.raises(NotUnderstood, match="40 variables"):
        prove(Relation(Combination(((1, many),)), ">=", Combination()))  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["", "H(X", "H(X)", "H(X) <= 1", "J(X) <= 0", "I(X) >= 0"])
def test_what_cannot_be_read_is_said(text: str) -> None:
    with pytest.raises(NotUnderstood):
        prove(text)


@pytest.mark.parametrize("name", ["é", "X١", "a" * 101, "X,Y", "%0", ""])
def test_a_name_that_no_certificate_can_hold_is_refused(name: str) -> None:
    with pytest.raises(NotUnderstood, match="cannot name a variable"):
        prove(Combination(((Fraction(1), Entropy((name,))),)) >= 0)


@pytest.mark.parametrize("sign", ["<", "==", "!=", "≤", ""])
def test_a_relation_is_one_of_three(sign: str) -> None:
    one = Combination(((Fraction(1), Entropy(("X",))),))
    with pytest.raises(NotUnderstood, match="no relation"):
        prove(Relation(one, sign, Combination()))


@pytest.mark.parametrize(
    ("statement", "given"),
    [
        (True, ()),
        (None, ()),
        (Entropy(("X",)), ()),
        ("H(X) >= 0", [False]),
        ("H(X) >= 0", 5),
        ("H(X) >= 0", [["0 = 0"]]),
    ],
)
def test_what_is_no_relation_is_refused(statement: object, given: object) -> None:
    """As H(X) == H(Y) is none, which is plain equality of Python."""
    with pytest.raises(NotUnderstood, match="is no relation"):
        prove(statement, given)  # type: ignore[arg-type]


@pytest.mark.parametrize("coefficient", [0.5, "1", None])
def test_a_coefficient_is_exact(coefficient: object) -> None:
    with pytest.raises(NotUnderstood, match="no exact number"):
        prove(Relation(Combination(((coefficient, Entropy(("X",))),)), ">=", Combination()))  # type: ignore[arg-type]


def test_a_coefficient_that_no_certificate_can_hold_is_refused() -> None:
    huge = " + ".join(f"1/{10**900 + k} H(X)" for k in (1, 3, 7, 9))
    with pytest.raises(NotUnderstood, match="digits"):
        prove(f"{huge} >= 0")


@pytest.mark.parametrize("name", ["log", "pi", "entropy", "oo"])
def test_a_variable_is_not_called_as_something_in_formulas(name: str) -> None:
    with pytest.raises(NotUnderstood, match=f"'{name}' cannot name a variable"):
        prove(f"I({name};X) >= 0")


def test_it_may_be_called_so_with_a_capital() -> None:
    require_proof(prove("H(Log,Pi,Entropy,Oo) >= 0"))


# ---- large statements ----------------------------------------------------------------------------------------


def han(n: int, k: int) -> str:
    """The means of the entropies of k and of k + 1 variables out of n."""
    names = ";".join(f"X{i}" for i in range(1, n + 1))
    return f"Han({k};{names}) >= Han({k + 1};{names})"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "given"),
    [
        (f"{han(6, 3)} + H(X2,X2) + I(X1;X3|X2) - I(X1,X1,X2;X2,X3)", []),
        (f"{han(5, 3)} + H(Y|X1,X2)", ["H(Y|X2,X1) <= I(Y;Z)", "I(Z;Y) = 0"]),
        (f"{han(5, 3)} + I(A;C) - I(B;A)", ["A -> B -> C"]),
    ],
)
def test_many_terms_with_repeated_variables_and_conditions(text: str, given: list[str]) -> None:
    published = require_proof(prove(text, given))
    assert len(published.steps) > MANY
    assert [h.words for h in published.hypotheses[len(published.hypotheses) - len(given) :]] == [
        f"given: {g}" for g in given
    ]


def test_a_proof_of_many_terms_is_added_up_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here parts are small, so that few terms are many; hundreds are added up in test_adding."""
    monkeypatch.setattr(adding, "TOGETHER", 200)
    published = require_proof(prove(han(5, 3)))
    *lines, whole = published.steps
    assert sum(line.formula.size for line in lines) > 2 * adding.TOGETHER
    assert all(line.reason.endswith("is never negative") for line in lines)
    assert whole.formula == published.theorem.conclusion


def test_a_statement_that_the_kernel_cannot_read_has_no_proof(monkeypatch: pytest.MonkeyPatch) -> None:
    """Here terms of some thousand nodes are too large, so that those of 8 variables are."""
    require_proof(answer("H(X,Y) <= H(X) + H(Y)"))  # the laws are read as they are
    monkeypatch.setattr(terms, "MAX_SIZE", 5_000)
    verdict = prove(han(8, 4))
    assert verdict.status == "undecided" and verdict.published is None
    assert "the kernel refuses it" in verdict.text(1000) and "too large to read" in verdict.text(1000)
    assert verdict.equality == ""
