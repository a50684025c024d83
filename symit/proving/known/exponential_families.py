"""A distribution as a member of an exponential family: the density is h(x) exp(theta^T T(x) - A(theta)).

Stands on `lines`.  The author gives the statistics, the natural parameters, A and where its arguments lie; the step
shows that the density integrates to one and that the means of the statistics are the derivatives of A.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sympy import S, diff, exp, oo

from symit.certificates.writing import Shown
from symit.kernel import build as b
from symit.kernel import normal
from symit.kernel import terms as t
from symit.kernel.budget import Exhausted
from symit.kernel.context import Context, knowing
from symit.kernel.rules import logic
from symit.kernel.rules.shapes import function
from symit.kernel.terms import App, Term, Var
from symit.kernel.theorem import Theorem
from symit.language.distributions import Distribution
from symit.language.functionals import density, expectation, integral
from symit.language.spaces import binding, is_interval
from symit.proving.integrals.integrating import integrate
from symit.proving.scope.effort import FOR_A_LINE, at_most
from symit.proving.scope.place import MISSES, NotShown, Place
from symit.proving.scope.scope import Value, as_space, as_term, as_variable, function_of, implied, sides
from symit.proving.script.lines import NotFollowing, Proved, follows
from symit.proving.script.reasons import Reasons
from symit.proving.script.showing import shown

MEAN_BY_THE_NORMALISER = "statistic-mean"
"""The derivative of the integral of h exp(t T) is that of T h exp(t T)."""


@dataclass(frozen=True, eq=False)
class exponential_family:
    """A distribution's density as h(x) exp(theta T(x) - A(theta)), with A as an expression in `at`:

        exponential_family(Poisson(lam), x, T=x, theta=log(lam), A=exp(eta), at=eta, h=1/factorial(x), by=...)

    `at=(eta, Interval.open(-oo, 0))` says where A exists, `by` why h exp(eta T) integrates to exp(A); without it SymPy
    proposes an antiderivative.  Several statistics are given in a list, and then so are `theta` and `at`.
    """

    distribution: Distribution
    x: Any
    T: Any
    theta: Any
    A: Value
    at: Any
    h: Value = S.One
    by: Any = ()

    def proved(self, place: Place) -> Proved:
        """The normaliser, the density in natural form, that it integrates to one, and the means."""
        try:
            entry = _Entry(self)
            normaliser = follows(place, entry.normaliser, _listed(self.by) or entry.own_reasons)
            with at_most(FOR_A_LINE):
                lines = entry.lines(place, normaliser)
        except (*MISSES, Exhausted) as refusal:
            raise NotFollowing(None, refusal) from refusal
        facts = [line.theorem for line in lines[2:]]
        return Proved(tuple(lines), logic.conjoin(*facts), "An exponential family")


@dataclass(frozen=True)
class _Entry:
    """The family in the kernel's terms."""

    of: exponential_family

    @cached_property
    def statistics(self) -> Sequence[Value]:
        return _listed(self.of.T)

    @cached_property
    def at(self) -> Sequence[tuple[Any, Any]]:
        """The arguments of A, each with its interval."""
        listed = self.of.at if isinstance(self.of.at, list) else [self.of.at]
        found = [binding(value) for value in listed]
        if not len(found) == len(self.statistics) == len(_listed(self.of.theta)):
            raise NotShown("each statistic has one natural parameter in theta, and A one argument for it in at")
        if not all(is_interval(domain) for _, domain in found):
            raise NotShown("an argument of A lies in an interval, as in at=(eta, Interval.open(-oo, 0))")
        return found

    @cached_property
    def theta(self) -> Mapping[Any, Value]:
        """The natural parameter that each argument of A stands for."""
        return dict(zip((eta for eta, _ in self.at), _listed(self.of.theta), strict=True))

    @property
    def space(self) -> Any:
        return self.of.distribution.space

    def weight(self, values: Mapping[Any, Value]) -> Value:
        """h exp(theta^T T)."""
        return self.of.h * exp(sum(values[eta] * T for (eta, _), T in zip(self.at, self.statistics, strict=True)))

    @property
    def normaliser(self) -> Term:
        """For all arguments of A: the integral of h exp(eta^T T) is exp(A)."""
        etas = {eta: eta for eta, _ in self.at}
        formula = b.eq(self.integral(self.weight(etas)), as_term(exp(self.of.A)))
        for eta, domain in reversed(self.at):
            formula = b.forall_in(as_variable(eta), as_space(domain), formula)
        return formula

    @property
    def own_reasons(self) -> Reasons:
        """Over an interval, the antiderivative that SymPy proposes."""
        if not is_interval(self.space):
            return ()
        return (integrate(self.weight({eta: eta for eta, _ in self.at}), (self.of.x, self.space)),)

    def integral(self, body: Value) -> Term:
        return as_term(integral(body, (self.of.x, self.space)))

    # ---- what follows ----------------------------------------------------------------------------------------

    def lines(self, place: Place, normaliser: Theorem) -> list[Shown]:
        """Also that the density is in natural form, that it integrates to one, and each mean."""
        at_theta = place.scope.instance(normaliser, *self.theta.values())
        x, space = as_variable(self.of.x), as_space(self.space)
        there = place.at(x, b.member(x, space))
        p, w = as_term(density(self.of.distribution, self.of.x)), as_term(self.weight(self.theta))
        over = as_term(exp(-self.of.A.subs(self.theta, simultaneous=True)))
        natural = shown(there, b.eq(p, b.mul(w, over)))
        unit = place.scope.restate(_transferred(place, x, space, natural, at_theta, over), b.ONE)
        means = [self._mean(place, normaliser, natural, over, k) for k in range(len(self.statistics))]
        return [
            Shown(normaliser, "the normaliser"),
            Shown(natural, "the density in natural form"),
            Shown(unit, "so it integrates to one"),
            *(Shown(mean, "the mean of a statistic is the derivative of A") for mean in means),
        ]

    def _mean(self, place: Place, normaliser: Theorem, natural: Theorem, over: Term, k: int) -> Theorem:
        """E[T_k] = the derivative of A in its k-th argument."""
        moment = self._moment(place, normaliser, k)
        T, (eta, _) = self.statistics[k], self.at[k]
        x = as_variable(self.of.x)
        product = place.at(x, b.member(x, as_space(self.space))).scope
        p, w = sides(natural)[0], as_term(T * self.weight(self.theta))
        scaled = product.linear(b.eq(b.mul(p, as_term(T)), b.mul(w, over)), (natural, as_term(T)))
        mean = as_term(expectation(T, (self.of.x, self.of.distribution)))
        written = _transferred(place, x, as_space(self.space), scaled, moment, over)
        folded = place.scope.know(written).unfold(mean)
        slope = as_term(diff(self.of.A, eta).subs(self.theta, simultaneous=True))
        context = knowing([f.conclusion for f in place.scope.facts])
        forms = slope, context.canonical(slope), as_product(context, slope)
        return place.scope.restate(logic.chain(folded, written), min(forms, key=lambda form: form.size))

    def _moment(self, place: Place, normaliser: Theorem, k: int) -> Theorem:
        """The integral of T_k h exp(theta^T T), by the theorem about one statistic."""
        eta, domain = self.at[k]
        T, x = self.statistics[k], as_variable(self.of.x)
        others = {e: v for e, v in self.theta.items() if e != eta}
        fixed = self.of.A.subs(others, simultaneous=True)
        rest = self.weight({**others, eta: S.Zero})
        s = as_variable(eta)
        values = {
            "X": as_space(self.space),
            "h": b.lam(x, as_term(rest)),
            "T": b.lam(x, as_term(T)),
            "theta": as_term(self.theta[eta]),
            "delta": as_term(_distance(domain, self.theta[eta])),
            "Z": b.lam(s, as_term(exp(fixed))),
            "Z1": b.lam(s, as_term(diff(exp(fixed), eta))),
        }
        along = [s if e == eta else v for e, v in self.theta.items()]
        theorem = place.scope.special(place.find(MEAN_BY_THE_NORMALISER), **values)
        return _satisfied(place, theorem, normaliser, along)


