"""The probability of the value that an outcome has is that of its cell: P(X = X(w)) = Q_X(w), and so for pairs."""

from symit.kernel import build as b
from symit.kernel.build import call, eq, if_, mul
from symit.kernel.rules import logic
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.partitions import OUTCOMES, POSITIVE, everywhere, joint, mass, of_variable, values_of
from symit.proving.scope import Scope
from symit.proving.sums import by_cases
from symit.proving.values import MODEL, X, Y, p, p_both, w

o = b.integer("o")
x, y = of_variable(X), of_variable(Y)
given = [
    Given(POSITIVE, "every outcome has positive probability"),
    Given(values_of(X), "X has a value at every outcome"),
    Given(values_of(Y), "Y has a value at every outcome"),
]
known = Scope().given(*(g.statement for g in given))
at_w = known.at_point(w, OUTCOMES)
at_wo = at_w.at_point(o, OUTCOMES)
same_x, same_y = x.same(w, o), y.same(w, o)
of_x, of_y = at_wo.unfold(same_x), at_wo.unfold(same_y)
is_x, is_y = eq(call(X, w), call(X, o)), eq(call(Y, w), call(Y, o))


def cell_of(kernel, probability, indicator, *used):
    """The outcomes that share the values of w are those that have them."""
    each = at_wo.know(of_x, of_y).linear(
        eq(mul(mass(o), kernel.same(w, o)), mul(mass(o), indicator)),
        *((theorem, mul(mass(o), multiplier)) for theorem, multiplier in used),
    )
    summed = at_w.congruence(o, OUTCOMES, each)
    return at_w.know(summed).linear(eq(probability, kernel.cell(w)), (at_w.unfold(probability), 1), (summed, -1))


has_x = if_(is_x, 1, 0)
both = if_(is_x, if_(is_y, 1, 0), 0)
nested = by_cases(at_wo, eq(mul(has_x, if_(is_y, 1, 0)), both), (is_x, is_y))
cell_x = cell_of(x, p(X, call(X, w)), has_x, (of_x, 1))
cell_y = cell_of(y, p(Y, call(Y, w)), if_(is_y, 1, 0), (of_y, 1))
cell_xy = cell_of(joint(x, y), p_both(call(X, w), call(Y, w)), both, (of_x, same_y), (of_y, has_x), (nested, 1))

cells_of_values = derivation(
    id="cells-of-values",
    title="The probability of the value at an outcome",
    source="needed for the guide, 1.1 Shannon Entropy, 2 Joint and Conditional Entropy, and 4.1 Definition",
    given=given,
    sections=[
        statement(
            "The outcomes that have the value are those that share it",
            fact(cell_x, "one variable"),
            fact(cell_y, "the other"),
            fact(cell_xy, "both"),
            fact(everywhere(logic.conjoin(cell_x, cell_y, cell_xy), w), "at every outcome"),
        )
    ],
    models={"four outcomes": {name: value for name, value in MODEL.items() if name not in ("M", "N")}},
)

if __name__ == "__main__":
    from symit.library.published import present

    present(cells_of_values)
