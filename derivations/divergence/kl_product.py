"""The KL divergence of independent coordinates is the sum of theirs, for every dimension d.

On the product space S^d with densities p(x) = prod_j p_j(x_j) and q(x) = prod_j q_j(x_j), the logarithm of the ratio
is a sum, and each summand integrates by Fubini: every other coordinate integrates to one.  Cover & Thomas, Elements
of Information Theory (2nd ed.), Theorem 2.5.3 for independent variables.
"""

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.build import call, eq, if_, integral, log, mul, product, sub
from symit.kernel.definitions import KL, NORMAL, REL_ENTR
from symit.kernel.rules import integration, logic
from symit.kernel.terms import INT, REAL, Var
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.scope import Scope, sides
from symit.proving.steps import definition, equal

points = t.point("S")
S = Var("S", t.space(points))
d, j, k = b.integer("d"), b.integer("j"), b.integer("k")
u = Var("u", points)
x = Var("x", t.function(points, INT))
p, q = Var("p", t.function(REAL, INT, points)), Var("q", t.function(REAL, INT, points))
J = b.integers(1, d)
space = b.app(t.POWER, J, S)

p_j, q_j = b.lam(u, call(p, j, u)), b.lam(u, call(q, j, u))
kl_j = b.app(KL, S, p_j, q_j)


def gaussians(spread):
    """Gaussian densities with mean j and standard deviation j + spread in coordinate j."""
    place = b.real("u")
    return b.abstract([j, place], b.app(NORMAL, j, b.add(j, spread), place))


def for_j_and_u(formula):
    return b.forall_in(j, J, b.forall_in(u, S, formula))


def for_j(formula):
    return b.forall_in(j, J, formula)


given = [
    Given(for_j_and_u(b.lt(0, call(p, j, u))), "each p_j is positive"),
    Given(for_j_and_u(b.lt(0, call(q, j, u))), "each q_j is positive"),
    Given(for_j(eq(integral(S, u, call(p, j, u)), 1)), "each p_j integrates to one"),
    Given(for_j(b.defined(kl_j)), "each coordinate's divergence is finite"),
]
scope = Scope().given(*(g.statement for g in given))
at_j = scope.at_point(j, J)


# ---- one coordinate: the integral of p_j log(p_j/q_j) is its divergence --------------------------------------
def ratio(index, place):
    return sub(log(call(p, index, place)), log(call(q, index, place)))


at_u = at_j.at_point(u, S)
pointwise = equal(at_u, b.app(REL_ENTR, call(p, j, u), call(q, j, u)), mul(call(p, j, u), ratio(j, u)), definition)
written = at_j.congruence(u, S, pointwise)
one_kl = logic.chain(at_j.know(written).unfold(kl_j), written)

# ---- one coordinate among the others -------------------------------------------------------------------------
at_jk = at_j.at_point(k, J)
same = eq(j, k)
selected = mul(call(p, j, u), if_(same, ratio(j, u), 1))
value = if_(same, kl_j, 1)
unit = at_jk.instance(scope.facts[2], j)
here = at_jk.given(same).know(one_kl, unit)
elsewhere = at_jk.given(b.ne(j, k)).know(one_kl, unit)
integral_j = integral(S, u, selected)
factor = logic.cases(
    here.linear(eq(integral_j, value), (one_kl, -1)),
    elsewhere.linear(eq(integral_j, value), (unit, 1)),
    *at_jk.facts,
    condition=same,
)
at_k = scope.at_point(k, J)
fubini = integration.fubini_product(
    at_jk.know(factor).evident(b.defined(integral_j)), *at_k.facts, factors=J, space=S, index=j
)
factors = integration.product_congruence(factor, *at_k.facts, variable_=j, space=J)
chosen = integration.sift_product(*at_k.facts, space=J, body=b.lam(j, kl_j), index=k)

at_x = at_k.at_point(x, space)
density_p = product(J, j, call(p, j, call(x, j)))
density_q = product(J, j, call(q, j, call(x, j)))
own = ratio(k, call(x, k))
sifted = integration.sift_product(*at_x.facts, space=J, body=b.lam(j, ratio(j, call(x, j))), index=k)
inside = sides(fubini)[0].args[1]
separated = at_x.know(sifted).linear(eq(b.open_with(inside, x), mul(density_p, own)), (sifted, density_p))
marginal = logic.chain(logic.symmetry(at_k.know(fubini).congruence(x, space, separated)), fubini, factors, chosen)

# ---- all coordinates -----------------------------------------------------------------------------------------
anywhere = scope.at_point(x, space)
log_p, log_q = (integration.log_of_product(*anywhere.facts, term=density) for density in (density_p, density_q))
summands = integral(J, k, mul(density_p, own))
opened = equal(
    anywhere, b.app(REL_ENTR, density_p, density_q), mul(density_p, log(b.div(density_p, density_q))), definition
)
as_sum = anywhere.know(opened, log_p, log_q).linear(
    eq(b.app(REL_ENTR, density_p, density_q), summands), (opened, 1), (log_p, density_p), (log_q, b.neg(density_p))
)
exchanged = integration.exchange_finite_sum(
    at_k.know(marginal).evident(b.defined(sides(marginal)[0])), *scope.facts, space=space, point=x, index=k
)
total = scope.know(exchanged).congruence(k, J, marginal)
written_kl = scope.know(exchanged).congruence(x, space, as_sum)
whole_kl = b.app(KL, space, b.lam(x, density_p), b.lam(x, density_q))
unfolded_kl = scope.know(written_kl).unfold(whole_kl)

kl_product = derivation(
    id="kl-product",
    title="The divergence of independent coordinates is the sum of theirs",
    source="Cover & Thomas, Theorem 2.5.3; needed for the guide, 3.5 KL Divergence for Gaussians",
    given=given,
    sections=[
        statement(
            "One coordinate among the others",
            fact(separated, "only the k-th factor carries a logarithm"),
            fact(fubini, "Fubini: the integral of the product is the product of the integrals"),
            fact(factors, "each other coordinate integrates to one"),
            fact(marginal, "what is left is the k-th divergence"),
        ),
        statement(
            "The sum",
            fact(as_sum, "the logarithm of a product is a sum"),
            fact(unfolded_kl, "by definition"),
            fact(written_kl, "so the divergence is the integral of a sum"),
            fact(exchanged, "a finite sum comes out of the integral"),
            fact(total, "one divergence for each coordinate"),
        ),
    ],
    theorem=logic.chain(unfolded_kl, written_kl, exchanged, total),
    models={
        "two Gaussians": {"S": b.REALS, "d": b.num(2), "p": gaussians(0), "q": gaussians(1)},
        "the two exchanged": {"S": b.REALS, "d": b.num(2), "p": gaussians(1), "q": gaussians(0)},
        "three wide ones beside narrow ones": {"S": b.REALS, "d": b.num(3), "p": gaussians(40), "q": gaussians(2)},
        "one coordinate": {"S": b.REALS, "d": b.num(1), "p": gaussians(3), "q": gaussians(4)},
    },
)

if __name__ == "__main__":
    from symit.library.published import present

    present(kl_product)
