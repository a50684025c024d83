"""Data processing: a channel never increases an f-divergence.

The output y has the probability sum_x p(x) K(y|x) under P.  Of the inputs that lead to y, f(p/q) lies above the line
through f at the ratio of the outputs; averaged with the weights q(x) K(y|x), the line gives f there.
"""

from symit import S, Eq, Implies, Interval, Lambda, Piecewise, Range, calc, cases, eq, finite, forall, functions, have
from symit import integers, integral, le, mapping, oo, reals, summand, swap, theorem, use, vectors

n, N, x, y = integers("n N x y")
K = mapping("K", S.Integers, S.Integers)
p, q, P, Q = vectors("p q P Q")
f, g = functions("f g")
s, t = reals("s t")
half_line, inside = (t, Interval(0, oo)), (s, Interval.open(0, oo))
inputs, outputs = (x, Range(1, n + 1)), (y, Range(1, N + 1))
p_out, q_out = P(y), Q(y)
ratio = p_out / q_out
sums = [forall(Eq(integral(r(x) * K(x, y), inputs), R(y)), outputs) for r, R in ((p, P), (q, Q))]
weight = q(x) * K(x, y)
line = weight * f(ratio) + g(ratio) * (p(x) * K(x, y) - ratio * weight)
before, after = integral(q(x) * f(p(x) / q(x)), inputs), integral(q_out * f(ratio), outputs)
values, slopes = forall(finite(f(t)), half_line), forall(finite(g(s)), inside)
lines = forall(f(s) + g(s) * (t - s) <= f(t), inside, half_line)

theorem(
    "f-divergence-data-processing",
    after <= before,
    title="Data processing for f-divergences",
    source="Polyanskiy and Wu, Information Theory (2025), Theorem 7.4",
    given={
        "f has a value at every t >= 0": values,
        "f is convex: above a line with slope g(s) through its point at s": [lines, slopes],
        "p is not negative and q is positive": [forall(p(x) >= 0, inputs), forall(q(x) > 0, inputs)],
        "the channel has probabilities, which add up to one": [
            forall(K(x, y) >= 0, inputs, outputs),
            forall(Eq(integral(K(x, y), outputs), 1), inputs),
        ],
        "P(y) and Q(y) are the probabilities of the output y": sums,
        "every output is possible": forall(q_out > 0, outputs),
    },
    proof=[
        have(forall(p(x) / q(x) >= 0, inputs)),
        have(forall(finite(f(p(x) / q(x))), inputs), use(values, p(x) / q(x))),
        have(finite(f(0)), use(values, 0)),
        have(forall(p_out >= 0, outputs)),
        have(forall(finite(f(ratio)), outputs), use(values, ratio)),
        have(forall(Implies(p_out > 0, finite(g(ratio))), outputs), use(slopes, ratio)),
        have(forall(p(x) * K(x, y) <= p_out, inputs, outputs), summand(integral(p(x) * K(x, y), inputs), x)),
        have(
            forall(
                Implies(p_out > 0, line <= weight * f(p(x) / q(x))),
                inputs,
                outputs,
            ),
            use(lines, ratio, p(x) / q(x)),
        ),
        have(forall(Implies(p_out > 0, integral(line, inputs) <= integral(weight * f(p(x) / q(x)), inputs)), outputs)),
        have(forall(Implies(p_out > 0, Eq(integral(line, inputs), q_out * f(ratio))), outputs)),
        have(forall(Implies(p_out > 0, q_out * f(ratio) <= integral(weight * f(p(x) / q(x)), inputs)), outputs)),
        have(forall(Implies(Eq(p_out, 0), Eq(p(x) * K(x, y), 0)), inputs, outputs)),
        have(
            forall(Implies(Eq(p_out, 0), Eq(weight * f(p(x) / q(x)), weight * f(0))), inputs, outputs),
            cases(Eq(p(x), 0), Eq(K(x, y), 0)),
        ),
        have(forall(Implies(Eq(p_out, 0), Eq(integral(weight * f(p(x) / q(x)), inputs), q_out * f(0))), outputs)),
        have(forall(q_out * f(ratio) <= integral(weight * f(p(x) / q(x)), inputs), outputs), cases(Eq(p_out, 0))),
        calc(
            after,
            le(integral(integral(weight * f(p(x) / q(x)), inputs), outputs)),
            eq(
                integral(integral(weight * f(p(x) / q(x)), outputs), inputs),
                swap(integral(weight * f(p(x) / q(x)), inputs), outputs),
            ),
            before,
        ),
    ],
    models={
        "chi-squared of two coins that are seen through noise": {
            n: 2,
            N: 2,
            f: Lambda(t, (t - 1) ** 2),
            g: Lambda(s, 2 * (s - 1)),
            K: Lambda((x, y), Piecewise((3 / 4, Eq(x, y)), (1 / 4, True))),
            p: Lambda(x, x / 2 - 1 / 4),
            q: Lambda(x, 1 / 2),
            P: Lambda(y, (2 * y + 1) / 8),
            Q: Lambda(y, 1 / 2),
        }
    },
)
