"""The reverse KL divergence does not allow q(x) > 0 where p(x) is almost 0: for a fair q it grows without bound.
What it allows is q(x) = 0 where p(x) > 0.  Guide, "3.3 Forward vs Reverse KL", which says the opposite."""

from symit import Bernoulli, Eq, Interval, Limit, forall, have, kl, log, oo, real, theorem

e = real("e")
near = (e, Interval.open(0, 1 / 2))
reverse = kl(Bernoulli(1 / 2), Bernoulli(e))
closed = -(log(4) + log(e) + log(1 - e)) / 2

theorem(
    "reverse-kl-penalty",
    [forall(Eq(reverse, closed), near), Eq(Limit(closed, e, 0), oo), Eq(kl(Bernoulli(1), Bernoulli(1 / 2)), log(2))],
    title="The reverse divergence forbids what p all but excludes",
    source="Guide, 3.3 Forward vs Reverse KL",
    proof=[
        have(forall(Eq(reverse, closed), near)),
    ],
)
