"""The values of terms in balls, below any number of binders.

Elementary functions are Arb's.  Logarithms of products, powers and exponentials are taken apart where the factors are
seen to be positive, so that log of a normal density is a polynomial and loses nothing.  Every question about signs and
every `if` is asked at the real projection of the balls at hand: where it is settled there, one analytic formula serves
the whole ball, which is what `integrals` needs of an integrand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from math import factorial
from typing import Any, TypeAlias

from flint import acb, acb_series, arb, fmpq

from symit.evidence import integrals
from symit.evidence.calculus import is_finite_range
from symit.evidence.errors import NotEvaluated, Undefined, short
from symit.evidence.valuation import Valuation
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import App, Definition, Num, Term, Var
from symit.kernel.text import show
from symit.special import (
    ARCTAN,
    BESSEL,
    BESSEL_I0,
    DIGAMMA,
    EIN,
    GAMMA,
    LOG_GAMMA,
    NORMAL_CDF,
    REGULARIZED_BETA,
    SPECIAL,
    UPPER_GAMMA,
    ZETAS,
)

POSITIVE = (GAMMA, NORMAL_CDF, UPPER_GAMMA, REGULARIZED_BETA, BESSEL_I0)
MAX_EXPONENT = 1 << 14
MAX_EXACT = 1 << 12  # factorials, and bits of exact powers
FAR_ZETA = 2000  # where the second summand has all digits of zeta - 1 that are asked for
Value: TypeAlias = Any  # Fraction, or acb below a binder


class Enclosing(Valuation):
    """The values of the variables below some binders, and of the terms seen so far.

    A term that does not mention the innermost variable is looked up outside, so what is constant under an integral is
    computed once.  In an `analytic` valuation a value is only given if the term is analytic in the variables of
    all such valuations.
    """

    def __init__(self, values: Mapping[Var, Value], parent: Enclosing | None = None, analytic: bool = False) -> None:
        self.values = values
        self.parent = parent
        self.analytic: bool = analytic or (parent is not None and parent.analytic)
        self._known: dict[Term, Any] = {}
        self._known_logs: dict[Term, Any] = {}
        self._known_signs: dict[Term, tuple[int, int]] = {}
        self._rational: dict[Term, Fraction | None] = {}

    def inside(self, variable: Var, value: Value, analytic: bool = False) -> Enclosing:
        return Enclosing({variable: value}, self, analytic)

    @cached_property
    def real(self) -> Enclosing:
        """The same with complex balls projected to the real line."""
        outer = self.parent.real if self.parent else None
        if outer is self.parent and not self.analytic and all(_is_real(v) for v in self.values.values()):
            return self
        projected = {k: v if isinstance(v, Fraction) else acb(v.real) for k, v in self.values.items()}
        return Enclosing(projected, outer)

    def value(self, term: Term) -> Any:
        """An `acb` that contains the value of a spelled-out term; not finite where nothing better is known."""
        found = self._known.get(term)
        if found is None:
            owner = self._owner(term)
            found = self._known[term] = self._compute(term) if owner is self else owner.value(term)
        return found

    def _owner(self, term: Term) -> Enclosing:
        """The outermost valuation that has all that `term` mentions."""
        valuation = self
        while valuation.parent is not None and valuation.values.keys().isdisjoint(term.free):
            valuation = valuation.parent
        return valuation

    def _compute(self, term: Term) -> Any:
        if isinstance(term, Num):
            return ball_of(term.value)
        if isinstance(term, Var):
            return self._variable(term)
        if not isinstance(term, App):
            raise NotEvaluated(f"{short(term)} is not a number")
        args = term.args
        if isinstance(term.head, Definition):
            return self._defined(term)
        match term.head.name:
            case "add":
                return self._sum(term)
            case "mul":
                return self._product([self.value(a) for a in args])
            case "pow":
                return self._power(args[0], args[1])
            case "exp":
                return self.value(args[0]).exp()
            case "log":
                return self.log(args[0])
            case "sin":
                return self.value(args[0]).sin()
            case "cos":
                return self.value(args[0]).cos()
            case "pi":
                return acb.pi()
            case "factorial":
                return self._factorial(args[0])
            case "if":
                return self._if(term)
            case "integral":
                return integrals.integral(term, self)
            case "product":
                return self._product([acb(1), *map(self.value, integrals.instances(term, self))])
            case "derivative":
                return integrals.derivative(term, self)
            case "call":
                raise NotEvaluated(f"{show(args[0])} is an unknown function")
            case "boundary":
                raise NotEvaluated("a derivative where two cases meet, or of something unknown")
        raise NotEvaluated(f"{term.head.name} has no value in balls")

    def _defined(self, term: App) -> Any:
        if term.head == EIN:
            return _entire_integral(self.value(term.args[0]))
        if term.head in ZETAS:
            return self._zeta(term)
        if term.head in SPECIAL:
            return self._special(term)
        raise NotEvaluated(f"{term.head.name} has no value in balls")

    def _special(self, term: App) -> Any:
        """Phi, Bessel functions and arctangents anywhere; the others are defined here for positive last arguments."""
        argument = self.value(term.args[-1])
        if term.head == NORMAL_CDF:
            return (-argument / acb(2).sqrt()).erfc() / 2
        if term.head in BESSEL:
            return argument.bessel_i(BESSEL.index(term.head))
        if term.head == ARCTAN:
            return _arctangent(argument, self.analytic)
        if self.real.value(term.args[-1]).real <= 0:
            raise Undefined(f"{short(term)} is defined for positive arguments")
        if not argument.real > 0:
            raise NotEvaluated(f"the argument of {short(term)} is not seen to be positive")
        if term.head == UPPER_GAMMA:
            return argument.gamma_upper(self.value(term.args[0]))
        if term.head == REGULARIZED_BETA:
            return self._share(term)
        if term.head in (GAMMA, LOG_GAMMA):
            return argument.gamma() if term.head == GAMMA else argument.lgamma()
        return argument.digamma() if term.head == DIGAMMA else argument.polygamma(1)

    def _share(self, term: App) -> Any:
        """The distribution function of Beta inside (0, 1)."""
        first, second, place = map(self.value, term.args)
        if self.real.value(term.args[2]).real >= 1:
            raise Undefined(f"{short(term)} is defined for last arguments below 1")
        if not (place.real < 1 and first.real > 0 and second.real > 0):
            raise NotEvaluated(f"the arguments of {short(term)} are not seen to be positive, the last one below 1")
        return place.beta_lower(first, second, regularized=True)

    def _zeta(self, term: App) -> Any:
        """Zeta or a derivative of it at an argument above 1, for which it is defined here."""
        if self.real.value(term.args[0]).real <= 1:
            raise Undefined(f"{short(term)} is defined for arguments above 1")
        argument, order = self.value(term.args[0]), ZETAS.index(term.head)
        if not argument.real > 1:
            raise NotEvaluated(f"the argument of {short(term)} is not seen to lie above 1")
        if argument.real > FAR_ZETA:
            return _far_zeta(argument, order)
        series = acb_series([argument, 1], prec=order + 1).zeta()
        return series[order] * factorial(order)

    def _variable(self, variable: Var) -> Any:
        if variable in self.values:
            value = self.values[variable]
            return ball_of(value) if isinstance(value, Fraction) else value
        raise NotEvaluated(f"{variable.name} has no value")

    def _sum(self, term: App) -> Any:
        total = sum((self.value(a) for a in term.args[1:]), self.value(term.args[0]))
        exact = self.exact(term) if total.contains(0) else None
        return total if exact is None else ball_of(exact)

    def _product(self, factors: Sequence[Any]) -> Any:
        total = factors[0]
        for factor in factors[1:]:
            total = total * factor
        return total

    # ---- powers and logarithms -------------------------------------------------------------------------------

    def _power(self, base: Term, exponent: Term) -> Any:
        value = exponent.value if isinstance(exponent, Num) else self.exact(exponent)
        whole = value is not None and value.denominator == 1 and (exponent.sort == t.INT or isinstance(exponent, Num))
        if value is not None and whole:
            return self._whole_power(base, int(value))
        if exponent.sort == t.INT:
            raise NotEvaluated(f"the exponent {short(exponent)} is not a known integer")
        ball = self.value(base)
        if isinstance(exponent, Num) and value is not None and value > 0 and ball.is_zero():
            return acb(0)
        if value == Fraction(1, 2) and isinstance(exponent, Num):
            if ball.imag.is_zero() and ball.real < 0:
                raise Undefined(f"a root of {short(base)} < 0")
            return ball.sqrt(analytic=self.analytic)
        return (self.value(exponent) * self.log(base)).exp()

    def _whole_power(self, base: Term, exponent: int) -> Any:
        ball = self.value(base)
        if exponent < 0 and ball.is_zero():
            raise Undefined(f"a division by zero, {short(b.power(base, exponent))}")
        if abs(exponent) > MAX_EXPONENT:
            raise NotEvaluated(f"the exponent {exponent} is too large")
        return ball**exponent

    def log(self, term: Term) -> Any:
        """log(term), taken apart where the parts are positive."""
        found = self._known_logs.get(term)
        if found is None:
            owner = self._owner(term)
            found = self._known_logs[term] = self._find_log(term) if owner is self else owner.log(term)
        return found

    def _find_log(self, term: Term) -> Any:
        if isinstance(term, App):
            args = term.args
            if term.head == t.EXP:
                return self.value(args[0])
            if term.head == t.MUL and all(self.sign(a) == 1 for a in args):
                return sum((self.log(a) for a in args[1:]), self.log(args[0]))
            if term.head == t.POW and self.sign(args[0]) == 1:
                return self.value(args[1]) * self.log(args[0])
            if term.head == t.ADD and len(parts := [a for a in args if self.exact(a) != 0]) == 1:
                return self.log(parts[0])
            if term.head == t.FACTORIAL:
                return (self.value(args[0]) + 1).lgamma()
            if term.head == GAMMA and self.sign(args[0]) == 1:
                return self.value(args[0]).lgamma()
            if term.head == t.PRODUCT and is_finite_range(args[0]):
                factors = integrals.instances(term, self)
                if factors and all(self.sign(f) == 1 for f in factors):
                    return sum((self.log(f) for f in factors[1:]), self.log(factors[0]))
            if term.head == t.IF:
                decided = self.decide(args[0])
                if decided is not None:
                    return self.log(args[1] if decided else args[2])
        ball = self.value(term)
        if ball.imag.is_zero() and ball.real <= 0:
            raise Undefined(f"the logarithm of {short(term)} <= 0")
        found = ball.log(analytic=self.analytic)
        if not found.is_finite() and isinstance(term, App) and term.head == t.ADD:
            return self._log_of_greatest(term.args)
        return found

    def _log_of_greatest(self, parts: Sequence[Term]) -> Any:
        """log of a sum in which one part is positive and all others together are smaller: 1 + exp(z) turns around 0
        in a wide ball, but z + log(1 + exp(-z)) does not."""
        for k, part in enumerate(parts):
            if self.sign(part) != 1:
                continue
            whole = self.log(part)
            ratio = sum((self._share_of(p, whole) for p in (*parts[:k], *parts[k + 1 :])), acb(0))
            if ratio.abs_upper() < 1:
                return whole + (1 + ratio).log()
        return acb(arb.nan())

    def _share_of(self, part: Term, log_whole: Any) -> Any:
        if self.sign(part) == 1:
            return (self.log(part) - log_whole).exp()
        return self.value(part) * (-log_whole).exp()

    def _factorial(self, argument: Term) -> Any:
        value = self.exact(argument)
        if value is not None and value < 0:
            raise Undefined(f"the factorial of {short(argument)} = {value}")
        return (self.value(argument) + 1).gamma()

    # ---- signs and conditions, at the real projection --------------------------------------------------------

    def decide(self, condition: Term) -> bool | None:
        """Whether a condition holds for all real values in this valuation, fails for all, or neither is seen."""
        if not isinstance(condition, App) or condition.head not in (*t.RELATIONS, t.AND):
            raise NotEvaluated(f"{short(condition)} is no comparison")
        if condition.head == t.AND:
            parts = [self.decide(c) for c in condition.args]
            return False if False in parts else None if None in parts else True
        low, high = self.real.difference(*condition.args)
        match condition.head.name:
            case "eq" | "ne":
                equal = True if low == high == 0 else False if low > 0 or high < 0 else None
                return equal if equal is None or condition.head == t.EQ else not equal
            case "lt":
                return True if high < 0 else False if low >= 0 else None
        return True if high <= 0 else False if low > 0 else None

    def difference(self, left: Term, right: Term) -> tuple[int, int]:
        """The least and the greatest sign that left - right can have in a real valuation."""
        if right == b.ZERO:
            return self.signs(left)
        if left == b.ZERO:
            low, high = self.signs(right)
            return -high, -low
        exact_left, exact_right = self.exact(left), self.exact(right)
        if exact_left is not None and exact_right is not None:
            sign = (exact_left > exact_right) - (exact_left < exact_right)
            return sign, sign
        return _signs((self.value(left) - self.value(right)).real)

    def sign(self, term: Term) -> int | None:
        """The one sign that a term has at the real projection of this valuation, where it is seen."""
        low, high = self.real.signs(term)
        return low if low == high else None

    def signs(self, term: Term) -> tuple[int, int]:
        """The least and the greatest sign of a term in a real valuation, by shape and else by value."""
        found = self._known_signs.get(term)
        if found is None:
            owner = self._owner(term)
            found = self._known_signs[term] = self._find_signs(term) if owner is self else owner.signs(term)
        return found

    def _find_signs(self, term: Term) -> tuple[int, int]:
        if isinstance(term, App):
            if isinstance(term.head, Definition) and term.head in POSITIVE:
                return 1, 1
            match term.head.name:
                case "exp" | "pi" | "factorial":
                    return 1, 1
                case "mul":
                    signs = [self.sign(a) for a in term.args]
                    if all(s is not None for s in signs):
                        sign = 1
                        for s in signs:
                            sign *= s or 0
                        return sign, sign
                case "pow":
                    if self.sign(term.args[0]) == 1:
                        return 1, 1
                case "product" if is_finite_range(term.args[0]):
                    if all(self.sign(f) == 1 for f in integrals.instances(term, self)):
                        return 1, 1
        exact = self.exact(term)
        if exact is not None:
            sign = (exact > 0) - (exact < 0)
            return sign, sign
        low, high = _signs(self.value(term).real)
        if low != high and isinstance(term, App) and term.head == t.ADD:  # exp(x) for x in a wide ball reaches below 0
            parts = {self.sign(a) for a in term.args} - {0}
            if parts in ({1}, {-1}):
                low = high = parts.pop() or 0
        return low, high

    def _if(self, term: App) -> Any:
        condition, yes, no = term.args
        decided = self.decide(condition)
        if decided is not None:
            return self.value(yes if decided else no)
        if self.parent is None or self.analytic:
            raise NotEvaluated(f"balls do not decide {short(condition)}")
        try:
            return self.value(yes).union(self.value(no))
        except Undefined as error:
            raise NotEvaluated(str(error)) from error

    def exact(self, term: Term) -> Fraction | None:
        """The value of a term that is visibly rational."""
        if isinstance(term, Num):
            return term.value
        if isinstance(term, Var):
            value = self._owner(term).values.get(term)
            return value if isinstance(value, Fraction) else None
        if not isinstance(term, App) or term.head not in (t.ADD, t.MUL, t.POW, t.FACTORIAL, t.IF):
            return None
        owner = self._owner(term)
        if term not in owner._rational:
            owner._rational[term] = owner._exactly(term)
        return owner._rational[term]

    def _exactly(self, term: App) -> Fraction | None:
        if term.head == t.IF:
            decided = self.decide(term.args[0])
            return None if decided is None else self.exact(term.args[1] if decided else term.args[2])
        values = [self.exact(a) for a in term.args]
        return _exact(term.head.name, [v for v in values if v is not None]) if None not in values else None

    def integer(self, term: Term) -> int:
        value = self.exact(term)
        if value is None or value.denominator != 1:
            raise NotEvaluated(f"{short(term)} is not a known integer")
        return int(value)

    def forgetful(self) -> Enclosing:
        """The same with nothing computed yet: for work at another precision."""
        return Enclosing(self.values, self.parent.forgetful() if self.parent else None, self.analytic)


def finite(value: Any, term: Term) -> Any:
    if not value.is_finite():
        raise NotEvaluated(f"no finite enclosure of {short(term)}")
    return value


def ball_of(value: Fraction) -> Any:
    return acb(arb(fmpq(value.numerator, value.denominator)))


def _is_real(value: Value) -> bool:
    return isinstance(value, Fraction) or bool(value.imag.is_zero())


def _signs(ball: Any) -> tuple[int, int]:
    if ball > 0 or ball < 0:
        sign = 1 if ball > 0 else -1
        return sign, sign
    low = 0 if ball >= 0 else -1
    high = 0 if ball <= 0 else 1
    return low, high


def _exact(name: str, values: list[Fraction]) -> Fraction | None:
    if name == "add":
        return sum(values, Fraction(0))
    if name == "mul":
        total = Fraction(1)
        for value in values:
            total *= value
        return total
    if name == "factorial":
        return Fraction(factorial(int(values[0]))) if 0 <= values[0] <= MAX_EXACT else None
    base, exponent = values
    size = max(base.numerator.bit_length(), base.denominator.bit_length())
    if exponent.denominator != 1 or abs(exponent) * size > MAX_EXACT or (base == 0 and exponent < 0):
        return None
    return base ** int(exponent)


def _far_zeta(s: Any, order: int) -> Any:
    """Its derivative of an order up to 2 far from 1: (-log 2)^n 2^-s, and of that in all the summands from the third on
    no more than 4 (2/3)^s."""
    most = (4 * (s.real * (arb(2) / 3).log()).exp()).upper()
    others = arb(0, most)
    second = (-s * acb(2).log()).exp() * (1 + acb(others, others))
    return (1 + second) if order == 0 else second * (-acb(2).log()) ** order


def _entire_integral(s: Any) -> Any:
    """Ein(s) = E1(s) + log(s) + Euler's constant where s is large, else by its power series."""
    if s.real > 1:
        return s.gamma_upper(0) + s.log() + arb.const_euler()
    if s.real < -1:
        return (-s).log() + arb.const_euler() - (-s).ei()
    return s * (-s).hypgeom([1, 1], [2, 2])


def _arctangent(s: Any, analytic: bool) -> Any:
    """Off the imaginary axis beyond i and -i, where the function has its cuts."""
    return acb(arb.nan()) if analytic and not abs(s.imag) < 1 else s.atan()
