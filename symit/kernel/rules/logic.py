"""Rules of logic: hypotheses, quantifiers, instances, cases, induction, and chains of relations."""

from __future__ import annotations

from itertools import pairwise

from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.axioms import AXIOMS
from symit.kernel.domain import require_decidable
from symit.kernel.errors import Refused
from symit.kernel.facts import negations
from symit.kernel.rules.shapes import equation, function, pairs, relation, variable
from symit.kernel.signs import OF_DIFFERENCE
from symit.kernel.terms import INT, App, Term
from symit.kernel.theorem import Work, rule

# ---- hypotheses ----------------------------------------------------------------------------------------------


@rule("assume")
def assume(work: Work, formula: Term) -> Term:
    """A |- A."""
    work.adopt(formula)
    return formula


@rule("axiom")
def axiom(work: Work, name: str) -> Term:
    """|- A for an axiom of the kernel's list."""
    if name not in AXIOMS:
        raise Refused(f"{name} is no axiom of the kernel; it has {', '.join(AXIOMS)}")
    return AXIOMS[name].statement


@rule("evident")
def evident(work: Work, claim: Term) -> Term:
    """What follows from the facts by signs and definedness alone."""
    work.require(claim)
    return claim


@rule("cut", subjects=None)
def cut(work: Work) -> Term:
    """From G, A |- C and H |- A: G, H |- C."""
    first, *proofs = work.subjects
    work.discharge(0, *(p.conclusion for p in proofs))
    return first.conclusion


@rule("imply", subjects=1)
def imply(work: Work, condition: Term) -> Term:
    """From G, A |- C: G |- A => C."""
    work.discharge(0, condition)
    return b.implies(condition, work.subjects[0].conclusion)


@rule("conjoin", subjects=None)
def conjoin(work: Work) -> Term:
    """From |- A, |- B: |- A and B."""
    return b.conj(*(s.conclusion for s in work.subjects))


@rule("contradiction")
def contradiction(work: Work, claim: Term) -> Term:
    """Anything, from facts that give a term no possible sign."""
    for fact in work.facts:
        stated = fact.conclusion
        if not isinstance(stated, App) or stated.head not in t.RELATIONS:
            continue
        if not work.context.plain.sign(b.sub(stated.args[1], stated.args[0])) & OF_DIFFERENCE[stated.head]:
            return claim
    raise Refused("no fact is false by its sign alone")


@rule("theorem", subjects=1)
def theorem(work: Work, id: str) -> Term:
    """A theorem under the name by which others use it; a certificate gives it a section of its own."""
    if not id:
        raise Refused("a theorem needs a name")
    return work.subjects[0].conclusion


# ---- quantifiers and instances -------------------------------------------------------------------------------


@rule("generalize", subjects=1)
def generalize(work: Work, variable_: Term) -> Term:
    """From G |- C, x not in G: G |- for all x, C."""
    x = variable(variable_)
    work.require_fresh(x)
    return b.forall([x], work.subjects[0].conclusion)


@rule("instance", subjects=1)
def instance(work: Work, values: tuple[Term, ...]) -> Term:
    """From |- for all x, A => C, at a defined value for which the facts show A: |- C."""
    formula = work.subjects[0].conclusion
    for value in values:
        formula = _without_conditions(work, formula)
        if not isinstance(formula, App) or formula.head != t.FORALL:
            raise Refused("{} says nothing about all values, so it has no instance at {}", formula, value)
        _require_value(work, value)
        formula = b.open_with(function(formula.args[0]), b.eta(value))
    return _without_conditions(work, formula)


def _without_conditions(work: Work, formula: Term) -> Term:
    """C from A => C, the facts showing A."""
    conditions, conclusion = b.antecedents(formula)
    for condition in conditions:
        work.require(condition)
    return conclusion


