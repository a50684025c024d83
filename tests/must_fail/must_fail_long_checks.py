"""Small certificates that would keep a checker busy, or fill its memory, if nothing were counted.

Each is a text of less than a megabyte.  Also read by the benchmark of the bounds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from random import Random
from typing import Any

from symit.certificates.writing import lay_out
from symit.kernel.certificate import FORMAT

REAL, INT = "real", "int"
PRIME = 2**61 - 1  # Python's hash of a number is its rest by this


class Table:
    """The terms of a proof, and what is made of them."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []

    def add(self, *node: Any) -> int:
        self.nodes.append(list(node))
        return len(self.nodes) - 1

    def num(self, value: object) -> int:
        return self.add("num", str(value))

    def var(self, name: str, sort: object = REAL) -> int:
        return self.add("var", name, sort)

    def reals(self, name: str, count: int) -> list[int]:
        return [self.var(f"{name}{i}") for i in range(count)]

    def app(self, head: str, *args: int) -> int:
        return self.add("app", head, list(args))

    def fun(self, body: int, sort: object = REAL) -> int:
        return self.add("fun", "x", sort, body)

    def certificate(self, steps: Sequence[Any], stated: int, definitions: Sequence[Any] = ()) -> str:
        """One that states a formula, whether or not the steps prove it."""
        proof = {"id": "a", "uses": {}, "definitions": list(definitions), "terms": self.nodes, "steps": list(steps)}
        proof |= {"proved": 0, "hypotheses": [], "statement": stated}
        about = {"id": "a", "title": "", "source": "", "terms": [], "steps": [], "hypotheses": [], "parts": []}
        return lay_out({"format": FORMAT, "proofs": [proof], "about": about})


def step(rule: str, *premises: int, **args: Any) -> dict[str, Any]:
    return {"rule": rule, "premises": list(premises), "args": {name: _argument(value) for name, value in args.items()}}


def _argument(value: Any) -> Any:
    return {"term": value} if isinstance(value, int) else value


def of_no_weight(t: Table, parts: Sequence[int], each: int) -> tuple[list[Any], int]:
    """Steps that show 0 a + 0 b + ... = 0, so many parts in each; and 0 = 0."""
    zero = t.num(0)
    weightless = [t.app("mul", zero, part) for part in parts]
    sums = [t.app("add", zero, *weightless[k : k + each]) for k in range(0, len(parts), each)]
    return [step("field", 0, claim=t.app("eq", total, zero)) for total in sums], t.app("eq", zero, zero)


def cyclotomic(degree: int) -> str:
    """x^n - 1 has as many factors as n has divisors."""
    t = Table()
    power = t.app("pow", t.var("x"), t.num(degree))
    claim = t.app("le", t.num(0), t.app("add", power, t.num(-1)))
    return t.certificate([step("evident", claim=claim)], claim)


def common_factor() -> str:
    """(x^5041 - y^5041)/(x^5040 - y^5040): a gcd of two sums of many terms."""
    t = Table()
    x, y, minus = t.var("x"), t.var("y"), t.num(-1)
    top, bottom = (
        t.app("add", t.app("pow", x, t.num(n)), t.app("mul", minus, t.app("pow", y, t.num(n)))) for n in (5041, 5040)
    )
    claim = t.app("eq", t.app("mul", top, t.app("pow", bottom, minus)), t.num(0))
    return t.certificate([step("field", claim=claim)], claim)


def free_variables() -> str:
    """Each of 9,000 products has 9,001 free variables, no two the same."""
    t = Table()
    total = t.app("add", *t.reals("a", 9_000))
    for variable in t.reals("b", 9_000):
        t.app("mul", total, variable)
    claim = t.app("eq", total, total)
    return t.certificate([step("field", claim=claim)], claim)


def products_of_sums() -> str:
    """(a0 + ... + a59)^2, multiplied out in every step."""
    t = Table()
    total = t.app("add", *t.reals("a", 60))
    claims = []
    for k in range(2, 6_000):
        square = t.app("mul", total, total, t.num(k))
        claims.append(t.app("eq", square, t.app("mul", total, t.num(k), total)))
    return t.certificate([step("field", claim=c) for c in claims], claims[0])


