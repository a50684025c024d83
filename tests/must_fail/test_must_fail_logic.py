"""Hypotheses, cases, instances, induction and chains that do not hold together."""

from __future__ import annotations

from must_fail_tools import HALF, S, by, f, given, known, n, p, refused, t, x, y, z

from symit.kernel import build as b
from symit.kernel.terms import TermError, Var

# ---- cases ---------------------------------------------------------------------------------------------------


@refused("base that is not zero")
def test_cases_whose_condition_has_no_value() -> object:
    """At x = 0 neither 0 < 1/x nor 1/x <= 0 holds."""
    condition = b.lt(0, b.div(1, x))
    yes = known(b.ne(x, 0), given(condition))
    no = known(b.ne(x, 0), given(b.le(b.div(1, x), 0)))
    return by.cases(yes, no, condition=condition)


@refused("cases prove different things")
def test_cases_that_prove_different_things() -> object:
    """x > 0 in one case, x <= 0 in the other."""
    return by.cases(given(b.lt(0, x)), given(b.le(x, 0)), condition=b.lt(0, x))


@refused("a case distinction compares terms")
def test_cases_on_definedness() -> object:
    """Whether f(x) has a value is no comparison of terms; cases over it would be a detour around definedness."""
    condition = b.defined(b.call(f, x))
    return by.cases(given(b.eq(x, x)), given(b.eq(x, x)), condition=condition)


@refused("not a relation")
def test_cases_on_a_conjunction() -> object:
    """Not (A and B) is neither not A nor not B."""
    condition = b.conj(b.lt(0, x), b.lt(0, y))
    return by.cases(given(condition), given(condition), condition=condition)


@refused("cannot show x = 0")
def test_the_wrong_half_stays() -> object:
    """A hypothesis that is not the negation is not discharged: x < 0 and x > 0 leave out 0."""
    result = by.cases(known(b.ne(x, 0), given(b.lt(0, x))), known(b.ne(x, 0), given(b.lt(x, 0))), condition=b.lt(0, x))
    ground = by.instantiate(result, values=((x, b.num(0)),))
    return known(b.eq(x, 0), ground) if ground.hypotheses else ground


# ---- instances -----------------------------------------------------------------------------------------------


@refused("cannot show 0 < -1")
def test_instance_outside_the_condition() -> object:
    """For all x > 0; not for -1."""
    rule = given(b.forall([x], b.implies(b.lt(0, x), b.defined(b.log(x)))))
    return by.instance(rule, values=(b.num(-1),))


@refused("cannot stand for a variable of sort int")
def test_integer_variable_at_a_half() -> object:
    """0 < n gives 1 <= n for integers; not for 1/2."""
    rule = by.generalize(by.imply(known(b.le(1, n), given(b.lt(0, n))), condition=b.lt(0, n)), variable_=n)
    return by.instance(rule, known(b.lt(0, HALF)), values=(HALF,))


@refused("n is a int, and real was given")
def test_integer_symbol_at_a_half() -> object:
    """The same for a free symbol."""
    return by.instantiate(known(b.le(1, n), given(b.lt(0, n))), values=((n, HALF),))


@refused("cannot show 1 <= x")
def test_integers_are_not_reals() -> object:
    """0 < x does not give 1 <= x for a real x."""
    return known(b.le(1, x), given(b.lt(0, x)))


@refused("cannot show y != 0")
def test_instance_without_a_value() -> object:
    """x is a number, and 1/y is none for y = 0."""
    return by.instance(given(b.forall([x], b.eq(b.mul(0, x), 0))), values=(b.div(1, y),))


@refused("not known to be defined")
def test_partial_function_as_a_value() -> object:
    """f(0) may not exist."""
    return by.instantiate(by.field(claim=b.eq(x, x)), values=((x, b.call(f, b.num(0))),))


@refused("says nothing about all values")
def test_too_many_instances() -> object:
    """One quantifier, two values."""
    return by.instance(given(b.forall([x], b.lt(x, y))), values=(b.num(0), b.num(1)))


@refused("given two values")
def test_two_values_for_one_symbol() -> object:
    """x is not both 0 and 1."""
    return by.instantiate(given(b.eq(x, 0)), values=((x, b.num(0)), (x, b.num(1))))


@refused("cannot show in\\(x")
def test_space_taken_to_have_a_point() -> object:
    """From `for all t in S: 0 < p(t)` nothing follows at a t that is not known to lie in S, and S may be empty."""
    rule = given(b.forall([t], b.implies(b.member(t, S), b.lt(0, b.call(p, t)))))
    moved = by.instantiate(rule, values=((S, b.interval(1, 0)),))
    return by.instance(moved, values=(x,))


@refused("cannot show in\\(x, interval\\(1, 0\\)\\)")
def test_point_of_an_empty_interval() -> object:
    """There is none."""
    return known(b.member(x, b.interval(1, 0)), given(b.lt(0, x)), given(b.lt(x, 1)))


@refused("cannot show in\\(x, interval\\(oo, oo\\)\\)")
def test_point_beyond_infinity() -> object:
    """(oo, oo) is empty."""
    return known(b.member(x, b.interval(b.INFINITY, b.INFINITY)))


