"""H(X | Z) >= 0 for random variables with finitely many values.

X and Z are the kernels K and M on a finite sample space.  Outcomes that share the values of both share those of Z, so
Q_XZ(w) <= Q_Z(w), and so are their logarithms.  Cover & Thomas, Elements of Information Theory (2nd ed.), section 2.2.
"""

from symit import H, P, apply, calc, cell, eq, forall, have, integers, le, lemma, log, mean, outcomes, partitions

w, o = integers("w o")
K, M = partitions("K M")
both, one = cell(w, K, M), cell(w, M)

lemma(
    "partition-conditional-entropy",
    H(K, given=M) >= 0,
    title="Conditional entropy is never negative",
    source="Cover & Thomas, section 2.2; needed for the guide, 2.2 Conditional Entropy",
    proof=[
        have(forall(P(o) * K(w, o) * M(w, o) <= P(o) * M(w, o), (w, outcomes), (o, outcomes)), "K is at most 1"),
        have(forall(both <= one, (w, outcomes)), "so the cells of both lie in those of one"),
        have(forall(log(both) <= log(one), (w, outcomes)), apply(log, both <= one)),
        calc(0, le(mean(log(one) - log(both)), "on average"), eq(H(K, given=M), "by definition")),
    ],
)