def numbers_of_one_hash() -> str:
    """exp of k (2^61 - 1) x for many k: to a table of powers, all at one place."""
    t = Table()
    x = t.var("x")
    total = t.app("add", *[t.app("exp", t.app("mul", t.num(k * PRIME), x)) for k in range(1, 4_500)])
    claim = t.app("eq", total, t.app("mul", total, t.num(1)))
    return t.certificate([step("field", claim=claim)], claim)


def powers_of_zero() -> str:
    """(x - x)^k for thousands of k."""
    t = Table()
    nothing = [t.app("add", x, t.app("mul", t.num(-1), x)) for x in t.reals("x", 3)]
    powers = [t.app("pow", zero, t.num(k)) for zero in nothing for k in range(5_000, 10_000)]
    steps, claim = of_no_weight(t, powers, 1_000)
    return t.certificate([step("assume", formula=claim), *steps], claim)


def powers_of_a_long_product() -> str:
    """(a0 ... a2047)^k for thousands of k."""
    t = Table()
    product = t.reals("a", 2_048)
    while len(product) > 1:
        product = [t.app("mul", *pair) for pair in zip(product[::2], product[1::2], strict=True)]
    steps, claim = of_no_weight(t, [t.app("pow", product[0], t.num(k)) for k in range(201, 5_201)], 10)
    return t.certificate([step("assume", formula=t.app("defined", product[0])), *steps], claim)


def sums_that_are_kept() -> str:
    """(a0 + ... + a69) (b0 + ... + b69) + k for thousands of k."""
    t = Table()
    square = t.app("mul", t.app("add", *t.reals("a", 70)), t.app("add", *t.reals("b", 70)))
    steps, claim = of_no_weight(t, [t.app("add", square, t.num(k)) for k in range(1, 14_000)], 100)
    return t.certificate([step("assume", formula=t.app("defined", square)), *steps], claim)


def sums_that_cancel() -> str:
    """(a0 + ... + a69) (b0 + ... + b69), added and taken away tens of thousands of times."""
    t = Table()
    square = t.app("mul", t.app("add", *t.reals("a", 70)), t.app("add", *t.reals("b", 70)))
    both = [square, t.app("mul", t.num(-1), square)]
    steps, claim = of_no_weight(t, [t.app("add", t.num(k), *both * 100) for k in range(400)], 1)
    return t.certificate([step("assume", formula=t.app("defined", square)), *steps], claim)


def long_fractions() -> str:
    """Sums of fractions whose denominators have nothing in common."""
    t, random = Table(), Random(1)
    x = t.var("x")
    numbers = [t.num(f"{random.getrandbits(900) | 1}/{random.getrandbits(900) | 1}") for _ in range(900)]
    terms = [t.app("mul", number, t.app("pow", x, t.num(k))) for k, number in enumerate(numbers)]
    total = t.app("add", *terms)
    claims = [t.app("eq", t.app("mul", total, number), t.app("mul", number, total)) for number in numbers]
    return t.certificate([step("field", claim=c) for c in claims], claims[0])


def facts_in_every_order() -> str:
    """300 facts in 600 orders: a context for each beginning of each."""
    t, random = Table(), Random(3)
    xs, zero = t.reals("x", 300), t.num(0)
    sums = [t.app("add", x, t.app("mul", y, t.num(2))) for x, y in zip(xs, xs[1:] + xs[:1], strict=True)]
    facts = [t.app("lt", zero, total) for total in sums]
    claim = t.app("eq", zero, zero)
    steps = [step("assume", formula=fact) for fact in facts]
    for _ in range(600):
        random.shuffle(order := list(range(300)))
        steps.append(step("field", *order, claim=claim))
    return t.certificate(steps, facts[0])


def parts_of_facts() -> str:
    """The 8,000 parts of a sum, for each of 4,000 facts about it."""
    t = Table()
    total, zero = t.app("add", *t.reals("a", 8_000)), t.num(0)
    claim, steps = t.app("eq", zero, zero), []
    for k in range(4_000):
        steps.append(step("assume", formula=t.app("lt", zero, t.app("mul", total, t.num(k + 2)))))
        steps.append(step("field", len(steps) - 1, claim=claim))
    return t.certificate(steps, claim)


