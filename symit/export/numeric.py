"""The numeric functions of a theorem: each in its accurate form, in the unit that is asked for, with its proof.

The door to this room: `equations` says which parts of a checked certificate are functions, `proving.accurate` finds
what they evaluate, and what is measured of it comes from `accuracy` and `vector_accuracy`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from types import MappingProxyType

from symit.certificates.brief import Brief
from symit.certificates.reading import Reading
from symit.export.accuracy import MANY, NOT_MEASURED, with_accuracy
from symit.export.case_forms import accurate_tails
from symit.export.chained_forms import accurate_chain
from symit.export.equations import equations
from symit.export.errors import NotExportable
from symit.export.gamma_pairs import has_special
from symit.export.gaussian_forms import accurate_pair
from symit.export.load import compile_function
from symit.export.numeric_form import NumericForm, Parameter, is_in_nats, is_numeric, numeric_form, sides
from symit.export.overlap_forms import accurate_overlap
from symit.export.special_forms import accurate_special
from symit.export.targets import has_few_digits
from symit.export.vector_accuracy import largest_error, sentence
from symit.families.functionals import (
    BHATTACHARYYA,
    CHI_SQUARED,
    HELLINGER,
    JENSEN_SHANNON,
    SQUARED_HELLINGER,
    TOTAL_VARIATION,
)
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.definitions import KL
from symit.kernel.errors import Refused
from symit.kernel.rules import logic
from symit.kernel.terms import Term, TermError
from symit.kernel.text import show
from symit.proving.accurate.ends import reached
from symit.proving.accurate.pieces import Note
from symit.proving.accurate.proof import NOT_REACHED, AccurateForm
from symit.proving.accurate.sums import accurate
from symit.proving.accurate.vanishing import Place
from symit.proving.scope.scope import Scope
from symit.proving.script.derivation import Given, derivation, fact, statement

UNITS: Mapping[str, Term] = MappingProxyType({"nats": b.exp(1), "bits": b.num(2), "hartleys": b.num(10)})
"""The base of the logarithm that counts in a unit."""

NEVER_NEGATIVE = (
    *(KL, BHATTACHARYYA, HELLINGER, SQUARED_HELLINGER),
    *(CHI_SQUARED, JENSEN_SHANNON, TOTAL_VARIATION),
)
"""Quantities that are never negative, whatever the parameters are."""
AGAIN = (
    "a bound on these errors is computed beside the value; where it is above 1e-13 of it, the value is computed again "
    "with a hundred digits{}, and is nan where these are not enough"
)
FEW, MANY_DIGITS = 100, 400
"""The most digits with which a value is computed again: with a function in it that has no more, and else."""
WHERE_LOST = Note(
    "no form was found in which nothing cancels; where that costs digits the closed form is computed again, with as "
    "many as it takes"
)
PUT_BACK = Note("what is rounded to below 0 is put back to 0, as no divergence is negative")


def numeric_functions(reading: Reading, unit: str = "nats") -> tuple[NumericFunction, ...]:
    """One for each equation of the theorem that has a closed form.

    Raises NotExportable where there is none, and for a unit that is unknown or not one of the quantity.
    """
    if unit not in UNITS:
        raise NotExportable(f"no unit {unit!r}; there are {', '.join(UNITS)}")
    found = tuple(NumericFunction(part, unit) for part in equations(reading))
    for function in found if unit != "nats" else ():
        if not is_in_nats(function.sides[0]):
            raise NotExportable(f"{function.reading.id} is no entropy, information or divergence, so it has no {unit}")
    return found


@dataclass(frozen=True, repr=False)
class NumericFunction(Brief):
    """An equation of a theorem, as a function in a unit."""

    reading: Reading
    unit: str

    @property
    def sides(self) -> tuple[Term, Term]:
        return sides(self.reading.statement)

    @property
    def hypotheses(self) -> tuple[Term, ...]:
        return tuple(h.formula for h in self.reading.hypotheses)

    @property
    def place(self) -> Place:
        """Where the value vanishes: equations between parameters."""
        return self.accurate.place

    @cached_property
    def accurate(self) -> AccurateForm:
        found = self._found[0]
        return found if self.unit == "nats" else self._in_unit(found)

    @cached_property
    def _found(self) -> tuple[AccurateForm, tuple[Term, ...]]:
        """The form, and what it is proved under beside the hypotheses: where they do not show at once that the closed
        form has a value, its own certificate does, and where it is not seen what else it equals, it is what it is."""
        has_value = b.defined(self.sides[1])
        for find in (self._with_tails, self._without):
            for more in ((), (has_value,)):
                with suppress(Refused, TermError):
                    given = (*self.hypotheses, *more)
                    found = find(given)
                    if found is not None:
                        return self._or_better(found, given), more
        stated = logic.assume(formula=b.eq(*self.sides))
        itself = logic.chain(logic.symmetry(stated), stated)
        return AccurateForm(self.sides[1], (), (NOT_REACHED,), itself), (stated.conclusion,)

    def _with_tails(self, hypotheses: tuple[Term, ...]) -> AccurateForm | None:
        """That of the closed form with functions of tails, if it has such."""
        quantity, closed = self.sides
        return accurate_tails(closed, hypotheses, quantity)

    def _without(self, hypotheses: tuple[Term, ...]) -> AccurateForm:
        quantity, closed = self.sides
        return (accurate_special if has_special(closed) else accurate)(closed, hypotheses, quantity)

    def _or_better(self, found: AccurateForm, hypotheses: tuple[Term, ...]) -> AccurateForm:
        """The form, or one that is known of such pairs where something in it cancels."""
        if not found.notes:
            return found
        quantity, closed = self.sides
        known = (accurate_pair, accurate_chain, accurate_overlap)
        return next(filter(None, (by(closed, hypotheses, quantity) for by in known)), found)

    def _in_unit(self, found: AccurateForm) -> AccurateForm:
        base = b.log(UNITS[self.unit])
        claim = b.eq(b.div(self.sides[1], base), b.div(found.term, base))
        scope = Scope().given(*self.hypotheses, *self._found[1]).know(found.theorem)
        theorem = scope.linear(claim, (found.theorem, b.div(1, base)))
        return replace(found, term=sides(theorem.conclusion)[1], theorem=theorem)

    @cached_property
    def form(self) -> NumericForm:
        """What is evaluated, with what its docstring says but for its measured error."""
        reading = replace(self.reading, statement=b.eq(self.sides[0], self.accurate.theorem.conclusion.args[0]))  # type: ignore[union-attr]
        form = numeric_form(reading, self.accurate.term, self.accurate.notes)
        if form.units:
            form = replace(form, units=self.unit)
        if any(note.cancels for note in form.notes) and not any(p.is_vector for p in form.parameters):
            form = self._again(form)
        if form.value != form.closed_form:
            form = replace(form, value_certificate=self.certificate[1])
        if form.notes and _is_never_negative(self.sides[0]):
            form = replace(form, never_negative=True, notes=(*form.notes, PUT_BACK))
        return _to_the_ends(form, reached(form.value, self.hypotheses))

    def _again(self, form: NumericForm) -> NumericForm:
        """The form whose value is computed again where terms cancel: the closed form, where it has elementary
        functions alone and a value as far as the other one."""
        if is_numeric(form.closed_form) and not reached(form.value, self.hypotheses):
            return replace(form, value=form.closed_form, again=FEW, everywhere=True, notes=(WHERE_LOST,))
        most = FEW if has_few_digits(form.value) else MANY_DIGITS
        said = Note(AGAIN.format("" if most == FEW else f" and, as far as that takes, up to {most}"))
        return replace(form, again=most, notes=(*form.notes, said))

    @cached_property
    def certificate(self) -> tuple[str, str]:
        """The certificate that the closed form equals what the function evaluates, and its sha256."""
        text = derivation(
            id=self.reading.id,
            title=f"{self.reading.title}: the form that is evaluated",
            source="symit: found by rewriting",
            given=[
                *(Given(h.formula, h.words, h.regularity) for h in self.reading.hypotheses),
                *(
                    Given(f, f"the closed form has a value, by certificate {self.reading.digest}")
                    for f in self._found[1]
                ),
            ],
            sections=[statement("The accurate form", fact(self.accurate.theorem, "the definitions written out"))],
        ).certificate_text
        return text, sha256(text.encode()).hexdigest()

    def measured(self, target: str) -> NumericForm:
        """The form with the largest error that was found."""
        form = self.form
        if not any(p.is_vector for p in form.parameters):
            return with_accuracy(form, self.place, target)
        if not all(p.is_vector for p in form.parameters):
            return replace(form, accuracy=NOT_MEASURED)
        ulps, points = largest_error(compile_function(form, target), form)
        said = sentence(ulps, points, "at 53 bits" if target == "mpmath" else "of float64")
        return replace(form, accuracy=said, is_right=points > 0 and ulps <= MANY and not form.notes)


def _is_never_negative(quantity: Term) -> bool:
    if b.is_app(quantity, t.ADD):
        return all(map(_is_never_negative, quantity.args))  # type: ignore[union-attr]
    return b.is_app(quantity, *NEVER_NEGATIVE)


def _to_the_ends(form: NumericForm, weaker: Mapping[Term, Term]) -> NumericForm:
    """The form with these conditions in the place of stronger ones, and a sentence that says so."""
    parameters = tuple(_relaxed(p, weaker) for p in form.parameters)
    ends = [show(b.eq(*_end(p, c))) for p in parameters for c in p.conditions if c in weaker.values()]
    if not ends:
        return form
    sentence = f"At {_listed(ends)}, where the theorem stops, the value is the limit: 0 log 0 = 0."
    return replace(form, parameters=parameters, limits=sentence)


def _relaxed(parameter: Parameter, weaker: Mapping[Term, Term]) -> Parameter:
    return replace(parameter, conditions=tuple(dict.fromkeys(weaker.get(c, c) for c in parameter.conditions)))


def _end(parameter: Parameter, condition: Term) -> tuple[Term, Term]:
    left, right = condition.args  # type: ignore[union-attr]
    return (left, right) if left == parameter.variable else (right, left)


def _listed(words: Sequence[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last
