"""Fano's inequality: H(X|Y) <= H_b(P_e) + P_e log(N - 1), where Y is a guess at X and P_e how often it is wrong.

Both take values among 1, ..., N, N >= 2.  The proof compares with the guesser who knows only P_e: q(x|y) is 1 - P_e for
x = y and P_e / (N - 1) for each other value.  H(X|Y) is at most the mean of -log q(X|Y), and that is the right side;
with equality exactly if p(x|y) is q(x|y) at whatever happens.  A value that never occurs, and P_e = 0 or 1, are
allowed.  Guide, "9.2 Fano's Inequality".
"""

from symit import library
from symit.kernel import build as b
from symit.kernel.build import add, call, div, eq, if_, integral, le, log, lt, mul, ne, neg, sub
from symit.kernel.definitions import BINARY_ENTROPY, CONDITIONAL_ENTROPY, ERROR_PROBABILITY
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
    m,
    mass,
    of_variable,
    total,
    values_of,
)
from symit.proving.scope import Scope, parts
from symit.proving.sums import by_cases, summand_at_most_sum
from symit.proving.values import mean_surprise, surprise

w, o, x, v, N = (b.integer(name) for name in ("w", "o", "x", "v", "N"))
X, Y = Var("X", VARIABLE), Var("Y", VARIABLE)
alphabet = b.integers(1, N)
X_in, Y_in = (for_outcomes((w,), b.member(call(variable, w), alphabet)) for variable in (X, Y))
kernel_x, kernel_y = of_variable(X), of_variable(Y)
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
known = Scope().given(*(g.statement for g in given))
at_w = known.at_point(w, OUTCOMES)
right = eq(call(X, w), call(Y, w))
wrong = ne(call(X, w), call(Y, w))
error = b.app(ERROR_PROBABILITY, m, P, X, Y)
success = total(w, mul(mass(w), if_(right, 1, 0)))

# ---- how often the guess is right, and wrong -----------------------------------------------------------------
each = by_cases(at_w, eq(mul(mass(w), if_(right, 1, 0)), sub(mass(w), mul(mass(w), if_(right, 0, 1)))), (right,))
successes = known.congruence(w, OUTCOMES, each)
errors = known.unfold(error)
complement = known.know(successes).linear(eq(success, sub(1, error)), (successes, 1), (errors, 1), (sum_to_one, 1))


def share_of(event):
    """P(w) is at most the probability of an event that happens at w."""
    at_o, body = known.at_point(o, OUTCOMES), mul(mass(o), event)
    positive = at_o.evident(le(0, body))
    return summand_at_most_sum(at_w, o, m, body, w, positive)


at_o_right = eq(call(X, o), call(Y, o))
in_success, in_error = share_of(if_(at_o_right, 1, 0)), share_of(if_(at_o_right, 0, 1))
own_mass = at_w.evident(lt(0, mass(w)))


def q(value, guess):
    """The guesser who knows only P_e: the probability of a value, given the guess."""
    return if_(eq(value, guess), sub(1, error), div(error, sub(N, 1)))


q_w = q(call(X, w), call(Y, w))
others = b.power(sub(N, 1), -1)
possible_right = at_w.given(right).linear(lt(0, sub(1, error)), (own_mass, 1), (in_success, 1), (complement, 1))
possible_wrong = at_w.given(wrong).linear(lt(0, error), (own_mass, 1), (in_error, 1), (errors, -1))
q_positive = logic.cases(
    at_w.given(right).linear(lt(0, q_w), (possible_right, 1)),
    at_w.given(wrong).linear(lt(0, q_w), (possible_wrong, others)),
    *at_w.facts,
    condition=right,
)

# ---- the guesser's probabilities add up to one ---------------------------------------------------------------
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