def hypotheses_without_end() -> str:
    """3,000 hypotheses, and 6,000 theorems with all of them but one."""
    t = Table()
    facts = [t.app("le", t.num(0), a) for a in t.reals("a", 3_000)]
    steps = [step("assume", formula=fact) for fact in facts]
    steps.append(step("conjoin", *range(3_000)))
    steps += [step("imply", 3_000, condition=facts[k % 3_000]) for k in range(6_000)]
    return t.certificate(steps, facts[0])


def the_same_again() -> str:
    """8,000 hypotheses, put into other words hundreds of times, in which nothing is replaced."""
    t = Table()
    facts = [t.var(f"a{k}", "bool") for k in range(8_000)]
    steps: list[Any] = [step("assume", formula=fact) for fact in facts]
    steps.append(step("conjoin", *range(8_000)))
    steps += [{"rule": "instantiate", "premises": [8_000], "args": {"values": []}}] * 500
    return t.certificate(steps, facts[0])


def instances_of_instances() -> str:
    """For all u, v, w in a space that has 200 named points: 8 million instances."""
    t = Table()
    space = t.app("interval", t.num(0), t.num(1))
    formula = t.app("lt", t.add("bound", 2, REAL), t.app("add", t.add("bound", 1, REAL), t.add("bound", 0, REAL)))
    for _ in range(3):
        formula = t.app("implies", t.app("in", t.add("bound", 0, REAL), space), formula)
        formula = t.app("forall", t.fun(formula))
    points = [t.app("in", p, space) for p in t.reals("p", 200)]
    claim = t.app("eq", space - 1, space - 1)
    steps = [step("assume", formula=f) for f in (formula, *points)]
    return t.certificate([*steps, step("field", *range(201), claim=claim)], formula)


def sorts_in_sorts() -> str:
    """x in S0, whose points become functions of 30 points of S1, whose points become functions of 30 points of S2."""
    t = Table()
    space = t.var("S0", ["space", "point:P0"])
    claim = t.app("in", t.var("x", "point:P0"), space)
    steps: list[Any] = [step("assume", formula=claim)]
    for k in range(1, 6):
        functions = t.var(f"F{k}", ["space", ["fun", "real", *[f"point:P{k}"] * 30]])
        values = [[{"term": space}, {"term": functions}]]
        steps.append({"rule": "instantiate", "premises": [len(steps) - 1], "args": {"values": values}})
        space = t.var(f"S{k}", ["space", f"point:P{k}"])
    return t.certificate(steps, claim)


def names_that_are_taken() -> str:
    """10,000 names that no point may have, and thousands of integrals, each with a point."""
    t = Table()
    zero = t.num(0)
    names = t.app("if", t.app("lt", zero, zero), t.app("add", *t.reals("a", 10_000)), zero)
    one = t.app("integral", t.app("range", zero, zero), t.fun(t.num(5), INT))
    claims = [t.app("defined", t.app("add", t.num(k), *[one] * 4_000)) for k in range(30)]
    steps = [step("assume", formula=t.app("defined", names)), *[step("evident", 0, claim=c) for c in claims]]
    return t.certificate(steps, claims[0])


def names_that_facts_take() -> str:
    """The derivative at a point that is in none of 300 facts about 8,000 names."""
    t = Table()
    zero = t.num(0)
    names = t.app("if", t.app("lt", zero, zero), t.app("add", *t.reals("a", 8_000)), zero)
    steps = [step("assume", formula=t.app("defined", t.app("add", names, t.num(k)))) for k in range(300)]
    steps += [step("differentiate", *range(300), body=t.fun(t.num(k)), at=zero) for k in range(400)]
    return t.certificate(steps, zero)


def derivatives_among_facts() -> str:
    """The sum of 3,000 unknown functions, whose derivatives are among as many facts."""
    t = Table()
    at, here, value = t.var("y"), t.add("bound", 0, REAL), t.var("v")
    values = [t.app("call", t.var(f"f{k}", ["fun", REAL, REAL]), here) for k in range(3_000)]
    facts = [t.app("eq", t.app("derivative", t.fun(v), at), value) for v in values]
    steps = [step("assume", formula=t.app("and", *facts))]
    steps += [step("differentiate", 0, body=t.fun(t.app("add", t.num(k), *values)), at=at) for k in range(25)]
    return t.certificate(steps, value)


