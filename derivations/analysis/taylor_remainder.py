"""Taylor's theorem to order two: what is left is at most M h^3/6, where |f'''| <= M.  Rudin, Principles, 5.15.

M (t - q)^3/6 + f(t) and M (t - q)^3/6 - f(t) have third derivatives that are not negative, so that each lies above its
parabola.
"""

from symit import And, Eq, Interval, Lambda, derivative, exp, finite, forall, functions, lemma, reals, tangent, use

f, f1, f2, f3 = functions("f f1 f2 f3")
a, b, q, p, s, t, M = reals("a b q p s t M")
Theta = Interval.open(a, b)
h = p - q
rest = f(p) - f(q) - f1(q) * h - f2(q) * h**2 / 2


def everywhere(statement):
    return forall(statement, (t, Theta))


values = everywhere(finite(f(t)))
slopes = [everywhere(Eq(derivative(g(s), (s, t)), slope(t))) for g, slope in ((f, f1), (f1, f2), (f2, f3))]


def above_its_parabola(sign):
    """M (t - q)^3/6 + f(t), or with - f(t), and its derivatives."""
    function, *derivatives = (
        M * (t - q) ** 3 / 6 + sign * f(t),
        M * (t - q) ** 2 / 2 + sign * f1(t),
        M * (t - q) + sign * f2(t),
        M + sign * f3(t),
    )
    return tangent(function, (t, Theta), q, p, order=2, derivatives=derivatives)


lemma(
    "taylor-remainder",
    And(rest >= -M * h**3 / 6, rest <= M * h**3 / 6),
    title="Taylor's theorem to order two",
    source="Rudin, Principles of Mathematical Analysis (3rd ed.), 5.15; needed for the guide, 6.4",
    given={
        "q and p lie in an open interval (a, b), and p not to the left": [a < q, q <= p, p < b],
        "f has a value": values,
        "f1, f2 and f3 are its derivatives": slopes,
        "|f3| <= M": everywhere(And(f3(t) >= -M, f3(t) <= M)),
    },
    proof=[
        *(use(values, end) for end in (q, p)),
        *(use(slope, q) for slope in slopes[:2]),
        above_its_parabola(1),
        above_its_parabola(-1),
    ],
    models={
        "the exponential": {
            a: -1,
            b: 1,
            q: 0,
            p: 1 / 2,
            M: 3,
            **{name: Lambda(t, exp(t)) for name in (f, f1, f2, f3)},
        }
    },
)