@refused("was given for it")
def test_space_of_another_kind() -> object:
    """Two spaces with the same points cannot become an interval and a range."""
    other = Var("T", S.of)
    both = given(b.eq(b.integral(S, t, b.call(p, t)), b.integral(other, t, b.call(p, t))))
    return by.instantiate(both, values=((S, b.interval(0, 1)), (other, b.integers(0, 1))))


# ---- induction -----------------------------------------------------------------------------------------------


@refused("the base proves")
def test_induction_from_the_wrong_start() -> object:
    """2 <= n holds from 2 on; the base is proved at 2 and the claim starts at 0."""
    base = known(b.le(2, 2))
    step = known(b.le(2, b.add(n, 1)), given(b.le(2, n)))
    return by.induction(base, step, variable_=n, start=0)


@refused("does not prove P\\(n \\+ 1\\)")
def test_induction_without_a_step() -> object:
    """All horses have one colour: P(n) |- P(n)."""
    claim = b.le(n, 0)
    return by.induction(known(b.le(0, 0)), given(claim), variable_=n, start=0)


@refused("n is not arbitrary")
def test_induction_whose_step_skips_a_case() -> object:
    """The step holds for n >= 1 only."""
    step = by.cut(known(b.le(0, b.add(n, 1)), given(b.le(0, n)), given(b.le(1, n))))
    return by.induction(known(b.le(0, 0)), step, variable_=n, start=0)


@refused("runs over the integers")
def test_induction_over_the_reals() -> object:
    """x -> x + 1 from 0 does not reach 1/2."""
    step = known(b.le(0, b.add(x, 1)), given(b.le(0, x)))
    return by.induction(known(b.le(0, 0)), step, variable_=x, start=0)


@refused("n is not arbitrary")
def test_induction_whose_base_speaks_of_n() -> object:
    """The base is a statement about the start."""
    base = by.cut(known(b.le(0, 0), given(b.eq(n, 7))))
    return by.induction(base, known(b.le(0, b.add(n, 1)), given(b.le(0, n))), variable_=n, start=0)


# ---- relations -----------------------------------------------------------------------------------------------


@refused("chain breaks")
def test_chain_with_a_gap() -> object:
    """x <= y and z <= x."""
    return by.chain(given(b.le(x, y)), given(b.le(z, x)))


@refused("made of")
def test_chain_of_inequations() -> object:
    """x != y and y != x."""
    return by.chain(given(b.ne(x, y)), given(b.ne(y, x)))


@refused("not of the form eq")
def test_symmetry_of_an_inequality() -> object:
    """x <= y is not y <= x."""
    return by.symmetry(given(b.le(x, y)))


@refused("equations only")
def test_equation_from_inequalities() -> object:
    """x <= y gives no equation."""
    return by.linear(given(b.le(x, y)), claim=b.eq(x, y), multipliers=(b.num(1),))


@refused("cannot show 0 <= -1")
def test_inequality_with_a_negative_multiplier() -> object:
    """-1 times x <= y is -x >= -y."""
    return by.linear(given(b.le(x, y)), claim=b.le(y, x), multipliers=(b.num(-1),))


@refused("cannot show 0 <= z")
def test_inequality_with_a_multiplier_of_unknown_sign() -> object:
    """z x <= z y needs z >= 0."""
    return by.linear(given(b.le(x, y)), claim=b.le(b.mul(z, x), b.mul(z, y)), multipliers=(z,))


@refused("whose sign is not known")
def test_strict_inequality_from_a_multiplier_that_may_vanish() -> object:
    """z >= 0 and x < y give z x <= z y only."""
    claim = b.lt(b.mul(z, x), b.mul(z, y))
    return by.linear(given(b.le(0, z)), given(b.lt(x, y)), claim=claim, multipliers=(z,))


@refused("cannot be combined")
def test_combination_of_inequations() -> object:
    """x != 0 and y != 0 say nothing of x + y."""
    return by.linear(given(b.ne(x, 0)), claim=b.le(x, 0), multipliers=(b.num(1),))


@refused("the template gives")
def test_rewriting_what_is_not_there() -> object:
    """The template must give the theorem."""
    return by.rewrite(given(b.lt(0, x)), given(b.eq(y, z)), template=b.lam(y, b.lt(0, y)))


@refused("no fact is false")
def test_contradiction_without_one() -> object:
    """x < 0 and x > -1 agree well."""
    return by.contradiction(given(b.lt(x, 0)), given(b.lt(-1, x)), claim=b.eq(0, 1))


@refused("not a statement")
def test_assuming_a_number() -> object:
    """x is no statement."""
    return by.assume(formula=x)


@refused("is no axiom of the kernel")
def test_axiom_of_my_own() -> object:
    """The list is closed."""
    return by.axiom(name="riemann-hypothesis")


@refused("lt expects real where bool was given", TermError)
def test_formula_of_the_wrong_sort() -> object:
    """A real compared with a statement."""
    return b.lt(x, b.lt(x, y))


@refused("the arguments do not fit the rule")
def test_argument_that_the_rule_does_not_know() -> object:
    """A rule takes what it takes."""
    return by.evident(claim=b.lt(0, 1), force=True)


@refused("premises are needed")
def test_rule_without_its_premises() -> object:
    """Cases need two."""
    return by.cases(given(b.lt(0, x)), condition=b.lt(0, x))
