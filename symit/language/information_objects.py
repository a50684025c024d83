"""The words of information statements as Python objects: `I(X, Z) <= I(X, Y)` under `markov(X, Y, Z)`.

    X, Y, Z, W = variables("X Y Z W")
    H(X, Y, given=Z)                  joint entropy; `given` is a variable, a tuple of them, or X & Y
    I(X & Y, Z, given=W)              mutual information of groups; of three groups or more, co-information
    Fraction(3, 2) * H(X) - I(X, Y)   sums with exact coefficients
    maximum(H(X), H(Y)), abs(H(X))    the largest or the smallest (`minimum`) of several, and amounts without sign
    H(X).equals(H(Y)), 0 <= H(X)      relations

What each word means is said here, once: `information_grammar` reads text and calls these.  The result is the plain data
of `information`; nothing here proves.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from itertools import chain, combinations
from math import comb
from typing import TypeAlias

from symit.language.errors import NotUnderstood
from symit.language.information import Combination, Entropy, Extreme, Information, Relation, Variables

MAX_SUMMED_GROUPS = 12
"""How many groups the quantities take that are sums over all subsets of their groups."""


@dataclass(frozen=True)
class Group:
    """Variables taken together; X & Y joins two."""

    names: Variables

    def __and__(self, other: Joint) -> Group:
        return joint(self, other)


Joint: TypeAlias = Group | Sequence[Group]
Conditions: TypeAlias = tuple[Relation, ...]
"""What holds together: `markov(X, Y, Z) + determines(X, W)` is both."""


def variables(names: str) -> tuple[Group, ...]:
    """`X, Y = variables("X Y")`; commas may separate too."""
    return tuple(variable(name) for name in names.replace(",", " ").split())


def variable(name: str) -> Group:
    """Raises NotUnderstood for what cannot be written as a name."""
    if not name[:1].isalpha() or not all(c.isalpha() or c.isdecimal() or c == "_" for c in name):
        raise NotUnderstood(f"{name!r} is not a name: letters, digits and _, beginning with a letter")
    return Group((name,))


def joint(*parts: Joint) -> Group:
    """All of them together, each variable once."""
    for part in parts:
        if not isinstance(part, Group | tuple | list):
            raise NotUnderstood(f'{part!r} is not a variable; X, Y = variables("X Y") makes variables')
    names = (part.names if isinstance(part, Group) else joint(*part).names for part in parts)
    return Group(tuple(dict.fromkeys(chain.from_iterable(names))))


# ---- quantities ----------------------------------------------------------------------------------------------


def H(*of: Joint, given: Joint = ()) -> Combination:
    """Entropy of all of them together."""
    return Combination(((Fraction(1), _entropy(*of, given=given)),))


def I(*groups: Joint, given: Joint = ()) -> Combination:  # noqa: E743
    """Mutual information; of three groups or more co-information, I(X;Y;Z) = I(X;Y) - I(X;Y|Z), and so on.

    The sign is that of Bell (2003), "The co-information lattice", and of Cover & Thomas, problem 2.25.  McGill's
    interaction information (1954) is its negative when the number of groups is odd.
    """
    _check_several("I", groups, "; the entropy of one group is H")
    _check_few("I", groups)
    one, two, *others = (_some(g) for g in groups)
    return Combination(
        tuple(
            (Fraction((-1) ** size), Information(one.names, two.names, joint(*shared, given).names))
            for size in range(len(others) + 1)
            for shared in combinations(others, size)
        )
    )


def TC(*groups: Joint, given: Joint = ()) -> Combination:
    """Total correlation, sum of H(X_i) - H(X_1,...,X_n).  Watanabe (1960)."""
    _check_several("TC", groups)
    each = [(Fraction(1), _entropy(g, given=given)) for g in groups]
    return Combination((*each, (Fraction(-1), _entropy(*groups, given=given))))


def DTC(*groups: Joint, given: Joint = ()) -> Combination:
    """Dual total correlation, H(X_1,...,X_n) - sum of H(X_i | all the others).  Han (1978)."""
    _check_several("DTC", groups)
    others = [(*groups[:i], *groups[i + 1 :]) for i in range(len(groups))]
    each = [(Fraction(-1), _entropy(g, given=joint(*o, given))) for g, o in zip(groups, others, strict=True)]
    return Combination(((Fraction(1), _entropy(*groups, given=given)), *each))


def Han(size: int, *groups: Joint, given: Joint = ()) -> Combination:
    """Average entropy per element of the subsets S of that size: sum of H(S)/size over S, divided by their number.

    Han (1978); h_k^(n) in Cover & Thomas, chapter 17.6, where it is proved to fall as the size grows.
    """
    _check_few("Han", groups)
    if not isinstance(size, int) or not 1 <= size <= len(groups):
        raise NotUnderstood(f"Han takes subsets of a whole size from 1 to the number of its groups, not of {size}")
    share = Fraction(1, size * comb(len(groups), size))
    return Combination(tuple((share, _entropy(*s, given=given)) for s in combinations(groups, size)))


def maximum(*of: Combination) -> Combination:
    """The largest of these."""
    return _extreme("max", of)


def minimum(*of: Combination) -> Combination:
    """The smallest of these."""
    return _extreme("min", of)


def _extreme(kind: str, of: Sequence[Combination]) -> Combination:
    if len(of) < 2:
        raise NotUnderstood(f"{kind} is of two quantities or more")
    for one in of:
        if not isinstance(one, Combination):
            raise NotUnderstood(f"{one!r} is no sum of quantities, of which {kind} is taken")
    return reduce(lambda one, two: Combination(((Fraction(1), Extreme(kind, (one, two))),)), of)


# ---- conditions ----------------------------------------------------------------------------------------------


def markov(*nodes: Joint) -> Conditions:
    """Each node depends on all the earlier ones only through the node before it."""
    if len(nodes) < 3:
        raise NotUnderstood("a Markov chain has three nodes or more; of two nodes it says nothing")
    return tuple(I(joint(*nodes[:i]), nodes[i + 1], given=nodes[i]).equals(0) for i in range(1, len(nodes) - 1))


def independent(*groups: Joint, given: Joint = ()) -> Conditions:
    """Mutual independence: each group is independent of all the earlier ones together."""
    _check_several("independence", groups)
    return tuple(I(joint(*groups[:i]), groups[i], given=given).equals(0) for i in range(1, len(groups)))


def determines(by: Joint, of: Joint) -> Conditions:
    """`of` is a function of `by`."""
    return (H(of, given=_some(by)).equals(0),)


# ---- checks --------------------------------------------------------------------------------------------------


def _entropy(*of: Joint, given: Joint) -> Entropy:
    return Entropy(_some(*of).names, joint(given).names)


def _some(*parts: Joint) -> Group:
    group = joint(*parts)
    if not group.names:
        raise NotUnderstood("a group without variables has no meaning here; name at least one")
    return group


def _check_several(name: str, groups: Sequence[Joint], instead: str = "") -> None:
    if len(groups) < 2:
        raise NotUnderstood(f"{name} is of two groups or more{instead}")


def _check_few(name: str, groups: Sequence[Joint]) -> None:
    if len(groups) > MAX_SUMMED_GROUPS:
        raise NotUnderstood(f"{name} is a sum over subsets of its groups, so it takes at most {MAX_SUMMED_GROUPS}")