# ---- the mean of -log q --------------------------------------------------------------------------------------
e, u, size_less_one = b.real("e"), b.real("u"), sub(N, 1)
right_number = Scope().given(lt(0, e)).field(log(e), neg(surprise(e)))
wrong_number = (
    Scope().given(lt(0, e), le(2, N)).field(log(div(e, size_less_one)), sub(neg(surprise(e)), log(size_less_one)))
)
log_right = logic.cut(at_w.instantiate(right_number, {e: sub(1, error)}), possible_right)
log_wrong = logic.cut(at_w.instantiate(wrong_number, {e: error}), possible_wrong)
rest_possible = known.linear(le(0, sub(1, error)), (complement, 1))
error_possible = known.evident(le(0, error))
of_error = known.instantiate(mean_surprise(), {u: error})
of_success = known.know(rest_possible).instantiate(mean_surprise(), {u: sub(1, error)})
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
    (errors, add(surprise(error), log(size_less_one))),
    (of_error, 1),
    (of_success, 1),
)

# ---- no guesser does better than the conditional entropy -----------------------------------------------------
at_xv = at_v.at_point(x, alphabet)
not_negative = logic.cases(
    at_xv.given(eq(x, v)).linear(le(0, q(x, v)), (rest_possible, 1)),
    at_xv.given(ne(x, v)).linear(le(0, q(x, v)), (error_possible, others)),
    *at_xv.facts,
    condition=eq(x, v),
)
guesser = ((Var("q", function(REAL, INT, INT)), b.abstract([x, v], q(x, v))), (b.integer("M"), N))
bound, to_guess, from_guess = parts(
    logic.cut(
        logic.instantiate(library.load("conditional-cross-entropy").theorem, *known.facts, values=guesser),
        everywhere(q_positive, w),
        Scope().for_all(Scope().for_all(not_negative, v, alphabet), x, alphabet),
        Scope().for_all(at_v.know(certain).linear(le(integral(alphabet, x, q(x, v)), 1), (certain, 1)), v, alphabet),
    )
)
remaining = b.app(CONDITIONAL_ENTROPY, m, P, kernel_x.kernel, kernel_y.kernel)
inequality = scope.know(bound, mean_log).linear(le(remaining, entropy_bound), (bound, 1), (mean_log, -1))

# ---- equality ------------------------------------------------------------------------------------------------
equal, guessed = eq(remaining, entropy_bound), from_guess.conclusion.args[0]
as_surprised = scope.know(mean_log).linear(to_guess.conclusion.args[0], (logic.assume(formula=equal), 1), (mean_log, 1))
forward = logic.imply(scope.know(as_surprised).instance(to_guess), condition=equal)
least = scope.given(guessed).instance(from_guess)
attained = scope.know(least, mean_log).linear(equal, (least, 1), (mean_log, -1))
backward = logic.imply(attained, condition=guessed)

model = {
    "m": b.num(4),
    "P": b.lam(w, div(w, 10)),
    "X": b.lam(w, if_(le(w, 2), w, 3)),
    "Y": b.lam(w, if_(le(w, 3), 1, 3)),
    "N": b.num(3),
}
channel = {
    "m": b.num(4),
    "P": b.lam(w, if_(eq(w, 1), div(3, 8), if_(eq(w, 4), div(3, 8), div(1, 8)))),
    "X": b.lam(w, if_(le(w, 2), 1, 2)),
    "Y": b.lam(w, if_(eq(w, 1), 1, if_(eq(w, 3), 1, 2))),
    "N": b.num(2),
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
            "The inequality",
            fact(bound, "no guesser is less surprised than the conditional entropy"),
            fact(mean_log, "what this one is surprised by on average"),
            fact(inequality, "so the conditional entropy is at most that"),
        ),
        statement(
            "Equality",
            fact(forward, "only if the guesser's probabilities are right for whatever happens"),
            fact(backward, "and the other way round"),
            fact(logic.conjoin(inequality, forward, backward), "with equality exactly then"),
        ),
    ],
    models={"three values": model, "a symmetric channel": channel},
)

if __name__ == "__main__":
    from symit.published import present

    present(fano_inequality)
