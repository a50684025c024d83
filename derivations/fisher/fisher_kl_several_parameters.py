"""KL(p_theta||p_(theta + delta)) is delta' I delta/2 for d parameters, up to a remainder of order three.  Guide, "6.4
Fisher Information and KL Divergence".

On the segment theta + t delta the log-density L(x, t) is a function of one number, whose n-th derivative is the form of
the n-th partial derivatives at delta.  With those of order three between -g and g, and r = |delta_1| + ... + |delta_d|,
what is left of the divergence is at most E[g] r^3/6.
"""

from symit import Abs, And, Density, Eq, Interval, Lambda, Piecewise, Range, S, Space, calc, derivative, exp, finite
from symit import forall, have, integers, integral, kl, log, mapping, positive_integer, reals, theorem, use, vector

X = Space("X")
x = X.point("x")
d = positive_integer("d")
i, j, k, n = integers("i j k n")
rows, columns, layers = ((index, Range(1, d + 1)) for index in (i, j, k))
a, b, r, s, t = reals("a b r s t")
segment = (t, Interval.open(a, b))
delta = vector("delta")
L = mapping("L", X, S.Reals)
l1 = mapping("l1", S.Integers, X, S.Reals)
l2 = mapping("l2", S.Integers, S.Integers, X, S.Reals)
l3 = mapping("l3", S.Integers, S.Integers, S.Integers, X, S.Reals)
g = X.function("g")(x)


def form(value, *bindings):
    """The sum of delta_i times the value at i, and so on for each further index."""
    for index, values in reversed(bindings):
        value = integral(delta(index) * value, (index, values))
    return value


def first(t):
    return form(l1(i, x, t), rows)


def second(t):
    return form(l2(i, j, x, t), rows, columns)


def third(t):
    return form(l3(i, j, k, x, t), rows, columns, layers)


def between(value, most):
    return And(value >= -most, value <= most)


p = exp(L(x, 0))
divergence = kl(Density(p, x), Density(exp(L(x, 1)), x))
information = integral(p * l1(i, x, 0) * l1(j, x, 0), x)
quadratic = integral(integral(delta(i) * delta(j) * information, columns), rows)
curvature = integral(p * l2(i, j, x, 0), x)
values = forall(finite(L(x, t)), x, segment)
bounded = forall(between(l3(i, j, k, x, t), g), x, segment, rows, columns, layers)
P = Lambda(x, p)

theorem(
    "fisher-kl-several-parameters",
    between(divergence - quadratic / 2, integral(p * g, x) * r**3 / 6),
    title="The KL divergence is a quadratic form in the step, up to order three",
    source="Guide, 6.4 Fisher Information and KL Divergence",
    given={
        "there are d parameters": [d, forall(finite(delta(i)), rows)],
        "t = 0 and t = 1 lie in an open interval (a, b)": [a < 0, b > 1],
        "exp(L(x, t)) is the density at theta + t delta, on a space that does not depend on t": values,
        "the density at theta integrates to one": Eq(integral(p, x), 1),
        "the sizes of the components of delta add up to r": Eq(integral(Abs(delta(i)), rows), r),
    },
    regularity={
        "l1, l2 and l3 are the partial derivatives of the log-density: along delta, L has their forms as derivatives": [
            forall(Eq(derivative(f(s), (s, t)), slope(t)), x, segment)
            for f, slope in ((lambda t: L(x, t), first), (first, second), (second, third))
        ],
        "the scores and their derivatives have values at theta": [
            forall(finite(l1(i, x, 0)), x, rows),
            forall(finite(l2(i, j, x, 0)), x, rows, columns),
        ],
        "|l3| <= g on the segment": bounded,
        "the mean of g is finite": finite(integral(p * g, x)),
        "the scores have mean zero": forall(Eq(integral(p * l1(i, x, 0), x), 0), rows),
        "the Fisher identity": forall(Eq(information, -curvature), rows, columns),
    },
    proof=[
        have(forall(finite(L(x, 0)), x), use(values, x, 0)),
        have(forall(finite(g), x), use(bounded, x, 0, 1, 1, 1)),
        have(Eq(integral(p * (g * r**3), x), integral(p * g, x) * r**3)),
        have(
            forall(between(form(l3(i, j, k, x, t), layers), g * r), x, segment, rows, columns),
            use("weighted-sum-bounded", w=delta, c=Lambda(k, l3(i, j, k, x, t)), m=g, r=r),
        ),
        have(
            forall(between(form(l3(i, j, k, x, t), columns, layers), g * r**2), x, segment, rows),
            use("weighted-sum-bounded", w=delta, c=Lambda(j, form(l3(i, j, k, x, t), layers)), m=g * r, r=r),
        ),
        have(
            forall(between(third(t), g * r**3), x, segment),
            use(
                "weighted-sum-bounded", w=delta, c=Lambda(i, form(l3(i, j, k, x, t), columns, layers)), m=g * r**2, r=r
            ),
        ),
        have(
            Eq(integral(p * first(0), x), 0),
            use("mean-of-weighted-sum", p=P, w=delta, c=Lambda((i, x), l1(i, x, 0)), m=Lambda(i, 0)),
        ),
        have(
            forall(Eq(integral(p * form(l2(i, j, x, 0), columns), x), form(curvature, columns)), rows),
            use("mean-of-weighted-sum", p=P, w=delta, c=Lambda((j, x), l2(i, j, x, 0)), m=Lambda(j, curvature)),
        ),
        have(
            Eq(integral(p * second(0), x), form(curvature, rows, columns)),
            use(
                "mean-of-weighted-sum",
                p=P,
                w=delta,
                c=Lambda((i, x), form(l2(i, j, x, 0), columns)),
                m=Lambda(i, form(curvature, columns)),
            ),
        ),
        use("fisher-information-definition", p=P, s=Lambda((i, x), l1(i, x, 0)), v=delta),
        calc(integral(p * first(0) ** 2, x), quadratic, -form(curvature, rows, columns), -integral(p * second(0), x)),
        use(
            "fisher-kl-remainder",
            L=L,
            l1=Lambda((x, t), first(t)),
            l2=Lambda((x, t), second(t)),
            l3=Lambda((x, t), third(t)),
            g=Lambda(x, g * r**3),
            theta=0,
            eta=1,
        ),
    ],
    models={
        "three outcomes with probabilities 1/3 + t/30, 1/3 + t/30 and the rest": {
            X: Range(0, 3),
            d: 2,
            a: -1 / 2,
            b: 3 / 2,
            r: 1 / 15,
            delta: 1 / 30,
            L: Lambda((n, t), Piecewise((log(1 / 3 + t / 30), n < 2), (log(1 / 3 - t / 15), True))),
            l1: Lambda(
                (i, n, t), Piecewise((1 / (1 / 3 + t / 30), Eq(i, n + 1)), (-1 / (1 / 3 - t / 15), Eq(n, 2)), (0, True))
            ),
            l2: Lambda(
                (i, j, n, t),
                Piecewise(
                    (-1 / (1 / 3 + t / 30) ** 2, And(Eq(i, n + 1), Eq(j, n + 1))),
                    (-1 / (1 / 3 - t / 15) ** 2, Eq(n, 2)),
                    (0, True),
                ),
            ),
            l3: Lambda(
                (i, j, k, n, t),
                Piecewise(
                    (2 / (1 / 3 + t / 30) ** 3, And(Eq(i, n + 1), Eq(j, n + 1), Eq(k, n + 1))),
                    (-2 / (1 / 3 - t / 15) ** 3, Eq(n, 2)),
                    (0, True),
                ),
            ),
            "g": 160,
        }
    },
)
