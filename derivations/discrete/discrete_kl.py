"""KL divergence between two vectors of probabilities, as a sum of terms of which none is negative.

The differences q_j - p_j add up to 0, and with its own each term is at least 0.  Where p_j = 0 the term is q_j, and
there q_j may be 0 too.  Essay, "Properties of KL Divergence".
"""

from symit.kernel import build as b
from symit.kernel.build import call, eq, integral
from symit.kernel.definitions import KL, REL_ENTR
from symit.kernel.rules import logic
from symit.kernel.terms import INT, REAL, Var, function
from symit.proving.derivation import Given, derivation, fact, statement
from symit.proving.scope import Scope

j, d = b.integer("j"), b.integer("d")
p, q = (Var(name, function(REAL, INT)) for name in "pq")
indices = b.integers(1, d)
p_j, q_j = call(p, j), call(q, j)
possible = b.forall_in(j, indices, b.implies(b.ne(p_j, 0), b.lt(0, q_j)))
p_total, q_total = (eq(integral(indices, j, share), 1) for share in (p_j, q_j))
given = [
    Given(b.forall_in(j, indices, b.le(0, p_j)), "no p_j is negative"),
    Given(b.forall_in(j, indices, b.le(0, q_j)), "no q_j is negative"),
    Given(possible, "q_j is positive wherever p_j is"),
    Given(p_total, "the p_j add up to one"),
    Given(q_total, "the q_j add up to one"),
]
scope = Scope().given(*(g.statement for g in given))
at_j = scope.at_point(j, indices)
ratio = b.app(REL_ENTR, p_j, q_j)

# ---- each term has a value -----------------------------------------------------------------------------------
never, sometimes = at_j.given(eq(p_j, 0)), at_j.given(b.ne(p_j, 0))
positive = sometimes.instance(logic.assume(formula=possible), j)
itself = eq(ratio, ratio)
has_value = logic.cases(
    never.linear(itself), sometimes.know(positive).linear(itself), *at_j.facts, condition=eq(p_j, 0)
)
values = Scope().for_all(at_j.know(has_value).evident(b.defined(ratio)), j, indices)

# ---- and the differences add up to 0 -------------------------------------------------------------------------
known = scope.know(values)
divergence = known.unfold(b.app(KL, indices, b.lam(j, p_j), b.lam(j, q_j)))
no_difference = ((logic.assume(formula=p_total), 1), (logic.assume(formula=q_total), -1))
claim = known.know(divergence).linear(
    eq(divergence.conclusion.args[0], integral(indices, j, b.add(ratio, b.neg(p_j), q_j))),
    (divergence, 1),
    *no_difference,
)

discrete_kl = derivation(
    id="discrete-kl",
    title="KL divergence between two vectors of probabilities",
    source="Essay, Properties of KL Divergence; written out",
    given=given,
    sections=[
        statement(
            "Term by term",
            fact(values, "p_j log(p_j/q_j) has a value, 0 where p_j is"),
            fact(divergence, "by definition"),
            fact(claim, "the differences q_j - p_j add up to 0"),
        )
    ],
    models={
        "three values, one of them never taken": {
            "d": b.num(3),
            "p": b.lam(j, b.div(b.sub(j, 1), 3)),
            "q": b.lam(j, b.div(j, 6)),
        }
    },
)

if __name__ == "__main__":
    from symit.library.published import present

    present(discrete_kl)
