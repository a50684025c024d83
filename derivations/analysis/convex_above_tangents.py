"""A function on [0, oo) that lies above a line through each of its points is convex.

At s > 0 the line has the slope g(s); both ends of a chord lie above it.
"""

from symit import Interval, Lambda, convex, finite, forall, functions, have, lemma, oo, reals, use

f, g = functions("f g")
r, s, t = reals("r s t")
half_line, inside = (t, Interval(0, oo)), (s, Interval.open(0, oo))
lines = forall(f(s) + g(s) * (t - s) <= f(t), inside, half_line)

lemma(
    "convex-above-tangents",
    convex(f(t), half_line),
    title="A function above its tangents is convex",
    source="Rockafellar, Convex Analysis (1970), section 23; needed for the guide, 8.1 f-Divergences",
    given={
        "f has a value at every t >= 0": forall(finite(f(t)), half_line),
        "g has a value at every s > 0": forall(finite(g(s)), inside),
        "f lies above the line with slope g(s) through its point at s": lines,
    },
    proof=[have(convex(f(t), half_line), use(lines, s, r), use(lines, s, t))],
    models={"a parabola": {f: Lambda(t, (t - 1) ** 2), g: Lambda(s, 2 * (s - 1))}},
)
