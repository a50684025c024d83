"""Binning never adds mutual information: with U a function of X and V one of Y, I(U; V) <= I(X; Y).

Why a histogram of many samples falls short of the mutual information.  (With few samples it overshoots: what it counts
are then not the probabilities of the bins.)  Essay, "Simulations: Estimating Mutual Information".
"""

from symit.kernel import build as b
from symit.kernel.build import if_, le
from symit.proving.partitions import FOUR_OUTCOMES
from symit.shannon import About, proved

w = b.integer("w")
bins = {**FOUR_OUTCOMES, "X": b.lam(w, w), "Y": b.lam(w, if_(le(w, 2), 1, w))}
bins |= {name: b.lam(w, if_(le(w, 2), 0, 1)) for name in "UV"}
about = About(
    "mutual-information-of-bins",
    "Binning never adds mutual information",
    "Essay, Simulations: Estimating Mutual Information",
    models={"two bins": bins},
)
mutual_information_of_bins = proved("I(U;V) <= I(X;Y)", given=["H(U|X) = 0", "H(V|Y) = 0"], about=about)

if __name__ == "__main__":
    from symit.library.published import present

    present(mutual_information_of_bins)
