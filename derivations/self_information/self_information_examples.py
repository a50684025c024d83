"""A coin has 1 bit, a die about 2.585 bits, one chance in a million about 19.93.  Essay, "Self-Information: The
Axioms".

log 6/log 2 lies between fractions a/b for which 2^a and 6^b can be compared, and log 10/log 2 likewise.
"""

from symit import And, Eq, Interval, Lambda, Rational, forall, function, have, log, real, theorem, use

I, p = function("I"), real("p")  # noqa: E741 - the document's name
bits = forall(Eq(I(p), -log(p) / log(2)), (p, Interval.Lopen(0, 1)))


def rounds_to(value, decimal, places):
    half = Rational(1, 2) / 10**places
    return And(Rational(decimal) - half < value, value < Rational(decimal) + half)


theorem(
    "self-information-examples",
    [Eq(I(1 / 2), 1), rounds_to(I(1 / 6), "2.585", 3), rounds_to(I(1 / 10**6), "19.93", 2)],
    title="The information of a coin, of a die and of one chance in a million",
    source="Essay, Self-Information: The Axioms",
    given={"information is measured in bits": bits},
    proof=[
        have(Eq(I(1 / 2), 1), use(bits, 1 / 2)),
        have(And(137 * log(2) < 53 * log(6), 41 * log(6) < 106 * log(2)), "2^137 < 6^53 and 6^41 < 2^106"),
        have(rounds_to(I(1 / 6), "2.585", 3), use(bits, 1 / 6)),
        have(And(93 * log(2) < 28 * log(10), 59 * log(10) < 196 * log(2)), "2^93 < 10^28 and 10^59 < 2^196"),
        have(rounds_to(I(1 / 10**6), "19.93", 2), use(bits, 1 / 10**6)),
    ],
    models={"in bits": {I: Lambda(p, -log(p) / log(2))}},
)
