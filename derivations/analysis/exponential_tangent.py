"""The exponential lies above its tangent at 0: 1 + y <= exp(y) for every real y.  DLMF 4.5.11."""

from sympy import S, exp

from symit.kernel import build as b
from symit.kernel.rules import calculus
from symit.language.symbols import reals
from symit.proving.derivation import derivation, fact, statement
from symit.proving.scope import Scope, as_term, as_variable

x, y = reals("x y")

everywhere = Scope().at_point(x, S.Reals)
slope = everywhere.differentiate(x, exp(x), x, exp(x))
convex = everywhere.evident(b.le(0, as_term(exp(x))))
tangent = calculus.tangent(slope, slope, convex, variable_=as_variable(x), space=b.REALS, at=b.ZERO, to=as_variable(y))
above = Scope().linear(b.le(as_term(1 + y), as_term(exp(y))), (tangent, 1))

exponential_tangent = derivation(
    id="exponential-tangent",
    title="The exponential lies above its tangent",
    source="DLMF 4.5.11; needed to dominate integrands",
    given=[],
    sections=[
        statement(
            "The tangent at 0",
            fact(slope, "the exponential is its own derivative"),
            fact(convex, "so its second derivative is not negative: it is convex"),
            fact(above, "a convex function lies above its tangent"),
        )
    ],
)

if __name__ == "__main__":
    from symit.library.published import present

    present(exponential_tangent)
