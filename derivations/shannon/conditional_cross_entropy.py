"""H(X|Y) is at most the mean of -log q(X|Y), for every guess q at the probability of a value given another.

q(x|y) need not be normalised: for each y its values add up to at most one, and it is positive at what happens.  With
equality exactly if q(x|y) = p(x|y) at whatever happens.  The difference is the mean logarithm of ratios with a mean of
at most one.  Cover & Thomas, Elements of Information Theory (2nd ed.), Theorem 2.6.3, for each y; Barber & Agakov, The
IM Algorithm (2003), bound mutual information by it.
"""

from symit import library
from symit.kernel import build as b
from symit.kernel.build import add, call, div, eq, if_, integral, le, log, lt, mul, ne, neg, sub
from symit.kernel.definitions import CONDITIONAL_ENTROPY
from symit.kernel.rules import integration, logic
from symit.kernel.terms import INT, REAL, Var, function
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.partitions import (
    OUTCOMES,
    SUM_TO_ONE,
    P,
    everywhere,
    for_outcomes,
    joint,
    m,
    mass,
    of_variable,
    special,
    total,
)
from symit.proving.scope import Scope, parts
from symit.proving.sums import by_cases
from symit.proving.values import GIVEN, MODEL, X_VALUES, Y_VALUES, X, Y, w, x, y

o, a = b.integer("o"), b.integer("a")
q = Var("q", function(REAL, INT, INT))
kernel_x, kernel_y = of_variable(X), of_variable(Y)
pair = joint(kernel_x, kernel_y)
cells_positive = library.load("cell-probability-positive").theorem
cells = [special(cells_positive, K=kernel) for kernel in (kernel_y, pair)]
q_w = call(q, call(X, w), call(Y, w))
normal = b.forall_in(y, Y_VALUES, le(integral(X_VALUES, x, call(q, x, y)), 1))
given = [
    *GIVEN,
    Given(SUM_TO_ONE, "the probabilities add up to one"),
    Given(b.forall_in(x, X_VALUES, b.forall_in(y, Y_VALUES, le(0, call(q, x, y)))), "q is not negative"),
    Given(normal, "q(x | y) adds up to at most one over x"),
    Given(for_outcomes((w,), lt(0, q_w)), "q is positive at what happens"),
]
sum_to_one = logic.assume(formula=SUM_TO_ONE)
known = Scope().given(*(g.statement for g in given)).know(kernel_x.values(), kernel_y.values(), *cells)
at_w = known.at_point(w, OUTCOMES)

# ---- the outcomes with X = x and the value of Y at a are one cell -------------------------------------------------
at_a, at_ax = known.at_point(a, OUTCOMES), known.at_point(a, OUTCOMES).at_point(x, X_VALUES)
at_wa, at_wax = at_a.at_point(w, OUTCOMES), at_ax.at_point(w, OUTCOMES)
at_woax = at_wax.at_point(o, OUTCOMES)


def has(outcome):
    """1 where the outcome has X = x."""
    return if_(eq(x, call(X, outcome)), 1, 0)


def U(outcome):
    return mul(has(outcome), kernel_y.same(outcome, a))


same_x = at_woax.unfold(kernel_x.same(w, o))
is_x = eq(x, call(X, w))
k = b.integer("k")
at_x_itself = logic.rewrite(
    same_x,
    logic.symmetry(logic.assume(formula=is_x)),
    template=b.lam(k, eq(kernel_x.same(w, o), if_(eq(k, call(X, o)), 1, 0))),
)
both_x = eq(mul(has(w), kernel_x.same(w, o)), mul(has(w), has(o)))
carried = logic.cases(
    at_woax.given(is_x).know(same_x).linear(both_x, (at_x_itself, 1)),
    at_woax.given(ne(x, call(X, w))).know(same_x).linear(both_x),
    *at_woax.know(same_x).facts,
    condition=is_x,
)
selected = at_woax.linear(
    eq(mul(U(w), pair.same(w, o)), mul(U(w), U(o))),
    (carried, mul(kernel_y.same(w, a), kernel_y.same(w, o))),
    (kernel_y.meet(w, a, o), mul(has(w), has(o))),
)
share = div(mul(mass(w), U(w)), pair.cell(w))
of_cell = special(library.load("cell-share").theorem, K=pair)
exist = everywhere(at_wax.evident(b.defined(U(w))), w)
at_most_one = logic.cut(
    logic.instantiate(of_cell, *at_ax.facts, values=((Var("U", function(REAL, INT)), b.lam(w, U(w))),)),
    everywhere(selected, w, o),
    exist,
)

