"""The axioms of self-information leave only the logarithm.  Essay, "Self-Information: The Axioms".

The document puts g(x) = I(e^x) "for all real x", but I(e^x) makes sense only for e^x <= 1.  So the proof runs on the
half-line: g(x) = I(e^-x) for x > 0, where e^-x lies in (0, 1).  What each axiom is used for:

- additivity (axiom 4) makes g additive, hence linear on the rationals; it also gives I(1) = 0, so axiom 2 is redundant;
- continuity (axiom 3) carries linearity from the rationals to the reals; only continuity on the open interval (0, 1) is
  used, and no differentiability;
- that I decreases (axiom 1) gives the sign of the constant, k = I(1/e) > 0, and nothing else.
"""

from sympy import Eq, Implies, Integer, Interval, Ne, Rational, exp, log, oo

from symit.kernel import build as b
from symit.kernel.rules import calculus, logic
from symit.language.statements import continuous, forall
from symit.language.symbols import function, integers, reals
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.scope import Scope, as_formula, as_space, as_term, as_variable

I = function("I")  # noqa: E741 - the document's name
p, q, x = reals("p q x")
m, n = integers("m n")
probabilities = Interval.Lopen(0, 1)
half_line = Interval.open(0, oo)

decreasing = forall(Implies(p < q, I(q) < I(p)), (p, probabilities), (q, probabilities))
continuity = continuous(I(p), (p, Interval.open(0, 1)))
additivity = forall(Eq(I(p * q), I(p) + I(q)), (p, probabilities), (q, probabilities))
axiom_1, axiom_3, axiom_4 = (logic.assume(formula=as_formula(a)) for a in (decreasing, continuity, additivity))
scope = Scope()

# ---- axiom 2 follows from axiom 4 ----------------------------------------------------------------------------
doubled = scope.instance(axiom_4, 1, 1)
certain = scope.know(doubled).linear(Eq(I(1), 0), (doubled, -1))

# ---- g(x) = I(e^-x) is additive, so g(n x) = n g(x) ----------------------------------------------------------
at_x = scope.at_point(x, half_line)
additive = at_x.instance(axiom_4, exp(-x), exp(-x))
linear_in_n = Eq(I(exp(-n * x)), n * I(exp(-x)))
hypothesis = logic.assume(formula=as_formula(linear_in_n))
grown = at_x.given(n >= 1).know(additive, hypothesis).instance(axiom_4, exp(-n * x), exp(-x))
multiples = at_x.know(additive).induction(n, 1, linear_in_n, base=[], step=[(hypothesis, 1), (grown, 1)])
all_multiples = scope.for_all(multiples, x, half_line)

# ---- so g is linear on the positive rationals ----------------------------------------------------------------
ratio = b.div(as_variable(m), as_variable(n))
rational = scope.given(n >= 1, b.member(ratio, as_space(half_line)))
positive_m = rational.linear(m > 0, (rational.evident(b.lt(0, ratio)), n))
rational = rational.know(positive_m)
whole = rational.instance(rational.instance(all_multiples, ratio), n)
unit = rational.instance(rational.instance(all_multiples, 1), m)
g, k_x = b.lam(as_variable(x), as_term(I(exp(-x)))), b.lam(as_variable(x), as_term(x * I(exp(-1))))
on_rationals = rational.know(whole, unit).linear(
    b.eq(b.open_with(g, ratio), b.open_with(k_x, ratio)), (whole, -1 / n), (unit, 1 / n)
)
on_rationals = logic.cut(on_rationals, positive_m)

# ---- continuity carries it to the reals ----------------------------------------------------------------------
below_one = scope.instance(axiom_4, exp(-1), 1)
known = scope.know(axiom_3, below_one)
g_continuous = calculus.continuity(*known.facts, body=g, space=as_space(half_line))
line_continuous = calculus.continuity(*known.facts, body=k_x, space=as_space(half_line))
on_reals = calculus.density_of_rationals(
    g_continuous,
    line_continuous,
    on_rationals,
    numerator=as_variable(m),
    denominator=as_variable(n),
    space=as_space(half_line),
)

# ---- back to I, with the sign of k ---------------------------------------------------------------------------
k = I(exp(-1))
form = Eq(I(p), -k * log(p))
at_p = scope.given(p > 0, p <= 1)
inner = at_p.given(p < 1)
inside = inner.instance(on_reals, -log(p))
inside = inner.know(inside).linear(form, (inside, 1))
boundary = scope.know(certain, below_one).where_equal(p, 1, form, (certain, 1))
not_one = at_p.given(Ne(p, 1))
less = not_one.evident(p < 1)
everywhere = logic.cases(boundary, logic.cut(inside, less), *at_p.facts, condition=as_formula(Eq(p, 1)))
for_every_p = scope.for_all_with(everywhere, p, p > 0, p <= 1)

ordered = scope.instance(axiom_1, exp(-1), 1)
positive = scope.know(ordered, certain).linear(k > 0, (ordered, 1), (certain, 1))

self_information_uniqueness = derivation(
    id="self-information-uniqueness",
    title="The axioms of self-information leave only the logarithm",
    source="Essay, Self-Information: The Axioms",
    given=[
        Given(decreasing, "axiom 1: I is decreasing"),
        Given(continuity, "axiom 3: I is continuous"),
        Given(additivity, "axiom 4: the information of independent events adds up"),
    ],
    sections=[
        statement(
            "Axiom 2 follows from axiom 4",
            fact(doubled, "additivity at p = q = 1"),
            fact(certain, "so a certain event carries no information"),
        ),
        statement(
            "g(x) = I(exp(-x)) is linear on the rationals",
            fact(grown, "additivity at exp(-n x) and exp(-x), which lie in (0, 1]"),
            fact(all_multiples, "induction on n"),
            fact(on_rationals, "at x = m/n and at x = 1, divided by n"),
        ),
        statement(
            "Continuity carries it to the reals",
            fact(g_continuous, "axiom 3, and exp(-x) lies in (0, 1) for x > 0"),
            fact(on_reals, "continuous functions that agree at the rationals agree"),
            fact(everywhere, "x = -log p for p < 1, and both sides are 0 at p = 1"),
        ),
        statement(
            "The constant is positive",
            fact(ordered, "axiom 1 at 1/e < 1"),
            fact(positive, "k = I(1/e), and I(1) = 0"),
        ),
    ],
    theorem=logic.conjoin(positive, for_every_p),
    models={
        f"I(p) = -{scale} log p": {"I": b.lam(as_variable(p), as_term(-scale * log(p)))}
        for scale in (Integer(1), Rational(7, 3))
    },
)

if __name__ == "__main__":
    from symit.published import present

    present(self_information_uniqueness)