@rule("instantiate", subjects=1)
def instantiate(work: Work, values: tuple[tuple[Term, Term], ...]) -> Term:
    """From G(x) |- C(x), at a defined value: G(a) |- C(a).  All variables are replaced at once."""
    replaced = {variable(x): value for x, value in pairs(values)}
    if len(replaced) != len(values):
        raise Refused("a variable is given two values")
    for value in replaced.values():
        _require_value(work, value)
    subject = work.subjects[0]
    work.discharge(0, *subject.hypotheses)
    work.adopt(*(b.substitute(hypothesis, replaced) for hypothesis in subject.hypotheses))
    return b.substitute(subject.conclusion, replaced)


def _require_value(work: Work, value: Term) -> None:
    """A variable stands for a value, so what replaces it must have one; functions may be partial."""
    if value.loose:
        raise Refused("a value may not depend on a variable that is bound outside it")
    if value.sort.name == "space":
        for end in value.args if isinstance(value, App) else ():
            _require_value(work, end)
    elif value.sort.name not in ("fun", "extended"):
        work.require_defined(value)


# ---- cases and induction -------------------------------------------------------------------------------------


@rule("cases", subjects=2)
def cases(work: Work, condition: Term) -> Term:
    """From G, A |- C and H, not A |- C, where A compares terms that the facts show to be defined: G, H |- C."""
    yes, no = work.subjects
    require_decidable(condition, work.context)
    opposite = negations(relation(condition))
    if yes.conclusion != no.conclusion:
        raise Refused("the cases prove different things: {} and {}", yes.conclusion, no.conclusion)
    work.discharge(0, condition)
    work.discharge(1, *opposite)
    return yes.conclusion


@rule("induction", subjects=2)
def induction(work: Work, variable_: Term, start: int) -> Term:
    """From |- P(a) and P(n), a <= n |- P(n + 1): for all n, a <= n => P(n)."""
    base, step = work.subjects
    n = variable(variable_)
    if n.of != INT:
        raise Refused(f"induction runs over the integers, and {n.name} is a {n.of}")
    successor = step.conclusion
    predicate = _predicate(successor, step.hypotheses, n)
    at_start = b.substitute(predicate, {n: b.num(start)})
    if base.conclusion != at_start:
        raise Refused("the base proves {}, not {}", base.conclusion, at_start)
    floor = b.le(start, n)
    work.discharge(1, predicate, floor)
    work.require_fresh(n)
    return b.forall([n], b.implies(floor, predicate))


def _predicate(successor: Term, hypotheses: frozenset[Term], n: Term) -> Term:
    """The hypothesis of the step whose value at n + 1 is what the step concludes."""
    up = b.add(n, 1)
    for hypothesis in hypotheses:
        if b.substitute(hypothesis, {variable(n): up}) == successor:
            return hypothesis
    raise Refused("the step does not prove P(n + 1) from a hypothesis P(n): it proves {}", successor)


# ---- relations -----------------------------------------------------------------------------------------------


@rule("symmetry", subjects=1)
def symmetry(work: Work) -> Term:
    """From |- a = b: |- b = a."""
    left, right = equation(work.subjects[0].conclusion)
    return b.eq(right, left)


@rule("chain", subjects=None)
def chain(work: Work) -> Term:
    """From |- a R b, |- b S c, ...: |- a T z, where T is the weakest of the relations that still holds."""
    links = [relation(s.conclusion) for s in work.subjects]
    if not links:
        raise Refused("a chain needs a link")
    heads = {link.head.name for link in links}
    if "ne" in heads:
        raise Refused("a chain is made of =, <= and <")
    for one, two in pairwise(links):
        if one.args[1] != two.args[0]:
            raise Refused("the chain breaks: {} is not {}", one.args[1], two.args[0])
    head = t.LT if "lt" in heads else t.LE if "le" in heads else t.EQ
    return b.app(head, links[0].args[0], links[-1].args[1])


@rule("rewrite", subjects=2)
def rewrite(work: Work, template: Term) -> Term:
    """From |- P(a) and |- a = b: |- P(b), where the template is x -> P(x)."""
    place = function(template)
    left, right = equation(work.subjects[1].conclusion)
    stated = b.open_with(place, left)
    if stated != work.subjects[0].conclusion:
        raise Refused("the template gives {}, the theorem says {}", stated, work.subjects[0].conclusion)
    return b.open_with(place, right)