def integrals_among_facts() -> str:
    """3,000 integrals that a fact shows to exist, and twice the last of them, thousands of times."""
    t = Table()
    here = t.add("bound", 0, REAL)
    line = t.app("interval", t.app("minus_infinity"), t.app("infinity"))
    values = [t.app("exp", t.app("mul", here, a)) for a in t.reals("a", 3_000)]
    facts = [t.app("defined", t.app("integral", line, t.fun(v))) for v in values]
    twice = t.app("integral", line, t.fun(t.app("mul", values[0], t.num(2))))
    claims = [t.app("defined", t.app("add", t.num(k), *[twice] * 3_000)) for k in range(30)]
    steps = [step("assume", formula=t.app("and", *facts)), *[step("evident", 0, claim=c) for c in claims]]
    return t.certificate(steps, claims[0])


def derivative_of_a_product() -> str:
    """The product rule for 2,500 factors."""
    t = Table()
    product = t.app("mul", *[t.app("add", t.add("bound", 0, REAL), t.num(k)) for k in range(2_500)])
    claim, body = t.app("eq", t.num(0), t.num(0)), t.fun(product)
    return t.certificate([step("differentiate", body=body, at=t.var("y"))], claim)


def nested_cases() -> str:
    """Twelve cases one in another, each with two branches: 4,096 ways through."""
    t = Table()
    whole = t.var("x")
    for k in range(11):
        condition = t.app("lt", t.num(0), t.var(f"c{k}"))
        whole = t.app("if", condition, t.app("add", whole, t.num(k)), t.app("mul", whole, t.num(2)))
    claims = [t.app("lt", whole, t.app("add", whole, t.num(k))) for k in range(1, 400)]
    return t.certificate([step("evident", claim=c) for c in claims], claims[0])


def definitions_that_spread() -> str:
    """d(x) := e(x) + e(x + k), e(x) := ...: written out, 2^40 logarithms that are all different."""
    t = Table()
    x = ["var", "x", "real"]
    chain = [{"name": "d0", "params": [0], "terms": [x, ["app", "log", [0]]], "body": 1}]
    for k in range(1, 40):
        below = f"d{k - 1}"
        terms = [x, ["num", str(2**k)], ["app", "add", [0, 1]], ["def", below, [0]], ["def", below, [2]]]
        chain.append({"name": f"d{k}", "params": [0], "terms": [*terms, ["app", "add", [3, 4]]], "body": 5})
    spread = t.add("def", "d39", [t.var("x")])
    claim = t.app("eq", spread, spread)
    return t.certificate([step("unfold", term=spread)], claim, chain)


def many_definitions() -> str:
    """7,000 of them, each looked up among those before it."""
    t = Table()
    chain = [{"name": f"d{k}", "params": [0], "terms": [["var", "x", "real"]], "body": 0} for k in range(7_000)]
    claim = t.app("eq", t.num(0), t.num(0))
    return t.certificate([step("field", claim=claim)], claim, chain)


LONG_CHECKS: Mapping[str, Callable[[], str]] = {
    "cyclotomic, degree 2520": lambda: cyclotomic(2520),
    "cyclotomic, degree 9240": lambda: cyclotomic(9240),
    **{
        make.__name__.replace("_", " "): make
        for make in (
            *(common_factor, free_variables, products_of_sums, numbers_of_one_hash, long_fractions),
            *(powers_of_zero, powers_of_a_long_product, sums_that_are_kept, sums_that_cancel),
            *(facts_in_every_order, parts_of_facts, hypotheses_without_end, instances_of_instances),
            *(the_same_again, sorts_in_sorts, names_that_are_taken, names_that_facts_take),
            *(derivatives_among_facts, integrals_among_facts, derivative_of_a_product, nested_cases),
            *(definitions_that_spread, many_definitions),
        )
    },
}