def _satisfied(place: Place, theorem: Theorem, normaliser: Theorem, along: Sequence[Any]) -> Theorem:
    """The theorem without its hypotheses; what the normaliser is near theta is an instance of what it is anywhere."""
    proofs = []
    for hypothesis in sorted(theorem.hypotheses - place.assumed(), key=t.order):
        near = _about_an_integral(hypothesis)
        proofs.append(_near(place, near, normaliser, along) if near else shown(place, hypothesis))
    return logic.cut(theorem, *proofs)


def _about_an_integral(formula: Term) -> App | None:
    """For all t of an interval, integral = value."""
    if isinstance(formula, App) and formula.head == t.FORALL:
        function = function_of(formula)
        _, statement = b.antecedents(b.open_with(function, b.fresh("t", function.domain, formula)))
        if b.is_app(statement, t.EQ) and isinstance(statement, App) and b.is_app(statement.args[0], t.INTEGRAL):
            return formula
    return None


def _near(place: Place, hypothesis: App, normaliser: Theorem, along: Sequence[Any]) -> Theorem:
    """What the normaliser is, at an arbitrary point of the interval of the hypothesis."""
    (s,) = [value for value in along if isinstance(value, Var)]
    (condition,), statement = b.antecedents(b.open_with(function_of(hypothesis), s))
    there = place.at(s, condition)
    instance = there.scope.instance(normaliser, *along)
    same = there.scope.know(instance).linear(statement, (instance, 1))
    return logic.generalize(implied(same, condition), variable_=s)


def _transferred(place: Place, x: Var, space: Term, pointwise: Theorem, known: Theorem, factor: Term) -> Theorem:
    """From f = w c at every point and integral of w = v: integral of f = v c."""
    scope = place.scope.know(known)
    whole, value = sides(known)
    w = b.open_with(function(whole.args[1]), x)  # type: ignore[union-attr]
    linear = scope.linearity(x, space, sides(pointwise)[1], (factor, w))
    same = scope.know(linear).congruence(x, space, pointwise)
    claim = b.eq(sides(same)[0], b.mul(value, factor))
    return scope.know(linear, same).linear(claim, (same, 1), (linear, 1), (known, factor))


def as_product(context: Context, term: Term) -> Term:
    """A term as a product of powers, whose signs are plain to see."""
    factored = normal.factor(term, context)
    powers = [b.power(f, e) if e != 1 else f for f, e in factored.factors]
    return b.mul(*([] if factored.content == 1 else [b.num(factored.content)]), *powers)


def _listed(value: Any) -> Sequence[Value]:
    return value if isinstance(value, (list, tuple)) else (value,)


def _distance(domain: Any, theta: Value) -> Value:
    """How far theta may move within the interval."""
    low, high = (S(-oo), S(oo)) if domain == S.Reals else (domain.start, domain.end)
    if low == -oo and high == oo:
        return S.One
    if low == -oo or high == oo:
        return high - theta if low == -oo else theta - low
    return (theta - low) * (high - theta) / (high - low)
