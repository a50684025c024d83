"""The families and the measures as words of Python: SymPy objects for the one, requests for the other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, ClassVar

from sympy import Basic, Interval, Range, oo

from symit.families.catalogue import family_called
from symit.families.closed_forms.finding import Measure, Request
from symit.families.entry import Family, Member
from symit.families.measures.measures import MEASURES
from symit.families.own import entry_of, is_own
from symit.families.vectors.asking import kind_of, measure_of, request_for
from symit.families.vectors.words import OfVectors
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.terms import Term
from symit.language import to_terms
from symit.language.binding import exact
from symit.language.distributions import Distribution
from symit.language.errors import NotUnderstood
from symit.language.to_sympy import sympy_expression
from symit.language.translation import Translator


class OfCatalogue(Distribution):
    """A member of a family of the catalogue; its `args` are the parameters in the order of the entry."""

    family: ClassVar[Family]

    def __new__(cls, *values: Any, **named: Any) -> Any:
        names = cls.family.taking(len(values) + len(named)).names
        given = dict(zip(names, values, strict=False)) | named
        if len(values) + len(named) != len(names) or set(given) != set(names):
            raise NotUnderstood(f"{cls.__name__} takes {len(names)} parameters ({', '.join(names)})")
        return Basic.__new__(cls, *(exact(given[name]) for name in names))

    def _sympystr(self, printer: Any) -> str:
        """SymPy has words of its own for some of these names, such as Uniform."""
        return f"{type(self).__name__}({', '.join(map(printer._print, self.args))})"

    @property
    def space(self) -> Any:
        support = member(self).support
        low, high = (_end(e) for e in support.args)  # type: ignore[union-attr]
        return Interval.open(low, high) if b.is_app(support, t.INTERVAL) else Range(low, high + 1)

    def sample(self, rng: Any, count: int) -> Any:
        """So many independent draws by a `numpy.random.Generator`; the parameters must be numbers."""
        from symit.families.samplers import sampler

        if self.free_symbols:
            raise NotUnderstood(f"{self} is drawn from where its parameters are numbers")
        return sampler(self.family.name)(rng, count, *(float(a) for a in self.args))

    def density_at(self, x: Term, to: Translator) -> Term:
        return b.app(self.family.taking(len(self.args)).definition, *(to.term(a) for a in self.args), x)


def _end(end: Term) -> Any:
    if end.sort == t.EXTENDED:
        return oo if end == b.INFINITY else -oo
    return sympy_expression(end, [])


@cache
def distribution(family: Family) -> type[OfCatalogue]:
    """The class whose objects are the members of a family."""
    return type(family.name, (OfCatalogue,), {"family": family, "__doc__": f"{family.name}{family.names}"})


def member(word: Any) -> Member:
    """The member that a distribution is; Normal, Exponential and the others of the language by their names."""
    family = _family_of(word)
    return family.taking(len(word.args)).at(*map(to_terms.term, word.args))


def _family_of(word: Any) -> Family:
    if is_own(word):
        return entry_of(type(word))  # type: ignore[arg-type]
    return word.family if isinstance(word, OfCatalogue) else family_called(type(word).__name__)


def measure(of: Measure) -> Callable[..., Request]:
    """The function that asks for a measure of distributions and numbers."""

    def asked(*given: Any) -> Request:
        if any(isinstance(one, OfVectors) for one in given):
            return _of_vectors(of.name, given)
        if len(given) != of.members + len(of.numbers):
            raise NotUnderstood(f"{of.name} takes {of.members} distributions and {len(of.numbers)} numbers")
        numbers = (to_terms.term(exact(n)) for n in given[of.members :])
        return Request(of, tuple(map(member, given[: of.members])), tuple(numbers))

    asked.__name__ = of.name
    return asked


def _of_vectors(name: str, given: Sequence[Any]) -> Request:
    of = measure_of(name, next(kind_of(p.member) for p in given if isinstance(p, OfVectors)))
    distributions, numbers = given[: of.members], given[of.members :]
    if not all(isinstance(p, OfVectors) for p in distributions) or len(numbers) != len(of.numbers):
        raise NotUnderstood(f"{name} takes {of.members} distributions of vectors and {len(of.numbers)} numbers")
    return request_for(of, [p.member for p in distributions], [to_terms.term(exact(n)) for n in numbers])


def request(word: Any) -> Request:
    """What `kl(P, Q)`, `entropy(P)` or another functional of the language asks for."""
    name = type(word).__name__
    if any(isinstance(a, OfVectors) for a in word.args):
        return _of_vectors(name, word.args)
    if name not in MEASURES or not all(isinstance(a, Distribution) for a in word.args):
        raise NotUnderstood(f"{word} is no measure of distributions, such as kl(Normal(0, 1), Laplace(0, 1))")
    return measure(MEASURES[name])(*word.args)
