"""Proofs as data: a theorem as JSON, and the check that plays it again.

A certificate holds the proofs that it needs in order, each with its own terms and steps, the theorem's own at the
end; then what its author says about it.  It is JSON in a fixed layout: each proof stands on a line of its own and is
known by the sha256 of that line.  A `Checker` reads one, plays every step with the kernel's rules and returns what was
proved; who writes one is not trusted.  A check trusts nothing in the file: not the terms, not the order, not the
statement.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from functools import lru_cache
from math import inf
from typing import Any

from symit.kernel.axioms import AXIOMS
from symit.kernel.brief import Brief
from symit.kernel.context import forget
from symit.kernel.definitions import STANDARD
from symit.kernel.encoding import Malformed, Reader
from symit.kernel.errors import Exhausted, Refused, allow, left, spend
from symit.kernel.reading import Axiom, Hypothesis, Ledger, Line, Part, Principle, Reading
from symit.kernel.rules import RULES
from symit.kernel.terms import INT, OPERATORS, Abs, App, Definition, Term
from symit.kernel.text import order, show
from symit.kernel.theorem import Argument, Theorem

FORMAT = "symit-certificate-2"
MAX_BYTES = 20_000_000
MAX_STEPS = 100_000
MAX_WORK = 300_000
MAX_NESTED = 5


class Rejected(Exception):
    """The certificate does not prove what it states."""


# ---- layout --------------------------------------------------------------------------------------------------


def lay_out(data: Mapping[str, Any]) -> str:
    """The text of a certificate: JSON in which each proof has a line of its own."""
    proofs = _BETWEEN.join(map(dump, data["proofs"]))
    return f"{_opening(data['format'])}{proofs}{_CLOSING}{dump(data['about'])}}}\n"


_BETWEEN, _CLOSING = ",\n", '\n],"about":'


def _opening(version: str) -> str:
    return f'{{"format":{dump(version)},"proofs":[\n'


def dump(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def digest(data: Any) -> str:
    """The sha256 of the line that a proof is written on."""
    return _sha256(dump(data))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


# ---- checking ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, repr=False)
class Proved(Brief):
    """A proof that was played: its theorem, every step, and everything that they rest on.

    The statement is the theorem's conclusion as it is written: the steps may have other names for bound variables.
    """

    id: str
    uses: Mapping[str, str]
    theorem: Theorem
    statement: Term
    steps: tuple[Theorem, ...]
    reader: Reader
    axioms: tuple[Axiom, ...]
    principles: tuple[Principle, ...]


@dataclass(repr=False)
class Checker(Brief):
    """Checks certificates.  A proof that several of them contain, to the letter, is played once.

    `proved` has for each line that was played its sha256, what it proved, and the work that it took.
    """

    proved: dict[str, tuple[str, Proved, float]] = field(default_factory=dict)

    def check(self, text: str) -> Reading:
        """Play a certificate again and return what it proves.

        Raises Malformed when it cannot be read and Rejected when it does not prove its statement.
        """
        allow(MAX_WORK)
        try:
            return self._check(text)
        except RecursionError as deep:  # a long chain of definitions, each made from the one before
            raise Malformed(f"the certificate is nested too deeply: {deep}") from deep
        except Exhausted as long:
            raise Rejected(str(long)) from long
        finally:
            allow(inf)

    def _check(self, text: str) -> Reading:
        lines, about = _split(text)
        known: dict[str, tuple[str, Proved]] = {}
        definitions: dict[str, Definition] = {}
        for line in lines:
            if line in self.proved:
                mark, proved, work = self.proved[line]
                _lemmas_of(proved.id, proved.uses, known)
                spend(work)
            else:
                proof = _parsed(line)
                lemmas = _lemmas_of(_string(proof, "id"), _uses(proof), known)
                before, mark, proved = left(), _sha256(line), _play(proof, lemmas)
                self.proved[line] = mark, proved, before - left()
            known[proved.id] = mark, proved
            for definition in proved.reader.definitions.values():
                if definitions.setdefault(definition.name, definition) != definition:
                    raise Rejected(f"two different definitions of the certificate are called {definition.name}")
        id_ = _string(about, "id")
        if not known or list(known)[-1] != id_:
            raise Rejected(f"the certificate does not end with the theorem {id_}")
        return _reading(about, id_, {name: proof for name, (_, proof) in known.items()}, _sha256(text))


def _lemmas_of(id: str, uses: Mapping[str, str], known: Mapping[str, tuple[str, Proved]]) -> dict[str, Proved]:
    """The proofs that this one uses, which must be those that it names, letter by letter."""
    if id in known:
        raise Rejected(f"two proofs of the certificate are called {id}")
    for name, mark in uses.items():
        if name not in known:
            raise Rejected(f"{id}: the theorem {name!r} is used before it is proved")
        if known[name][0] != mark:
            raise Rejected(f"{id}: the proof of {name} is not the one that was used")
    return {name: known[name][1] for name in uses}


def check(text: str) -> Reading:
    """Check one certificate; see `Checker.check`."""
    return Checker().check(text)


def _split(text: str) -> tuple[list[str], Any]:
    """The lines on which the proofs of a certificate stand, and what is said about it."""
    if len(text) > MAX_BYTES:
        raise Malformed(f"the certificate is larger than {MAX_BYTES} bytes")
    opening = _opening(FORMAT)
    if not text.startswith(opening):
        raise Malformed(f"not a certificate of the format {FORMAT}, which begins with {opening.strip()} on a line")
    proofs, closing, about = text.removeprefix(opening).rpartition(_CLOSING)
    if not closing or not about.rstrip().endswith("}"):
        raise Malformed("not JSON, or cut short: what is said about the theorem is missing")
    return proofs.split(_BETWEEN), _parsed(about.rstrip().removesuffix("}"))


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as broken:
        raise Malformed(f"not JSON, or cut short: {broken}") from broken


def _list(data: Any, key: str) -> list[Any]:
    value = data.get(key) if isinstance(data, dict) else None
    if not isinstance(value, list):
        raise Malformed(f"a list is expected under {key!r}")
    return value


def _string(data: Any, key: str) -> str:
    value = data.get(key) if isinstance(data, dict) else None
    if not isinstance(value, str):
        raise Malformed(f"a text is expected under {key!r}")
    return value


def _uses(proof: Any) -> dict[str, str]:
    value = proof.get("uses") if isinstance(proof, dict) else None
    if not isinstance(value, dict):
        raise Malformed("an object is expected under 'uses'")
    return value


def _play(proof: Any, lemmas: Mapping[str, Proved]) -> Proved:
    forget()
    reader = Reader(STANDARD)
    for definition in _list(proof, "definitions"):
        own = Reader(reader.definitions)
        own.read(_list(definition, "terms"))
        own.define(definition.get("name"), definition.get("params"), definition.get("body"))
        reader.definitions = own.definitions
    reader.read(_list(proof, "terms"))
    steps = _play_steps(proof, [], reader, lemmas)
    theorem = _stated(proof, steps, reader)
    used = list(lemmas.values())
    axioms = [AXIOMS[str(s.args["name"])] for s in steps if s.rule.name == "axiom"]
    principles = [Principle(s.rule.name, s.rule.reference) for s in steps if s.rule.reference]
    return Proved(
        _string(proof, "id"),
        _uses(proof),
        theorem,
        reader.term(proof["statement"]),
        tuple(steps),
        reader,
        tuple(dict.fromkeys([*(a for p in used for a in p.axioms), *axioms])),
        tuple(dict.fromkeys([*(a for p in used for a in p.principles), *principles])),
    )


def _play_steps(section: Any, steps: list[Theorem], reader: Reader, lemmas: Mapping[str, Proved]) -> list[Theorem]:
    """The theorems that these steps prove, behind those that are there already."""
    name = _string(section, "id")
    steps = list(steps)
    if len(_list(section, "steps")) > MAX_STEPS:
        raise Malformed(f"{name} has more than {MAX_STEPS} steps")
    for step in _list(section, "steps"):
        try:
            steps.append(_play_step(step, steps, reader, lemmas))
        except Refused as refusal:
            raise Rejected(f"{name}, step {len(steps)}: {refusal}") from refusal
    return steps


def _play_step(step: Any, steps: list[Theorem], reader: Reader, lemmas: Mapping[str, Proved]) -> Theorem:
    if not isinstance(step, dict):
        raise Malformed("a step is an object with a rule")
    if "theorem" in step:
        used = step["theorem"]
        if not isinstance(used, str) or used not in lemmas:
            raise Rejected(f"the theorem {used!r} is used before it is proved")
        return lemmas[used].theorem
    rule = RULES.get(_string(step, "rule"))
    if rule is None or rule.name == "theorem":
        raise Rejected(f"{step['rule']!r} is no rule of the kernel")
    premises = []
    for number in _numbers(step.get("premises", [])):
        if not 0 <= number < len(steps):
            raise Rejected(f"step {len(steps)} uses step {number!r} before it is proved")
        premises.append(steps[number])
    args = step.get("args", {})
    if not isinstance(args, dict):
        raise Malformed("the arguments of a step are an object")
    values = {name: _read_argument(value, reader) for name, value in args.items()}
    if any(name.startswith("_") or name in ("self", "work") for name in values):
        raise Malformed(f"{rule.name} takes no argument of these names: {', '.join(values)}")
    return rule(*premises, **values)


def _numbers(values: Any) -> list[int]:
    if not isinstance(values, list) or not {*map(type, values)} <= {int}:
        raise Malformed("a list of numbers is expected")
    return values


def _read_argument(value: Any, reader: Reader, depth: int = 0) -> Argument:
    if depth > MAX_NESTED:
        raise Malformed("an argument is nested too deeply")
    match value:
        case {"term": number}:
            return reader.term(number)
        case list():
            return tuple(_read_argument(v, reader, depth + 1) for v in value)
        case bool():
            raise Malformed("an argument is a term, a number, a text or a list of these")
        case int() | str():
            return value
    raise Malformed("an argument is a term, a number, a text or a list of these")


def _stated(proof: Any, steps: list[Theorem], reader: Reader) -> Theorem:
    """The theorem that the steps end with, which must be the one that the proof states."""
    (number,) = _numbers([proof.get("proved")])
    if not 0 <= number < len(steps):
        raise Rejected(f"{proof['id']}: there is no step number {number}")
    found = steps[number]
    statement = reader.term(proof.get("statement"))
    hypotheses = frozenset(reader.term(h) for h in _list(proof, "hypotheses"))
    if found.conclusion != statement:
        raise Rejected(f"{proof['id']}: the steps prove {show(found.conclusion)}, not {show(statement)}")
    if found.hypotheses != hypotheses:
        missing = ", ".join(sorted(map(show, found.hypotheses ^ hypotheses)))
        raise Rejected(f"{proof['id']}: the hypotheses are not those of the proof; they differ in {missing}")
    return found


# ---- what a checked certificate says -------------------------------------------------------------------------


def _reading(about: Any, id_: str, proofs: Mapping[str, Proved], mark: str) -> Reading:
    proof = proofs[id_]
    reader = Reader(proof.reader.definitions, proof.reader.terms)
    reader.read(_list(about, "terms"))
    steps = _play_steps(about, list(proof.steps), reader, proofs)
    hypotheses = tuple(
        Hypothesis(reader.term(h.get("formula")), _string(h, "words"), h.get("regularity") is True)
        for h in _list(about, "hypotheses")
        if isinstance(h, dict)
    )
    if {h.formula for h in hypotheses} != proof.theorem.hypotheses:
        raise Rejected("the hypotheses that are put into words are not those of the theorem")
    _require_one_sort_per_name(proof.theorem)
    _require_names_of_their_own(proof.theorem, {*OPERATORS, *proof.reader.definitions})
    return Reading(
        id=id_,
        title=_string(about, "title"),
        source=_string(about, "source"),
        hypotheses=hypotheses,
        statement=proof.statement,
        parts=tuple(
            Part(_string(p, "title"), tuple(_lines(p, steps, proof.theorem.hypotheses))) for p in _list(about, "parts")
        ),
        ledger=_ledger(proof, tuple(name for name in proofs if name != id_)),
        digest=mark,
    )


def _lines(part: Any, steps: list[Theorem], given: frozenset[Term]) -> Iterator[Line]:
    for line in _list(part, "lines"):
        (number,) = _numbers([line.get("step") if isinstance(line, dict) else None])
        if not 0 <= number < len(steps):
            raise Malformed(f"a line shows step {number}, which is not there")
        more = sorted(steps[number].hypotheses - given, key=order)
        yield Line(steps[number].conclusion, _string(line, "reason"), tuple(more))


def _require_one_sort_per_name(theorem: Theorem) -> None:
    """Two symbols of one name would print alike."""
    sorts: dict[str, str] = {}
    for variable in theorem.conclusion.free.union(*(h.free for h in theorem.hypotheses)):
        if sorts.setdefault(variable.name, str(variable.of)) != str(variable.of):
            raise Rejected(f"two different symbols are called {variable.name}")


def _require_names_of_their_own(theorem: Theorem, taken: Set[str]) -> None:
    """Whoever reads a symbol as something of the same name reads an instance, unless it is infinite, or no integer."""
    for variable in theorem.conclusion.free.union(*(h.free for h in theorem.hypotheses)):
        whole = INT in (variable.of, *variable.of.args[:1])
        if variable.name == "oo" or (whole and variable.name in taken):
            raise Rejected(f"the symbol {variable.name} would be read as what the kernel calls so")


def _ledger(proof: Proved, lemmas: tuple[str, ...]) -> Ledger:
    """What the proof rests on, in the order in which it is first used."""
    theorem = proof.theorem
    definitions = [d for f in (theorem.conclusion, *theorem.hypotheses) for d in definitions_in(f)]
    return Ledger(
        axioms=proof.axioms,
        principles=proof.principles,
        theorems=lemmas,
        definitions=tuple({d.name: d for d in definitions}.values()),
        obligations=tuple(dict.fromkeys(o for s in proof.steps for o in s.obligations)),
    )


def definitions_in(term: Term) -> Iterator[Definition]:
    """The definitions that a term uses, and those that these use, each before the ones that need it."""
    if isinstance(term, Abs):
        yield from definitions_in(term.body)
    if isinstance(term, App):
        for part in term.args:
            yield from definitions_in(part)
        if isinstance(term.head, Definition):
            yield from _with_those_below(term.head)


@lru_cache(maxsize=1_000)
def _with_those_below(definition: Definition) -> tuple[Definition, ...]:
    return tuple(dict.fromkeys([*definitions_in(definition.body), definition]))
