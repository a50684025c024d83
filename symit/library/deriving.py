"""A closed form on request: `symit derive "kl(Laplace(m, s), Laplace(n, t))"` and `symit.derive(...)`.

Stands above the rooms that it brings together: `families` reads what is asked for and proves it, its certificate is
written and checked, and what is shown is read back from that.  What has no closed form is said to be infinite, or
unknown with the integral that is left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache, cached_property, lru_cache
from textwrap import shorten
from typing import Any

from symit.certificates.reading import Checker, check
from symit.certificates.summary import Entry, failed, summary
from symit.evidence import balls
from symit.evidence.decimals import Decimal, decimal, has_digits
from symit.evidence.errors import NotEvaluated, Undefined
from symit.evidence.points import points
from symit.families.closed_forms.constants import with_constants
from symit.families.closed_forms.finding import Request, why_without_value
from symit.families.closed_forms.solving import Disjoint, Diverges, Outside
from symit.families.entry import Family
from symit.families.infinite.beyond import probability_beyond
from symit.families.infinite.for_symbols import diverges_for_symbols
from symit.families.measures.measures import request_of
from symit.families.moments.named import folded
from symit.families.no_form import NoForm
from symit.families.requests import NO_OTHERS, expression, in_ascii, parse_call
from symit.families.vectors.asking import request_of as of_vectors
from symit.kernel import build as b
from symit.kernel import terms as t
from symit.kernel.budget import spend
from symit.kernel.certificate import MAX_WORK, Played, Player, Rejected
from symit.kernel.context import PLAIN, forget
from symit.kernel.encoding import Malformed
from symit.kernel.errors import Refused, Unanswered
from symit.kernel.facts import negations
from symit.kernel.terms import Num, Term, Var
from symit.kernel.text import show
from symit.kernel.theorem import Theorem
from symit.language.errors import NotUnderstood
from symit.library.distances import distance_of_request
from symit.library.entries import require_entries
from symit.library.how_found import how_found
from symit.library.published import WIDTH, Published, read
from symit.proving.closed_forms import NoBaseIntegral
from symit.proving.script.derivation import Given, derivation, fact, statement
from symit.proving.steps.matching import subterms
from symit.render.latex import latex
from symit.render.refusals import said
from symit.render.text import text

PROVED, MODULO, INFINITE, UNKNOWN = "proved", "proved modulo", "infinite", "unknown"
LONGEST_REASON = 160
"""A reason is a line or two; an integral that is longer is not read."""
TOO_MUCH = RecursionError, t.TermError
"""What is raised where terms nest too deep, or grow too large."""
BITS, WITHOUT_FORM = 140, 80
"""The precision of a value: of a closed form, and of integrals that are left, which cost more."""
SMALL = 1e-2
"""A radius above it needs a number that is larger."""
IN_UNITS = {"nats": b.ONE, "bits": b.log(2), "hartleys": b.log(10)}
SHARE = 10
"""Of the work that a check may take, a tenth is left where answers are kept: afresh it is about five times as much."""
MOST_ANSWERS = 50
"""So many answers are given again as they are."""
MOST_KEPT = 500
"""So many proofs are kept for other questions, and the answers given for them: some 200 MB."""
OUTSIDE = ("kl", "cross_entropy", "jeffreys", "chi_squared")
ABOVE_ORDER_ONE = ("renyi_divergence", "alpha_divergence")
"""What is infinite where the one distribution has probability where the other has none, always or for these orders."""
INFINITE_BY = {
    t.AND: (
        "It is infinite",
        "the first gives positive probability to a set on which the density of the second is 0",
    ),
    t.EQ: ("It is infinite", "the overlap of the two densities is 0, and −log 0 is infinite"),
    t.IMPLIES: (
        "It is infinite",
        "an integral of its normal form diverges and nothing makes up for it; what is negative has a finite integral",
    ),
}
"""By the form of what is proved where there is no value: the title of the proof, and the reason for it."""
MINUS_INFINITE = (
    "It is minus infinity",
    "the integral of a power of the density diverges, and an order above 1 turns its sign",
)
BY_MOMENTS = (
    "It is infinite",
    "by the triangle inequality it is no less than the difference of the distances of both from the point 0, of which "
    "exactly one is finite",
)
WITHOUT_UNIT = (
    *("hellinger", "squared_hellinger", "chi_squared", "alpha_divergence", "tsallis_entropy", "total_variation"),
    *("wasserstein", "mean", "variance", "covariance", "moment", "fisher_information", "log_partition"),
    "mean_log_determinant",
)


@dataclass(frozen=True, repr=False)
class Derived:
    """The answer: a published derivation where there is a closed form, else why there is none."""

    question: str
    request: Request
    published: Published | None = None
    why: str = ""
    divergence: Published | None = None
    """What proves it infinite, for all parameters."""
    missing: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """Of a matrix that has a closed form in part: its other entries, each with why it has none."""

    @property
    def status(self) -> str:
        """`proved`, `proved modulo` where conditions on the parameters are named, `infinite` or `unknown`."""
        if self.published is not None:
            return self.published.status
        return INFINITE if self.infinite else UNKNOWN

    @property
    def infinite(self) -> bool:
        """Is it proved to be infinite?"""
        return self.published is None and self.divergence is not None

    @cached_property
    def beyond(self) -> tuple[Published, ...]:
        """What proves it infinite where a condition of the closed form fails, or where the supports do not lie in each
        other; found when it is asked for."""
        if self.infinite:
            return ()
        of_supports = _of_supports(self.request)
        if self.published is None:
            return tuple(_elsewhere(self.question, self.request, of_supports))
        weaker = {f.args: f for f in of_supports if isinstance(f, t.App)}  # the form may need a < b for a <= b
        conditions = [h.formula for h in self.published.hypotheses if h.regularity]
        conditions = [weaker.get(c.args, c) if isinstance(c, t.App) else c for c in conditions]
        return tuple(_elsewhere(self.question, self.request, conditions))

    @property
    def statement(self) -> Any:
        """The statement as a SymPy relation; in words where nothing is proved."""
        return self.published.statement if self.published else self.why

    @property
    def conditions(self) -> tuple[str, ...]:
        """What the parameters must satisfy beyond their domains."""
        return _conditions(self.shown) if self.shown else ()

    def __repr__(self) -> str:
        return repr(self.published) if self.published else f"<{self.question}: {self.status}>"

    def _repr_latex_(self) -> str | None:
        return self.published._repr_latex_() if self.published else None

    def latex(self) -> str:
        """The formula that is proved, as LaTeX."""
        return latex(self.published.reading.statement) if self.published else ""

    def certificate(self) -> str:
        """The certificate as JSON text.  Raises NotUnderstood where nothing is proved."""
        return (self.shown or self.proved).certificate()

    def function(self, target: str = "numpy", unit: str = "nats") -> Callable[..., Any]:
        """The closed form as a numeric function of its parameters."""
        return self.proved.function(target, unit)

    @property
    def shown(self) -> Published | None:
        """The derivation of the closed form, or else that of its being infinite."""
        return self.published or self.divergence

    @property
    def proved(self) -> Published:
        """The derivation of the closed form.  Raises NotUnderstood where there is none."""
        if self.published is None:
            said = "is infinite" if self.infinite else "has no closed form"
            raise NotUnderstood(f"{self.question} {said}: {self.why}")
        return self.published

    def text(self, width: int = WIDTH) -> str:
        """The answer for a terminal of so many columns."""
        if self.published is None:
            where = f" where {' and '.join(self.conditions)}" if self.conditions else ""
            said = f"{self.status}{where}: {self.question}\n{self.why}\n"
            said = f"{said}\n{self.divergence.text(width)}" if self.divergence else said
        else:
            said = self.published.text(width)
        said += "".join(f"\nunknown at {', '.join(place)}: {why}\n" for place, why in self.missing.items())
        return said + "".join(
            f"\ninfinite where {' and '.join(_conditions(p))}\n\n{p.text(width)}" for p in self.beyond
        )

    # ---- numbers ---------------------------------------------------------------------------------------------

    @cached_property
    def symbols(self) -> frozenset[Var]:
        return self.request.ground.parameters

    def value(self, unit: str = "nats") -> Decimal | None:
        """The value in a ball, where all parameters are numbers; none where it is infinite or cannot be enclosed."""
        if self.symbols or self.infinite or self.request.is_matrix:
            return None
        return self._enclosed(self.request, unit)

    def matrix(self) -> dict[tuple[str, str], Decimal | None]:
        """The values of the entries on the diagonal and above by their parameters; none where there is no matrix."""
        rows = self.request.rows
        if self.symbols or not rows or self.published is None:
            return {}
        places = [(row, column) for i, row in enumerate(rows) for column in rows[i:]]
        return {place: self._enclosed(part, "nats") for place, part in zip(places, self.request.parts, strict=True)}

    def _enclosed(self, request: Request, unit: str) -> Decimal | None:
        """The closed form of what is asked for in a ball, or what its definition says."""
        stated = b.conjuncts(self.published.reading.statement) if self.published else ()
        closed = {e.args[0]: e.args[1] for e in stated if b.is_app(e, t.EQ)}  # type: ignore[union-attr]
        scale = IN_UNITS[unit] if self.unit(unit) else b.ONE
        if self.published is None and (distance := _on_the_line(request)) is not None:
            return distance
        try:
            asked = request.term
        except (Refused, *TOO_MUCH):  # no term is known that it is
            return None
        form = closed.get(asked)
        ways = [] if form is None else [(form, BITS), (form, 8 * BITS)]
        found = (_ball(b.div(term, scale), bits) for term, bits in (*ways, (asked, WITHOUT_FORM)))
        return next((decimal(ball) for ball in found if ball is not None), None)

    def at(self, values: Mapping[str, Fraction]) -> Derived:
        """The same at numbers for some of the parameters."""
        if not values:
            return self
        names = {v.name: v for v in self.symbols}
        if unknown := sorted(set(values) - set(names)):
            raise NotUnderstood(
                f"{self.question} speaks of {', '.join(sorted(names)) or 'numbers only'}, not of {', '.join(unknown)}"
            )
        put_in: dict[Var, Term] = {names[name]: b.num(value) for name, value in values.items()}
        for v in put_in:
            if v.of == t.INT and values[v.name].denominator != 1:
                raise NotUnderstood(f"{v.name} is a whole number, not {values[v.name]}")
        return derived(self.question, self.request.at(put_in))

    def unit(self, unit: str) -> str:
        """The unit that a value has; none where it is a plain number."""
        return "" if self.request.measure.name in WITHOUT_UNIT else unit

    def data(self, seconds: float) -> Entry:
        """The answer as plain data, for JSON."""
        entry = summary(self.shown.reading, seconds) if self.shown else failed(self.request.id, self.why, seconds)
        if self.published is None:
            entry |= {"status": self.status, "failure": self.why}
        cases = [{"conditions": list(_conditions(p)), "certificate": p.digest} for p in self.beyond]
        unknown = [{"row": row, "column": column, "why": why} for (row, column), why in self.missing.items()]
        about = {"question": self.question, "latex": self.latex() or None, "infinite_where": cases}
        return {**entry, **about, **({"unknown": unknown} if unknown else {})}


def derive(asked: Any, own: Mapping[str, Family] = NO_OTHERS) -> Derived:
    """The closed form of a measure of distributions: given as text, as `kl(P, Q)`, or as a request of `families`.

    A text may name `own` families beside those of the catalogue.

    Raises NotUnderstood where it cannot be read.
    """
    if isinstance(asked, str):
        question = " ".join(asked.split())
        call = parse_call(question)
        try:
            read_as = of_vectors(call) or request_of(call, own)
        except TOO_MUCH as large:
            raise NotUnderstood(f"{call.name} is asked for of what is too large to be read") from large
        return derived(question, read_as)
    if isinstance(asked, Request):
        return derived(asked.id, asked)
    from symit.families.words import request

    return derived(str(asked), request(asked))


@lru_cache(maxsize=MOST_ANSWERS)
def derived(question: str, request: Request) -> Derived:
    """What can be said of a request."""
    try:
        return _derived(question, request)
    except TOO_MUCH:
        return Derived(question, request, why="it nests too deep, or grows too large, to be worked out")


def _derived(question: str, request: Request) -> Derived:
    if len(_checker().player.proved) > MOST_KEPT:
        forget()
        _checker.cache_clear()
    require_entries(request)
    _require_numbers(request)
    try:
        theorem, missing = with_constants(request.theorem()), request.missing
    except (Outside, Disjoint, Diverges) as found:
        is_shown = not isinstance(found, Diverges) or found.theorem is not None
        return _without_value(question, request, found if is_shown else diverges_for_symbols(request) or found)
    except (Refused, Unanswered) as refusal:
        if (diverging := diverges_for_symbols(request)) is not None:
            return _without_value(question, request, diverging)
        return Derived(question, request, why=_short(_why_unknown(request, refusal)))
    unsatisfied = _unsatisfiable(theorem)
    if unsatisfied:
        return Derived(question, request, why=unsatisfied)
    whys = {place: _short(_why_unknown(request, why)) for place, why in missing.items()}
    return Derived(question, request, _published(question, request, theorem, True), missing=whys)


def _without_value(question: str, request: Request, found: Outside | Disjoint | Diverges) -> Derived:
    infinite = _infinite(request, found)
    if infinite is not None and (unsatisfied := _unsatisfiable(infinite)):
        return Derived(question, request, why=unsatisfied)
    divergence = None if infinite is None else _published(question, request, infinite, False)
    return Derived(question, request, why=_short(_why(request, found, infinite)), divergence=divergence)


def _require_numbers(request: Request) -> None:
    """That the numbers can be computed with: 10^400 is beyond what a proof may have."""
    try:
        _ = request.ground
    except Refused as why:
        raise NotUnderstood(f"{request.id} is not derived at these numbers: {said(why)}") from why


def _why(request: Request, found: Outside | Disjoint | Diverges, infinite: Theorem | None) -> str:
    """Why it is infinite, or has no value; that an integral diverges is said where it is proved."""
    if infinite is not None:
        return f"it is minus infinity: {found}" if request.measure.falls(request) else str(found)
    if isinstance(found, Outside) and request.measure.name not in OUTSIDE and not request.measure.infinite(request):
        return f"no closed form is known for such an order, where {found}"
    if not isinstance(found, Diverges):
        return str(found)
    return _unknown(found.integral) if found.theorem is None else f"it has no value: {found}"


def _why_unknown(request: Request, found: Exception) -> str:
    """Why there is no closed form: in words about a proof nobody asked for that."""
    if isinstance(found, Outside | Disjoint | Diverges):
        return _why(request, found, None)
    if isinstance(found, NoForm):
        return said(found)
    return _unknown(found.integral if isinstance(found, NoBaseIntegral) else _integral(request))


def _unknown(integral: Term) -> str:
    return f"no closed form is known for {text(folded(_with_numbers(integral)))}"


def _with_numbers(term: Term) -> Term:
    """With 2/3 for 1 - 1/3, as values that are put in leave it."""
    if b.is_app(term, t.ADD, t.MUL, t.POW) and not term.free and not term.loose:
        plain = PLAIN.canonical(term)
        return plain if isinstance(plain, Num) else term
    return b.rebuild(term, _with_numbers, _with_numbers)


def _integral(request: Request) -> Term:
    """The first integral of the measure as it is defined; the measure where it has none."""
    parts = subterms(b.unfold(request.term))
    return next((p for p in parts if b.is_app(p, t.INTEGRAL)), request.term)


def _short(reason: str) -> str:
    return shorten(reason, LONGEST_REASON, placeholder=" …")


def _infinite(request: Request, found: Outside | Disjoint | Diverges) -> Theorem | None:
    """That the measure is infinite; none where that is not proved, or where what is found does not make it so."""
    if isinstance(found, Disjoint):
        return found.theorem
    if isinstance(found, Diverges):
        return found.theorem if request.measure.infinite(request) or request.measure.falls(request) else None
    try:
        has_order = request.measure.name in ABOVE_ORDER_ONE and request.measure.infinite(request)
        is_infinite = request.measure.name in OUTSIDE or has_order
        return probability_beyond(request.ground, found) if is_infinite else None
    except Refused:
        return None


def _of_supports(request: Request) -> list[Term]:
    """The conditions under which the supports lie in each other."""
    try:
        within = request.with_supports().scope
    except (Outside, Refused):
        return []
    known = {f.conclusion for f in request.ground.scope.facts}
    return [f.conclusion for f in within.facts if f.conclusion not in known]


def _elsewhere(question: str, request: Request, conditions: Sequence[Term]) -> Iterator[Published]:
    """Where a condition of the closed form fails and it is infinite."""
    if request.measure.name not in OUTSIDE:
        return
    for condition in conditions:
        there = request.supposing(*negations(condition))
        why = why_without_value(there)
        infinite = None if why is None else _infinite(there, why)
        if infinite is not None and not _unsatisfiable(infinite):
            yield _published(question, request, infinite, False)


def _conditions(published: Published) -> tuple[str, ...]:
    """What the parameters must satisfy beyond their domains."""
    return tuple(text(h.formula) for h in published.hypotheses if h.regularity)


def _unsatisfiable(theorem: Theorem) -> str:
    """Conditions that nothing is found to satisfy give no closed form, and no divergence."""
    hypotheses = sorted(theorem.hypotheses, key=t.order)
    variables = sorted({v for h in hypotheses for v in h.free}, key=t.order)
    if points(hypotheses, variables, seed=1, count=1).points:
        return ""
    return f"no parameters are found that satisfy {', '.join(map(show, hypotheses))}"


def _published(question: str, request: Request, theorem: Theorem, is_form: bool) -> Published:
    """The derivation of a closed form, or of there being none since it is infinite."""
    members = list(dict.fromkeys(m for one in (request, *request.parts) for m in one.members))
    words = {f: said for member in reversed(members) for f, said in member.words.items()}
    domains = (*request.ground.domains, *(f for m in members[len(request.members) :] for f in m.given))
    words = {f: words.get(f, "the numbers are in order") for f in domains}
    places = [f for member in members for f in member.given]
    given = [
        Given(h, words.get(h, "so that the value is finite" if is_form else "then it is infinite"), h not in words)
        for h in sorted(theorem.hypotheses, key=lambda f: (places.index(f) if f in places else len(places), t.order(f)))
    ]
    title, reason = how_found(request) if is_form else _how_infinite(request, theorem)
    id = request.id if is_form else f"{request.id}-is-infinite"
    lines = statement(title, fact(theorem, reason))
    made = derivation(id, question, "the catalogue of families", given, [lines], theorem)
    try:
        return _played(made.certificate_text)
    except (Malformed, Rejected) as why:
        raise NotUnderstood(f"the certificate of {question} is refused: {why}") from why


def _how_infinite(request: Request, theorem: Theorem) -> tuple[str, str]:
    """The title of the proof, and the reason for it."""
    head = theorem.conclusion.head  # type: ignore[union-attr]
    if request.measure.falls(request):
        return MINUS_INFINITE
    is_of_moments = request.measure.name == "wasserstein" and head == t.AND
    return BY_MOMENTS if is_of_moments else INFINITE_BY[head]  # type: ignore[index]


@dataclass(frozen=True, repr=False, eq=False)
class _JustMade(Published):
    """What a certificate says that was made just now; handed out is one that whoever has only the file can check."""

    @cached_property
    def _checked(self) -> str:
        check(self.certificate_text)
        return self.certificate_text

    def certificate(self) -> str:
        """The certificate as JSON text, checked afresh.  Raises Rejected."""
        return self._checked


def _played(certificate: str) -> Published:
    """What a certificate says that was made just now.

    Where it is much work to play with what the kernel has found, or is refused, it is checked as in a process of its
    own.
    """
    try:
        return _JustMade(_checker().check(certificate), certificate)
    except Rejected:
        return read(certificate, Checker())


class Remembering(Player):
    """Plays what this process has just found: each step, and where the kernel is asked what it was asked then it gives
    the answer that it gave, within a share of the work."""

    begin = staticmethod(lambda: None)

    def _play(self, text: str) -> Played:
        spend(MAX_WORK - MAX_WORK / SHARE)
        return super()._play(text)


@cache
def _checker() -> Checker:
    """One for the process: what closed forms have in common is played once."""
    return Checker(Remembering())


def _on_the_line(request: Request) -> Decimal | None:
    """The Wasserstein distance of two distributions on the line, between which no map is known."""
    if request.measure.name != "wasserstein":
        return None
    try:
        found = distance_of_request(request, WITHOUT_FORM)
    except (NotEvaluated, Undefined):
        return None
    return decimal(found) if _says_something(found) else None


def _ball(term: Term, bits: int) -> Any:
    """None where it is not enclosed, or so that it says nothing."""
    try:
        ball = balls.evaluate(term, {}, bits)
    except (NotEvaluated, Undefined, Refused, *TOO_MUCH):
        return None
    return ball if _says_something(ball) else None


def _says_something(ball: Any) -> bool:
    """Has it a digit, or does it say that the number is small?"""
    return has_digits(ball) and not (ball.rad() > SMALL and 10 * ball.rad() > abs(ball.mid()))


# ---- numbers that are given ----------------------------------------------------------------------------------


def numbers(text_: str) -> dict[str, Fraction]:
    """`a=2,b=3/2` as exact numbers by name.  Raises NotUnderstood."""
    found: dict[str, Fraction] = {}
    for part in text_.split(",") if text_.strip() else ():
        name, sign, value = part.partition("=")
        name = in_ascii(name.strip())
        if not sign or not name.isidentifier():
            raise NotUnderstood(f"numbers are given as a=2,b=3/2, and {part.strip()!r} is not one")
        number = balls.exact(expression(value.strip()), {})
        if number is None:
            raise NotUnderstood(f"{value.strip()!r} is no exact number for {name}")
        if name in found:
            raise NotUnderstood(f"{name} is given twice")
        found[name] = number
    return found
