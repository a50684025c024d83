"""H(X|Y) is at most the mean of -log q(X|Y), for every guess q at the probability of a value given another.

q(x|y) need not be normalised: for each y its values add up to at most one, and it is positive at what happens.  With
equality exactly if q(x|y) = p(x|y) at whatever happens.  The difference is the mean logarithm of ratios with a mean of
at most one.  Cover & Thomas, Elements of Information Theory (2nd ed.), Theorem 2.6.3, for each y; Barber & Agakov, The
IM Algorithm (2003), bound mutual information by it.
"""

from symit import H, S, Eq, Implies, Lambda, Range, calc, cell, eq, forall, given_of, have, iff, integers, lemma, log
from symit import mapping, mean, models_of, outcomes, random_variables, reals, use

w, o, a, x, y, M, N = integers("w o a x y M N")
(X,) = random_variables("X", values=Range(1, M + 1))
(Y,) = random_variables("Y", values=Range(1, N + 1))
q = mapping("q", S.Integers, S.Integers)
remaining, guess = H(X, given=Y), q(X(w), Y(w))
both, known = cell(w, X, Y), cell(w, Y)
ratio = guess * known / both
equal = Eq(remaining, -mean(log(guess)))
right = forall(Eq(both, guess * known), (w, outcomes))
s, t = reals("s t")
to_one = forall(Implies(s > 0, Implies(Eq(s, t), Eq(t / s, 1))), s, t)
of_one = forall(Implies(s > 0, Implies(Eq(t / s, 1), Eq(s, t))), s, t)

lemma(
    "conditional-cross-entropy",
    [remaining <= -mean(log(guess)), iff(equal, right)],
    title="Conditional entropy is at most a conditional cross-entropy",
    source="needed for the guide, 9.2 Fano's Inequality; Cover & Thomas, Theorem 2.6.3",
    given=given_of("guess-ratio-mean"),
    proof=[
        calc(remaining + mean(log(guess)), eq(mean(log(ratio)), "the entropies, written out")),
        have(Implies(equal, Eq(mean(log(ratio)), 0)), "which is zero where they are equal"),
        have(to_one, "a ratio of one"),
        have(of_one, "is one of equals"),
        have(forall(both > 0, (w, outcomes)), "cell-probability-positive"),
        have(
            forall(Implies(Eq(ratio, 1), Eq(both, guess * known)), (w, outcomes)),
            "a ratio of one is a right guess",
            use(of_one, both, guess * known),
        ),
        have(
            forall(Implies(Eq(both, guess * known), Eq(ratio, 1)), (w, outcomes)),
            "and the other way round",
            use(to_one, both, guess * known),
        ),
        use("guess-ratio-mean"),
        use("mean-logarithm", r=Lambda(w, ratio)),
        have(remaining <= -mean(log(guess)), "which is never positive"),
        have(Implies(equal, forall(Eq(ratio, 1), (w, outcomes))), "it is zero only if all ratios are one"),
        have(Implies(equal, right)),
        have(Implies(right, forall(Eq(ratio, 1), (w, outcomes)))),
        have(Implies(right, Eq(mean(log(ratio)), 0))),
        have(Implies(right, equal), "and the other way round"),
    ],
    models=models_of("guess-ratio-mean"),
)
