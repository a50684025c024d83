"""A function whose slope along a curve is nowhere more than the speed changes by no more than the length."""

from symit import And, Eq, Interval, Lambda, derivative, finite, forall, functions, have, lemma, reals, tangent, use

h, g, L, v = functions("h g L v")
a, b, q, p, s, t = reals("a b q p s t")
Time = Interval.open(a, b)


def everywhere(statement):
    return forall(statement, (t, Time))


def does_not_fall(sign):
    """The length plus or minus h."""
    return tangent(L(t) + sign * h(t), (t, Time), q, p, order=0, derivatives=[v(t) + sign * g(t)])


values = everywhere(And(finite(L(t)), finite(h(t))))

lemma(
    "no-faster-than-the-length",
    And(L(p) - L(q) >= h(p) - h(q), L(p) - L(q) >= h(q) - h(p)),
    title="A function that grows no faster than the length",
    source="needed for the guide, 10.1 Statistical Manifold",
    given={
        "q and p lie in an open interval (a, b), and p not to the left": [a < q, q <= p, p < b],
        "the length and the function have values": values,
        "the length grows with the speed": [
            everywhere(v(t) >= 0),
            everywhere(Eq(derivative(L(s), (s, t)), v(t))),
        ],
        "the slope of the function is not more than the speed": [
            everywhere(Eq(derivative(h(s), (s, t)), g(t))),
            everywhere(g(t) ** 2 <= v(t) ** 2),
        ],
    },
    proof=[
        have(everywhere(g(t) <= v(t)), use("roots-in-order", a=g(t), b=v(t))),
        have(everywhere(-g(t) <= v(t)), use("roots-in-order", a=-g(t), b=v(t))),
        use(values, q),
        use(values, p),
        does_not_fall(1),
        does_not_fall(-1),
    ],
    models={
        "twice as fast": {
            a: -1,
            b: 2,
            q: 0,
            p: 1,
            h: Lambda(t, t),
            g: Lambda(t, 1),
            L: Lambda(t, 2 * t),
            v: Lambda(t, 2),
        }
    },
)
