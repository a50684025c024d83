"""What a random variable takes at an outcome of positive probability, it takes with positive probability.

For a kernel K the outcomes o with K(w, o) = 1 are those that share the values of w, and w is one of them.
"""

from symit import P, cell, forall, have, integers, integral, lemma, outcomes, partitions, summand

w, o = integers("w o")
(K,) = partitions("K")

lemma(
    "cell-probability-positive",
    forall(cell(w, K) > 0, (w, outcomes)),
    title="The value at an outcome has positive probability",
    source="needed for every logarithm in an entropy; Cover & Thomas, section 2.1",
    proof=[
        have(
            forall(P(w) * K(w, w) <= cell(w, K), (w, outcomes)),
            summand(integral(P(o) * K(w, o), (o, outcomes)), w),
            "an outcome is in its own cell",
        ),
    ],
)
