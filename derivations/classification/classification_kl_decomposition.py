"""At each input the KL divergence of the model is minus the entropy of the labels plus the cross-entropy.  Essay, "Why
Cross-Entropy Loss Works", step 1."""

from symit import Density, Eq, Lambda, Range, cross_entr, cross_entropy, entropy, forall, have, integers, integral, kl
from symit import log, theorem, use, vectors

C, y = integers("C y")
p, q, r = vectors("p q r")
labels = (y, Range(1, C + 1))
P, Q, R = (Density(f(y), labels) for f in (p, q, r))
loss = -integral(p(y) * log(q(y)), labels)

theorem(
    "classification-kl-decomposition",
    [
        Eq(kl(P, Q), -entropy(P) + loss),
        Eq(loss, cross_entropy(P, Q)),
        Eq(kl(P, Q) - kl(P, R), cross_entropy(P, Q) - cross_entropy(P, R)),
    ],
    title="The divergence of a classifier at an input is its cross-entropy minus the entropy of the labels",
    source="Essay, Why Cross-Entropy Loss Works",
    given={
        "p(y|x) is not negative": forall(p(y) >= 0, labels),
        "one model gives each label a chance": forall(q(y) > 0, labels),
        "so does another": forall(r(y) > 0, labels),
    },
    proof=[
        have(forall(Eq(cross_entr(p(y), q(y)), -p(y) * log(q(y))), labels)),
        have(Eq(cross_entropy(P, Q), loss)),
        use("cross-entropy-decomposition", X=Range(1, C + 1), p=p, q=q),
        use("cross-entropy-decomposition", X=Range(1, C + 1), p=p, q=r),
    ],
    models={"three labels": {C: 3, p: Lambda(y, (y - 1) / 3), q: Lambda(y, y / 6), r: Lambda(y, 1 / 3)}},
)
