"""The Fisher identity for an entry of the information matrix.  Guide, "6.1 Definition" and "6.2 Alternative
Expression".

[I(theta)]_ij = E[d_i log p  d_j log p] = -E[d_i d_j log p].  Entry (i, j) moves two coordinates of theta, called s
and t here, and holds the others still, so the density is a function p(x, s, t).  The diagonal entries are
`fisher-identity`.
"""

from fractions import Fraction

from sympy import And, Derivative, Eq, Interval, Subs, log

from symit.kernel import build as b
from symit.kernel.definitions import EXPECTATION
from symit.kernel.rules import calculus, logic
from symit.language.functionals import integral
from symit.language.spaces import Space, mapping
from symit.language.statements import finite, forall
from symit.language.symbols import real
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.interchange import Dominated, derivative_of_constant
from symit.proving.scope import Scope, as_space, as_term, as_variable, sides

space = Space("X")
x = space.point("x")
s, t, r = real("s"), real("t"), real("r")
s_0, t_0 = real("s_0"), real("t_0")
near_s = Interval.open(real("a"), real("b"))
near_t = Interval.open(real("c"), real("d"))
p, p_s, p_t, p_st = (mapping(name, space, near_s, near_t) for name in ("p", "p_s", "p_t", "p_st"))
g1, g2 = space.function("g1"), space.function("g2")


k, u, v = b.integer("x"), b.real("s"), b.real("t")


def by_outcome(first, second, third):
    """A function of the outcome 0, 1 or 2 and of the two parameters."""
    return b.abstract([k, u, v], b.if_(b.eq(k, 0), first, b.if_(b.eq(k, 1), second, third)))


THREE_OUTCOMES = {
    "X": b.integers(0, 2),
    "a": b.ZERO,
    "b": b.num(Fraction(1, 2)),
    "c": b.ZERO,
    "d": b.num(Fraction(1, 2)),
    "p": by_outcome(u, v, b.sub(1, b.add(u, v))),
    "p_s": by_outcome(b.ONE, b.ZERO, b.num(-1)),
    "p_t": by_outcome(b.ZERO, b.ONE, b.num(-1)),
    "p_st": by_outcome(b.ZERO, b.ZERO, b.ZERO),
    "g1": b.lam(k, b.ONE),
    "g2": b.lam(k, b.ZERO),
}


def everywhere(formula):
    return forall(formula, (x, space), (s, near_s), (t, near_t))


def slope_in(variable, f, f1):
    """f1 is the derivative of f in one of the two coordinates, at (s, t)."""
    moved = f(x, r, t) if variable == s else f(x, s, r)
    return everywhere(Eq(Subs(Derivative(moved, r), r, variable), f1(x, s, t)))


def bounded(f1, g):
    return everywhere(And(-g(x) <= f1(x, s, t), f1(x, s, t) <= g(x)))


product = p_s(x, s_0, t_0) * p_t(x, s_0, t_0) / p(x, s_0, t_0)
given = [
    Given(And(near_s.start < s_0, s_0 < near_s.end), "s lies in an open interval"),
    Given(And(near_t.start < t_0, t_0 < near_t.end), "t lies in an open interval"),
    Given(everywhere(p(x, s, t) > 0), "the density is positive on a space that does not depend on the parameter"),
    Given(forall(Eq(integral(p(x, s, t), (x, space)), 1), (s, near_s), (t, near_t)), "the density integrates to one"),
    Given(slope_in(s, p, p_s), "p_s is the derivative in s", True),
    Given(slope_in(t, p, p_t), "p_t is the derivative in t", True),
    Given(slope_in(s, p_t, p_st), "p_st is the mixed second derivative", True),
    Given(bounded(p_t, g1), "|p_t| <= g1 for all s and t in the intervals", True),
    Given(bounded(p_st, g2), "|p_st| <= g2 for all s and t in the intervals", True),
    Given(finite(integral(g1(x), (x, space))), "g1 is integrable", True),
    Given(finite(integral(g2(x), (x, space))), "g2 is integrable", True),
    Given(finite(integral(product, (x, space))), "the product of the two scores has a mean", True),
]
scope = Scope().given(*(g.statement for g in given))
names = ("s", "t", "positive", "one", "p_s", "p_t", "p_st", "g1", "g2")
condition = dict(zip(names, scope.facts, strict=False))
scope = scope.know(
    scope.evident(b.member(as_variable(s_0), as_space(near_s))),
    scope.evident(b.member(as_variable(t_0), as_space(near_t))),
)

