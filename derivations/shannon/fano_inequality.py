"""Fano's inequality: H(X|Y) <= H_b(P_e) + P_e log(N - 1), where Y is a guess at X and P_e how often it is wrong.

Both take values among 1, ..., N, N >= 2.  The proof compares with the guesser who knows only P_e: q(x|y) is 1 - P_e for
x = y and P_e / (N - 1) for each other value.  By log t <= t - 1, H(X|Y) is at most the mean of -log q(X|Y), and that is
the right side.  A value that never occurs, and P_e = 0 or 1, are allowed.  Guide, "9.2 Fano's Inequality".
"""

from symit import library
from symit.kernel import build as b
from symit.kernel.build import add, call, div, eq, if_, integral, le, log, lt, mul, ne, neg, sub
from symit.kernel.definitions import BINARY_ENTROPY, CONDITIONAL_ENTROPY, ENTR, ERROR_PROBABILITY
from symit.kernel.rules import integration, logic
from symit.kernel.terms import INT, REAL, Var, function
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.partitions import (
    OUTCOMES,
    POSITIVE,
    SUM_TO_ONE,
    VARIABLE,
    P,
    everywhere,
    for_outcomes,
    joint,
    m,
    mass,
    of_variable,
    special,
    total,
    values_of,
)
from symit.proving.scope import Scope
from symit.proving.sums import by_cases, summand_at_most_sum

w, o, a, x, N = (b.integer(name) for name in ("w", "o", "a", "x", "N"))
X, Y = Var("X", VARIABLE), Var("Y", VARIABLE)
alphabet = b.integers(1, N)
X_in, Y_in = (for_outcomes((w,), b.member(call(variable, w), alphabet)) for variable in (X, Y))
kernel_x, kernel_y = of_variable(X), of_variable(Y)
pair = joint(kernel_x, kernel_y)
cells_positive = library.load("cell-probability-positive").theorem
cells = [special(cells_positive, K=kernel) for kernel in (kernel_y, pair)]
given = [
    Given(POSITIVE, "every outcome has positive probability"),
    Given(SUM_TO_ONE, "the probabilities add up to one"),
    Given(values_of(X), "X has a value at every outcome"),
    Given(values_of(Y), "so has the guess Y"),
    Given(X_in, "the values of X are among 1, ..., N"),
    Given(Y_in, "so are the guesses"),
    Given(le(2, N), "there are at least two values"),
]
sum_to_one = logic.assume(formula=SUM_TO_ONE)
known = Scope().given(*(g.statement for g in given)).know(kernel_x.values(), kernel_y.values(), *cells)
at_w = known.at_point(w, OUTCOMES)
right = eq(call(X, w), call(Y, w))
wrong = ne(call(X, w), call(Y, w))
error = b.app(ERROR_PROBABILITY, m, P, X, Y)
success = total(w, mul(mass(w), if_(right, 1, 0)))

# ---- how often the guess is right, and wrong -----------------------------------------------------------------
each = by_cases(at_w, eq(mul(mass(w), if_(right, 1, 0)), sub(mass(w), mul(mass(w), if_(right, 0, 1)))), (right,))
successes = known.congruence(w, OUTCOMES, each)
complement = known.know(successes).linear(eq(success, sub(1, error)), (successes, 1), (sum_to_one, 1))


def share_of(event):
    """P(w) is at most the probability of an event that happens at w."""
    at_o, body = known.at_point(o, OUTCOMES), mul(mass(o), event)
    positive = at_o.evident(le(0, body))
    return summand_at_most_sum(at_w, o, OUTCOMES, body, w, positive)


at_o_right = eq(call(X, o), call(Y, o))
in_success, in_error = share_of(if_(at_o_right, 1, 0)), share_of(if_(at_o_right, 0, 1))
own_mass = at_w.evident(lt(0, mass(w)))


def q(value, guess):
    """The guesser who knows only P_e: the probability of a value, given the guess."""
    return if_(eq(value, guess), sub(1, error), div(error, sub(N, 1)))


q_w = q(call(X, w), call(Y, w))
others = b.power(sub(N, 1), -1)
possible_right = at_w.given(right).linear(lt(0, sub(1, error)), (own_mass, 1), (in_success, 1), (complement, 1))
possible_wrong = at_w.given(wrong).linear(lt(0, error), (own_mass, 1), (in_error, 1))
q_positive = logic.cases(
    at_w.given(right).linear(lt(0, q_w), (possible_right, 1)),
    at_w.given(wrong).linear(lt(0, q_w), (possible_wrong, others)),
    *at_w.facts,
    condition=right,
)

