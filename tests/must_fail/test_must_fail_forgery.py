"""Theorem objects that no rule made: refused as premises or, where Python cannot prevent that, by the checker."""

from __future__ import annotations

import copy
import dataclasses
import pickle

from must_fail_certificates import certificate
from must_fail_tools import by, given, refused, x

from symit.certificates.reading import check
from symit.kernel import build as b
from symit.kernel.certificate import Rejected
from symit.kernel.errors import Refused
from symit.kernel.terms import Term
from symit.kernel.theorem import Rule, Theorem

FALSE = b.eq(0, 1)


def true() -> Theorem:
    return by.field(claim=b.eq(0, 0))


def forged(conclusion: Term = FALSE) -> Theorem:
    """A theorem whose conclusion was exchanged after a rule had made it."""
    return dataclasses.replace(true(), conclusion=conclusion)


@refused("only a rule of the kernel makes a theorem")
def test_made_by_hand() -> object:
    """A theorem needs the seal."""
    return Theorem(frozenset(), FALSE, by.field, (), {}, (), None)


@refused("only a rule of the kernel makes a theorem")
def test_subclass() -> object:
    """So does a subclass."""

    class Claim(Theorem):
        pass

    return Claim(frozenset(), FALSE, by.field, (), {}, (), object())


@refused("a premise is not a theorem")
def test_look_alike() -> object:
    """An object with the same attributes is no theorem."""

    class LookAlike:
        hypotheses, conclusion, seal = frozenset(), FALSE, None

    return by.symmetry(LookAlike())


@refused("a premise is not a theorem")
def test_object_without_a_seal() -> object:
    """Made past the constructor."""
    claim = object.__new__(Theorem)
    object.__setattr__(claim, "hypotheses", frozenset())
    object.__setattr__(claim, "conclusion", FALSE)
    object.__setattr__(claim, "seal", object())
    return by.symmetry(claim)


@refused("the steps prove 0 = 0, not 0 = 1", Rejected)
def test_conclusion_that_was_exchanged() -> object:
    """`dataclasses.replace` keeps the seal; the certificate plays the record again and finds 0 = 0."""
    return check(certificate(forged()))


@refused("the steps prove 0 = 0, not 0 = 1", Rejected)
def test_conclusion_that_was_overwritten() -> object:
    """`object.__setattr__` writes into a frozen object."""
    claim = true()
    object.__setattr__(claim, "conclusion", FALSE)
    return check(certificate(claim))


@refused("hypotheses are not those of the proof", Rejected)
def test_hypothesis_that_was_dropped() -> object:
    """x = 1 |- x = 1 without its hypothesis."""
    return check(certificate(dataclasses.replace(given(b.eq(x, 1)), hypotheses=frozenset())))


@refused("the steps prove 0 = 0, not 1 = 0", Rejected)
def test_step_from_a_forged_premise() -> object:
    """A rule accepts the forged premise in memory; the checker does not."""
    return check(certificate(by.symmetry(forged())))


@refused("two sides differ", Rejected)
def test_record_that_was_changed_too() -> object:
    """With the recorded claim exchanged as well, the rule refuses when it is played again."""
    claim = dataclasses.replace(true(), conclusion=FALSE, args={"claim": FALSE})
    return check(certificate(claim))


@refused("is no rule of the kernel", Rejected)
def test_rule_of_my_own() -> object:
    """Anybody can make a rule; the list is the kernel's."""
    trust = Rule("trust", lambda work, claim: claim, 0, None)
    return check(certificate(trust(claim=FALSE)))


@refused("two sides differ", Rejected)
def test_rule_under_a_name_of_the_kernel() -> object:
    """A rule that calls itself `field` is not the one that the checker plays."""
    trust = Rule("field", lambda work, claim: claim, 0, None)
    return check(certificate(trust(claim=FALSE)))


@refused("a premise is not a theorem")
def test_pickled_and_brought_back() -> object:
    """What comes back from a pickle has another object for its seal."""
    claim = dataclasses.replace(forged(), rule=None, args={})
    return by.symmetry(pickle.loads(pickle.dumps(claim)))


@refused("the steps prove 0 = 0, not 0 = 1", Rejected)
def test_copied() -> object:
    """A copy of a forged theorem is a forged theorem."""
    return check(certificate(copy.copy(forged())))


@refused("two different theorems are called", Refused)
def test_two_theorems_of_one_name() -> object:
    """A forged theorem under the name of a proved one."""
    one, two = by.theorem(true(), id="zero"), by.theorem(forged(), id="zero")
    return certificate(by.conjoin(one, two))