# ---- so for each value of Y the ratios add up to at most one -------------------------------------------------
own_y = call(Y, a)
q_own, q_other = call(q, call(X, w), own_y), call(q, x, own_y)
same_value = eq(call(Y, w), own_y)
meaning = at_wa.unfold(kernel_y.same(w, a))
replaced = logic.rewrite(
    at_wa.given(same_value).field(q_w, q_w),
    logic.assume(formula=same_value),
    template=b.lam(k, eq(q_w, call(q, call(X, w), k))),
)
own = eq(mul(kernel_y.same(w, a), q_w), mul(kernel_y.same(w, a), q_own))
moved = logic.cases(
    at_wa.given(same_value).linear(own, (replaced, kernel_y.same(w, a))),
    at_wa.given(ne(call(Y, w), own_y)).linear(own, (meaning, sub(q_w, q_own))),
    *at_wa.facts,
    condition=same_value,
)
ratio_at = div(mul(mass(w), kernel_y.same(w, a), q_w), pair.cell(w))
ratio_of = div(mul(mass(w), kernel_y.same(w, a), q_other), pair.cell(w))
own_ratio = b.substitute(ratio_of, {x: call(X, w)})
ratios = at_a.congruence(w, OUTCOMES, at_wa.linear(eq(ratio_at, own_ratio), (moved, div(mass(w), pair.cell(w)))))
chosen = by_cases(at_wax, eq(if_(is_x, ratio_of, 0), mul(share, q_other)), (is_x,))
choices = at_ax.congruence(w, OUTCOMES, chosen)
values = at_a.satisfied(
    at_a.instantiate(
        library.load("sum-by-values").theorem, {Var("f", function(REAL, INT, INT)): b.abstract([x, w], ratio_of)}
    ),
    Scope.evident,
)
one_value = at_ax.know(choices).linear(
    le(total(w, if_(is_x, ratio_of, 0)), q_other), (choices, 1), (at_most_one, q_other)
)
all_values = at_a.monotone(x, X_VALUES, one_value)
at_most_certain = at_a.instance(logic.assume(formula=normal), own_y)
bound = at_a.know(ratios, values, all_values).linear(
    le(total(w, ratio_at), 1), (ratios, 1), (values, 1), (all_values, 1), (at_most_certain, 1)
)

# ---- and so does their mean ----------------------------------------------------------------------------------
ratio = div(mul(q_w, kernel_y.cell(w)), pair.cell(w))
weighted = mul(mass(a), total(w, ratio_at))
means = at_a.linear(le(weighted, mass(a)), (bound, mass(a)))
all_means = known.monotone(a, OUTCOMES, means)
outcomes_first = integration.exchange_integrals(
    at_a.evident(b.defined(total(w, mul(mass(a), ratio_at)))),
    *known.facts,
    space=OUTCOMES,
    point=w,
    beside=OUTCOMES,
    index=a,
)
factored = at_w.linear(eq(total(a, mul(mass(a), ratio_at)), mul(mass(w), ratio)))
as_pairs = known.congruence(w, OUTCOMES, factored)
mean = total(w, mul(mass(w), ratio))
mean_bound = known.know(as_pairs, outcomes_first, all_means).linear(
    le(mean, 1), (as_pairs, -1), (outcomes_first, 1), (all_means, 1), (sum_to_one, 1)
)

# ---- the mean logarithm of the ratios ------------------------------------------------------------------------
positive = everywhere(at_w.evident(lt(0, ratio)), w)
ratios = ((Var("r", function(REAL, INT)), b.lam(w, ratio)),)
mean_logarithm = library.load("mean-logarithm").theorem
never_positive, to_one, from_one = parts(
    logic.cut(logic.instantiate(mean_logarithm, values=ratios), positive, mean_bound)
)
logs = add(log(q_w), log(kernel_y.cell(w)), neg(log(pair.cell(w))))
surprises = known.congruence(w, OUTCOMES, at_w.field(mul(mass(w), log(ratio)), mul(mass(w), logs)))
remaining = b.app(CONDITIONAL_ENTROPY, m, P, kernel_x.kernel, kernel_y.kernel)
cross_entropy = neg(total(w, mul(mass(w), log(q_w))))
entropies = [known.unfold(kernel.entropy) for kernel in (pair, kernel_y)]
gap = known.know(surprises, *entropies).linear(
    eq(sub(remaining, cross_entropy), total(w, mul(mass(w), log(ratio)))),
    (surprises, -1),
    (entropies[0], 1),
    (entropies[1], -1),
)
bounded = known.know(gap, never_positive).linear(le(remaining, cross_entropy), (gap, 1), (never_positive, 1))

# ---- equality ------------------------------------------------------------------------------------------------
equal, right_guess = eq(remaining, cross_entropy), eq(pair.cell(w), mul(q_w, kernel_y.cell(w)))
assumed = logic.assume(formula=equal)
no_gap = known.know(gap).linear(from_one.conclusion.args[1], (gap, -1), (assumed, 1))
is_one = at_w.instance(known.know(no_gap).instance(to_one), w)
guessed = at_w.know(is_one).linear(right_guess, (is_one, neg(pair.cell(w))))
all_guessed = everywhere(guessed, w)
forward = logic.imply(all_guessed, condition=equal)
own_guess = at_w.instance(logic.assume(formula=all_guessed.conclusion), w)
one = at_w.know(own_guess).linear(eq(ratio, 1), (own_guess, neg(div(1, pair.cell(w)))))
zero_gap = known.know(everywhere(one, w)).instance(from_one)
backward = logic.imply(
    known.know(gap, zero_gap).linear(equal, (gap, 1), (zero_gap, 1)), condition=all_guessed.conclusion
)

conditional_cross_entropy = derivation(
    id="conditional-cross-entropy",
    title="Conditional entropy is at most a conditional cross-entropy",
    source="needed for the guide, 9.2 Fano's Inequality; Cover & Thomas, Theorem 2.6.3",
    given=given,
    sections=[
        statement(
            "For each value of Y",
            fact(selected, "the outcomes with X = x and one value of Y are one cell, or none"),
            fact(values, "sorted by the value of X"),
            fact(bound, "the ratios add up to at most one"),
        ),
        statement(
            "On average",
            fact(mean_bound, "and so does their mean"),
            fact(gap, "the difference is the mean logarithm of the ratios"),
            fact(bounded, "which is never positive"),
        ),
        statement(
            "Equality",
            fact(forward, "the mean logarithm is zero only if all ratios are one"),
            fact(backward, "and the other way round"),
            fact(logic.conjoin(bounded, forward, backward), "equality means that each guess is right"),
        ),
    ],
    models={"a value that is never taken": {**MODEL, "q": b.abstract([x, y], div(x, 3))}},
)