# ---- the guesser's probabilities add up to one ---------------------------------------------------------------
v = b.integer("v")
at_v = known.given(b.member(v, alphabet))
at_vx = at_v.at_point(x, alphabet)
excess = sub(sub(1, error), div(error, sub(N, 1)))
spread = by_cases(at_vx, eq(q(x, v), add(div(error, sub(N, 1)), if_(eq(x, v), excess, 0))), (eq(x, v),))
spreads = at_v.congruence(x, alphabet, spread)
sifted = integration.sift(*at_v.facts, space=alphabet, body=b.lam(x, excess), index=v)
n = b.integer("n")
ones = integral(b.integers(1, n), x, b.ONE)
none_counted = integration.expand(term=integral(b.integers(1, 0), x, b.ONE))
from_zero = Scope().given(le(0, n))
one_more = integration.peel(*from_zero.facts, term=integral(b.integers(1, add(n, 1)), x, b.ONE))
so_far = logic.assume(formula=eq(ones, n))
counted = logic.induction(
    none_counted,
    from_zero.linear(eq(integral(b.integers(1, add(n, 1)), x, b.ONE), add(n, 1)), (one_more, 1), (so_far, 1)),
    variable_=n,
    start=0,
)
size = known.instance(counted, N)
certain = at_v.know(spreads).linear(
    eq(integral(alphabet, x, q(x, v)), 1), (spreads, 1), (sifted, 1), (size, div(error, sub(N, 1)))
)

# ---- the outcomes with X = x and the guess of a are one cell -------------------------------------------------
at_a, at_ax = known.at_point(a, OUTCOMES), known.at_point(a, OUTCOMES).at_point(x, alphabet)
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

# ---- so for each guess the ratios add up to at most one ------------------------------------------------------
guess = call(Y, a)
is_guess = eq(x, guess)
q_positive_at = logic.cases(
    at_ax.given(is_guess).linear(le(0, q(x, guess)), (complement, 1)),
    at_ax.given(ne(x, guess)).linear(le(0, q(x, guess))),
    *at_ax.facts,
    condition=is_guess,
)
same_guess = eq(call(Y, w), guess)
q_own = q(call(X, w), guess)
term = div(mul(mass(w), kernel_y.same(w, a), q_w), pair.cell(w))
meaning = at_wa.unfold(kernel_y.same(w, a))
replaced = logic.rewrite(
    at_wa.given(same_guess).field(q_w, q_w),
    logic.assume(formula=same_guess),
    template=b.lam(k, eq(q_w, q(call(X, w), k))),
)
own_guess = eq(mul(kernel_y.same(w, a), q_w), mul(kernel_y.same(w, a), q_own))
moved = logic.cases(
    at_wa.given(same_guess).linear(own_guess, (replaced, kernel_y.same(w, a))),
    at_wa.given(ne(call(Y, w), guess)).linear(own_guess, (meaning, sub(q_w, q_own))),
    *at_wa.facts,
    condition=same_guess,
)
chosen = by_cases(at_wax, eq(mul(has(w), q(x, guess)), if_(is_x, q(x, guess), 0)), (is_x,))
choices = at_wa.congruence(x, alphabet, chosen)
picked = integration.sift(*at_wa.facts, space=alphabet, body=b.lam(x, q(x, guess)), index=call(X, w))
weight = div(mul(mass(w), kernel_y.same(w, a)), pair.cell(w))
by_value = at_wa.know(choices, picked, moved).linear(
    eq(term, integral(alphabet, x, mul(share, q(x, guess)))),
    (moved, div(mass(w), pair.cell(w))),
    (picked, neg(weight)),
    (choices, neg(weight)),
)
by_values = at_a.congruence(w, OUTCOMES, by_value)
weighted_share = mul(share, q(x, guess))
values_first = integration.exchange_finite_sum(
    at_ax.evident(b.defined(total(w, weighted_share))), *at_a.facts, space=OUTCOMES, point=w, index=x
)
one_value = at_ax.know(q_positive_at).linear(le(total(w, weighted_share), q(x, guess)), (at_most_one, q(x, guess)))
all_values = integration.integral_monotone(one_value, *at_a.facts, variable_=x, space=alphabet)
certain_at = at_a.instantiate(certain, {v: guess})
guess_bound = at_a.know(by_values, values_first, all_values).linear(
    le(total(w, term), 1), (by_values, 1), (values_first, 1), (all_values, 1), (certain_at, 1)
)

# ---- and so does their mean ----------------------------------------------------------------------------------
ratio = div(mul(q_w, kernel_y.cell(w)), pair.cell(w))
weighted = mul(mass(a), total(w, term))
guesses = at_a.linear(le(weighted, mass(a)), (guess_bound, mass(a)))
all_guesses = integration.integral_monotone(guesses, *known.facts, variable_=a, space=OUTCOMES)
outcomes_first = integration.exchange_finite_sum(
    at_a.evident(b.defined(total(w, mul(mass(a), term)))), *known.facts, space=OUTCOMES, point=w, index=a
)
factored = at_w.linear(eq(total(a, mul(mass(a), term)), mul(mass(w), ratio)))
as_pairs = known.congruence(w, OUTCOMES, factored)
mean = total(w, mul(mass(w), ratio))
mean_bound = known.know(as_pairs, outcomes_first, all_guesses).linear(
    le(mean, 1), (as_pairs, -1), (outcomes_first, 1), (all_guesses, 1), (sum_to_one, 1)
)