# ---- differentiate the normalization, in t and then in s -----------------------------------------------------
at_s = scope.at_point(s, near_s)
in_t = at_s.at_point(x, space).at_point(t, near_t)
moving_t = Dominated(
    x,
    space,
    t,
    near_t,
    p(x, s, t),
    p_t(x, s, t),
    in_t.instance(condition["p_t"], x, s, t),
    in_t.instance(condition["g1"], x, s, t),
    scope.evident(finite(integral(g1(x), (x, space)))),
)
normalized = at_s.at_point(t, near_t).instance(condition["one"], s, t)
first, mean_p_t = derivative_of_constant(at_s, moving_t, normalized, t_0)

in_s = scope.at_point(x, space).at_point(s, near_s)
moving_s = Dominated(
    x,
    space,
    s,
    near_s,
    p_t(x, s, t_0),
    p_st(x, s, t_0),
    in_s.instance(condition["p_st"], x, s, t_0),
    in_s.instance(condition["g2"], x, s, t_0),
    scope.evident(finite(integral(g2(x), (x, space)))),
)
second, mean_p_st = derivative_of_constant(scope, moving_s, mean_p_t, s_0)

# ---- the two scores, and the mixed derivative of the log-density ---------------------------------------------
slope_t = in_s.instance(condition["p_t"], x, s, t_0)
score_t_near = in_s.know(slope_t).differentiate(r, log(p(x, s, r)), t_0, p_t(x, s, t_0) / p(x, s, t_0))
point = scope.at_point(x, space)
slopes = [point.instance(condition[name], x, s_0, t_0) for name in ("p_s", "p_st")]
point = point.know(point.instance(condition["positive"], x, s_0, t_0), *slopes)
f, f_s, f_t, f_st = (q(x, s_0, t_0) for q in (p, p_s, p_t, p_st))
score_s = point.differentiate(r, log(p(x, r, t_0)), s_0, f_s / f)
score_t = point.instantiate(score_t_near, {s: s_0})
quotient = point.differentiate(s, p_t(x, s, t_0) / p(x, s, t_0), s_0, f_st / f - f_t * f_s / f**2)
mixed = logic.chain(
    calculus.derivative_congruence(
        score_t_near, *point.know(quotient).facts, variable_=as_variable(s), near=as_space(near_s), at=as_variable(s_0)
    ),
    quotient,
)

# ---- integrated against the density --------------------------------------------------------------------------
point = point.know(score_s, score_t, mixed)
(S_s, v_s), (S_t, v_t), (L, v) = sides(score_s), sides(score_t), sides(mixed)
density = as_term(f)
scores = scope.congruence(
    x,
    space,
    point.linear(
        b.eq(b.mul(density, b.mul(S_s, S_t)), as_term(product)), (score_s, b.mul(density, S_t)), (score_t, as_term(f_s))
    ),
)
scope = scope.know(mean_p_st)
scope = scope.know(scope.linearity(x, space, f_st - product, (1, f_st), (-1, product)))
curved = scope.congruence(x, space, point.linear(b.eq(b.mul(density, L), as_term(f_st - product)), (mixed, density)))


def mean(value):
    """The mean under the density at (s_0, t_0)."""
    functions = (b.lam(as_variable(x), term) for term in (density, value))
    return b.app(EXPECTATION, as_space(space), *functions)


known = scope.know(scores, curved)
mean_scores, mean_curvature = mean(b.mul(S_s, S_t)), mean(L)
unfolded_scores, unfolded_curvature = known.unfold(mean_scores), known.unfold(mean_curvature)
identity = known.know(unfolded_scores, unfolded_curvature).linear(
    b.eq(mean_scores, b.neg(mean_curvature)),
    (unfolded_scores, 1),
    (scores, 1),
    (unfolded_curvature, 1),
    (curved, 1),
    (mean_p_st, 1),
)

fisher_identity_matrix = derivation(
    id="fisher-identity-matrix",
    title="The Fisher identity for an entry of the information matrix",
    source="Guide, 6.1 Definition (matrix form) and 6.2 Alternative Expression",
    given=given,
    sections=[
        statement(
            "Differentiate the normalization in both coordinates",
            fact(mean_p_t, "in t, dominated by g1"),
            fact(mean_p_st, "and then in s, dominated by g2"),
        ),
        statement(
            "The scores",
            fact(score_s, "the score in s"),
            fact(score_t, "the score in t"),
            fact(mixed, "the quotient rule"),
        ),
        statement(
            "The identity",
            fact(scores, "multiply the scores and integrate"),
            fact(curved, "multiply the mixed derivative by the density and integrate"),
            fact(identity, "the mixed derivative of the density integrates to zero"),
        ),
    ],
    models={"three outcomes with probabilities s, t and 1 - s - t": THREE_OUTCOMES},
)

if __name__ == "__main__":
    from symit.library.published import present

    present(fisher_identity_matrix)
