"""Where the Fisher identity fails: Uniform(0, theta), whose support moves with the parameter.  Guide, "6.2", the
condition unsaid.

The kernel refuses to differentiate under the integral over (0, theta): the space depends on the parameter.  Rightly
so: the score is -1/theta at every point, so its mean is not 0; and E[score^2] = 1/theta^2, while minus the mean
second derivative of the log-density is -1/theta^2.
"""

from sympy import Interval, log, oo

from symit.kernel import build as b
from symit.kernel.errors import Refused
from symit.kernel.rules import calculus, logic
from symit.language.symbols import positive, reals
from symit.proving.derivation import Given, StepFailed, derivation, fact, statement
from symit.proving.scope import Scope, as_space, as_term, as_variable, sides

theta = positive("theta")
s, x = reals("s x")
support = Interval.open(0, theta)
scope = Scope().given(theta)
at = as_variable(theta)

# ---- the length of the support -------------------------------------------------------------------------------
point = scope.at_point(x, support)
slope = point.differentiate(x, x, x, 1)
ends = scope.limit(x, x, as_term(0), 1), scope.limit(x, x, as_term(theta), -1)
length = scope.restate(scope.fundamental_theorem(x, support, slope, *ends), theta)
known = scope.know(length)

# ---- the score, the same at every point ----------------------------------------------------------------------
score = scope.differentiate(s, log(1 / s), theta, -1 / theta)
parameters = Interval.open(0, oo)
at_s = Scope().at_point(s, parameters)
r = b.real("r")
score_s = at_s.differentiate(r, b.log(b.power(r, -1)), s, -1 / s)
slope_of_score = scope.differentiate(s, -1 / s, theta, 1 / theta**2)
curvature = logic.chain(
    calculus.derivative_congruence(
        score_s,
        *scope.know(slope_of_score).facts,
        variable_=as_variable(s),
        near=as_space(parameters),
        at=as_variable(theta),
    ),
    slope_of_score,
)
the_score, the_curvature = sides(score)[0], sides(curvature)[0]
known = known.know(score, curvature)


def mean(value):
    """The mean of a constant over the support, with density 1/theta."""
    return b.integral(as_space(support), as_variable(x), b.mul(as_term(1 / theta), value))


score_mean = known.linear(b.eq(mean(the_score), as_term(-1 / theta)), (length, b.div(the_score, at)), (score, 1))
square_mean = known.linear(
    b.eq(mean(b.power(the_score, 2)), as_term(1 / theta**2)),
    (length, b.div(b.power(the_score, 2), at)),
    (score, b.sub(the_score, b.div(1, at))),
)
curvature_mean = known.linear(
    b.eq(mean(the_curvature), as_term(1 / theta**2)), (length, b.div(the_curvature, at)), (curvature, 1)
)
not_zero = scope.know(score_mean).linear(b.lt(mean(the_score), 0), (score_mean, 1))
differ = scope.know(square_mean, curvature_mean).linear(
    b.lt(b.neg(mean(the_curvature)), mean(b.power(the_score, 2))), (square_mean, -1), (curvature_mean, -1)
)


# ---- what the kernel says to the document's step -------------------------------------------------------------
def refusal() -> str:
    """The reason for which differentiation under this integral is refused."""
    t = b.real("t")
    body, moving = b.div(1, t), b.interval(0, t)
    inside = Scope().at_point(t, parameters).at_point(x, moving)
    changed = inside.differentiate(t, body, t, b.neg(b.power(t, -2)))
    try:
        scope.under_integral(x, moving, t, parameters, theta, *[changed] * 5)
    except Refused as refused:
        return refused.why
    raise StepFailed("the kernel differentiated under an integral whose space moves with the parameter")


score_moving_support = derivation(
    id="score-moving-support",
    title="A family whose support moves with the parameter breaks the Fisher identity",
    source="Guide, 6.2 Alternative Expression: the regularity condition that it leaves unsaid",
    given=[Given(theta, "the support is (0, theta)")],
    sections=[
        statement(
            "The score of Uniform(0, theta)",
            fact(length, "the support has length theta"),
            fact(score, "the score is the same at every point"),
            fact(score_mean, f"so its mean is not 0; the kernel refuses the step that says it is ({refusal()})"),
        ),
        statement(
            "The two sides of the identity",
            fact(square_mean, "the mean of the squared score"),
            fact(curvature_mean, "the mean second derivative of the log-density"),
            fact(differ, "so the two sides differ"),
        ),
    ],
    theorem=logic.conjoin(not_zero, differ),
)

if __name__ == "__main__":
    from symit.library.published import present

    present(score_moving_support)