# ---- the mean of -log q --------------------------------------------------------------------------------------
e, size_less_one = b.real("e"), sub(N, 1)


def surprise(probability):
    """-log p, and 0 for what never happens."""
    return if_(eq(probability, 0), 0, neg(log(probability)))


right_number = Scope().given(lt(0, e)).field(log(e), neg(surprise(e)))
wrong_number = (
    Scope().given(lt(0, e), le(2, N)).field(log(div(e, size_less_one)), sub(neg(surprise(e)), log(size_less_one)))
)
term_of = eq(b.app(ENTR, e), mul(e, surprise(e)))
weighted_number = logic.cases(
    Scope().given(eq(e, 0), le(0, e)).linear(term_of),
    Scope().given(ne(e, 0), le(0, e)).linear(term_of),
    condition=eq(e, 0),
)
log_right = logic.cut(at_w.instantiate(right_number, {e: sub(1, error)}), possible_right)
log_wrong = logic.cut(at_w.instantiate(wrong_number, {e: error}), possible_wrong)
rest_possible = known.linear(le(0, sub(1, error)), (complement, 1))
of_error = known.instantiate(weighted_number, {e: error})
of_success = known.know(rest_possible).instantiate(weighted_number, {e: sub(1, error)})
settled = at_w.know(of_error, of_success, q_positive)
is_right, is_wrong = if_(right, 1, 0), if_(right, 0, 1)
loss = add(
    mul(mass(w), is_right, surprise(sub(1, error))),
    mul(mass(w), is_wrong, add(surprise(error), log(size_less_one))),
)
own_loss = eq(mul(mass(w), log(q_w)), neg(loss))
own_log = logic.cases(
    settled.given(right).know(log_right).linear(own_loss, (log_right, mass(w))),
    settled.given(wrong).know(log_wrong).linear(own_loss, (log_wrong, mass(w))),
    *settled.facts,
    condition=right,
)
scope = known.know(of_error, of_success, everywhere(q_positive, w))
losses = scope.congruence(w, OUTCOMES, own_log)
entropy_bound = add(b.app(BINARY_ENTROPY, error), mul(error, log(size_less_one)))
mean_log = scope.know(losses).linear(
    eq(total(w, mul(mass(w), log(q_w))), neg(entropy_bound)),
    (losses, 1),
    (complement, neg(surprise(sub(1, error)))),
    (of_error, 1),
    (of_success, 1),
)


# ---- log t <= t - 1 ------------------------------------------------------------------------------------------
at_outcome = scope.at_point(w, OUTCOMES)
tangent = at_outcome.special(library.load("exponential-tangent").theorem, y=log(ratio))
below = at_outcome.know(tangent).linear(
    le(mul(mass(w), add(log(q_w), log(kernel_y.cell(w)), neg(log(pair.cell(w))))), sub(mul(mass(w), ratio), mass(w))),
    (tangent, mass(w)),
)
summed = integration.integral_monotone(below, *scope.facts, variable_=w, space=OUTCOMES)
remaining = b.app(CONDITIONAL_ENTROPY, m, P, kernel_x.kernel, kernel_y.kernel)
entropies = [scope.unfold(kernel.entropy) for kernel in (pair, kernel_y)]
claim = scope.know(summed, mean_bound, mean_log, *entropies).linear(
    le(remaining, entropy_bound),
    (summed, 1),
    (mean_bound, 1),
    (sum_to_one, -1),
    (mean_log, -1),
    (entropies[0], 1),
    (entropies[1], -1),
)

model = {
    "m": b.num(4),
    "P": b.lam(w, div(w, 10)),
    "X": b.lam(w, if_(le(w, 2), w, 3)),
    "Y": b.lam(w, if_(le(w, 3), 1, 3)),
    "N": b.num(3),
}
fano_inequality = derivation(
    id="fano-inequality",
    title="Fano's inequality",
    source="Guide, 9.2 Fano's Inequality; Cover & Thomas, Theorem 2.10.1",
    given=given,
    sections=[
        statement(
            "The guesser who knows only how often the guess is wrong",
            fact(complement, "the guess is right or wrong"),
            fact(q_positive, "what happens is possible for this guesser"),
            fact(certain, "whose probabilities add up to one"),
        ),
        statement(
            "Against the true probabilities",
            fact(selected, "the outcomes with X = x and the guess of a are one cell, or none"),
            fact(by_value, "written out by the value of X"),
            fact(guess_bound, "so for each guess the ratios add up to at most one"),
            fact(mean_bound, "and so does their mean"),
        ),
        statement(
            "The inequality",
            fact(below, "log t is at most t - 1"),
            fact(summed, "summed over all outcomes"),
            fact(mean_log, "what the guesser is surprised by on average"),
            fact(claim, "the conditional entropy is at most that"),
        ),
    ],
    models={"three values": model},
)

if __name__ == "__main__":
    from symit.published import present

    present(fano_inequality)
