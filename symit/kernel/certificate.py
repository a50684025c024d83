"""Proofs as data: a theorem as JSON, and the check that plays it again.

A certificate holds the proofs that it needs in order, each with its own terms and steps, the theorem's own at the
end; then what its author says about it.  It is JSON in a fixed layout: each proof stands on a line of its own and is
known by the sha256 of that line.  A `Player` reads one, plays every step with the kernel's rules and returns what was
proved; who writes one is not trusted.  A check trusts nothing in the file: not the terms, not the order, not the
statement.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import inf
from typing import Any

from symit.kernel.axioms import AXIOMS, Axiom
from symit.kernel.budget import Exhausted, allow, left, spend
from symit.kernel.context import forget
from symit.kernel.definitions import STANDARD
from symit.kernel.encoding import MAX_DIGITS, Malformed, Reader
from symit.kernel.errors import Refused
from symit.kernel.names import MAX_NAME, is_name
from symit.kernel.rules import RULES
from symit.kernel.terms import Definition, Term, order
from symit.kernel.text import show
from symit.kernel.theorem import Argument, Rule, Theorem

FORMAT = "symit-certificate-2"
MAX_BYTES = 20_000_000
MAX_STEPS = 100_000
MAX_WORK = 2_000_000
MAX_NESTED = 5
MAX_LEVELS = 100
MAX_FRAMES = 10_000  # of Python, more than the depth of terms and of questions lets a rule need


class Rejected(Exception):
    """The certificate does not prove what it states."""


# ---- layout --------------------------------------------------------------------------------------------------

OPENING, BETWEEN, CLOSING = f'{{"format":"{FORMAT}","proofs":[\n', ",\n", '\n],"about":'


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


# ---- checking ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, repr=False)
class Proved:
    """A proof that was played: its theorem, every step, and everything that they rest on: the axioms, and as principles
    the rules that apply a theorem of analysis (dominated convergence, the fundamental theorem).

    The statement is the theorem's conclusion as it is written: the steps may have other names for bound variables.
    """

    id: str
    uses: Mapping[str, str]
    theorem: Theorem
    statement: Term
    steps: tuple[Theorem, ...]
    reader: Reader
    axioms: tuple[Axiom, ...]
    principles: tuple[Rule, ...]


@dataclass(frozen=True, repr=False)
class Played:
    """A certificate that was played: its theorem's proof, its lemmas by name, and what its author says about it, still
    as it was written: `about`, with terms of its own in `reader` and, behind those of the proof, the steps it shows."""

    proof: Proved
    lemmas: tuple[str, ...]
    about: Any
    reader: Reader
    steps: tuple[Theorem, ...]
    digest: str  # sha256 of the certificate


@dataclass(repr=False)
class Player:
    """Plays certificates.  A proof that several of them contain, to the letter, is played once: `proved` has for each
    line that was played its sha256, what it proved, and the work that it took."""

    proved: dict[str, tuple[str, Proved, float]] = field(default_factory=dict)
    begin = staticmethod(forget)  # before each proof, so that what was found for others is not used

    def play(self, text: str) -> Played:
        """Play a certificate again and return what it proves.

        Raises Malformed when it cannot be read and Rejected when it does not prove its statement.
        """
        allow(MAX_WORK)
        frames = sys.getrecursionlimit()
        sys.setrecursionlimit(max(frames, MAX_FRAMES))
        try:
            return self._play(text)
        except RecursionError as deep:  # a long chain of definitions, each made from the one before
            raise Malformed(f"the certificate is nested too deeply: {deep}") from deep
        except Exhausted as long:
            raise Rejected(f"checking it takes more work than a certificate may ({MAX_WORK:,} units)") from long
        finally:
            allow(inf)
            sys.setrecursionlimit(frames)

    def _play(self, text: str) -> Played:
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
                lemmas = _lemmas_of(_id(proof), _uses(proof), known)
                before = left()
                self.begin()
                mark, proved = _sha256(line), _play(proof, lemmas)
                self.proved[line] = mark, proved, before - left()
            known[proved.id] = mark, proved
            for definition in proved.reader.definitions.values():
                if definitions.setdefault(definition.name, definition) != definition:
                    raise Rejected(f"two different definitions of the certificate are called {definition.name}")
        id_ = _id(about)
        if not known or list(known)[-1] != id_:
            raise Rejected(f"the certificate does not end with the theorem {id_}")
        self.begin()
        return _with_words({name: proof for name, (_, proof) in known.items()}, about, _sha256(text))


def _with_words(proofs: Mapping[str, Proved], about: Any, mark: str) -> Played:
    """The last of the proofs, and the steps that are only shown."""
    *lemmas, id_ = proofs
    proof = proofs[id_]
    reader = Reader(proof.reader.definitions, proof.reader.terms)
    reader.read(list_in(about, "terms"))
    steps = _play_steps(about, list(proof.steps), reader, proofs)
    return Played(proof, tuple(lemmas), about, reader, tuple(steps), mark)


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


def _split(text: str) -> tuple[list[str], Any]:
    """The lines on which the proofs of a certificate stand, and what is said about it."""
    if len(text) > MAX_BYTES:
        raise Malformed(f"it is larger than {MAX_BYTES} bytes")
    if not text.startswith(OPENING):
        raise Malformed(f"not a certificate of the format {FORMAT}, which begins with {OPENING.strip()} on a line")
    proofs, closing, about = text.removeprefix(OPENING).rpartition(CLOSING)
    if not closing or not about.rstrip().endswith("}"):
        raise Malformed("not JSON, or cut short: what is said about the theorem is missing")
    return proofs.split(BETWEEN), _parsed(about.rstrip().removesuffix("}"))


def _parsed(text: str) -> Any:
    """What stands in a text, if Python reads it alike whatever its own limits for digits and for nesting are set to."""
    if _LONG_NUMBER.search(text):
        raise Malformed(f"a number has more than {MAX_DIGITS} digits")
    brackets = _NO_BRACKETS.sub("", text)
    for _ in range(MAX_LEVELS):
        brackets = brackets.replace("[]", "").replace("{}", "")
    if brackets:
        raise Malformed(f"not JSON, or cut short, or nested more than {MAX_LEVELS} levels deep")
    try:
        return json.loads(text, object_pairs_hook=_object)
    except ValueError as broken:
        raise Malformed(f"not JSON, or cut short: {broken}") from broken


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """No key twice: readers of JSON differ in which of the two they take."""
    if len(found := dict(pairs)) < len(pairs):
        raise Malformed("a key stands twice in one object")
    return found


_LONG_NUMBER = re.compile(rf"[0-9]{{{MAX_DIGITS + 1}}}")
_NO_BRACKETS = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[^][{}"]++', re.DOTALL)


def list_in(data: Any, key: str) -> list[Any]:
    return _found(data, key, list, "a list")  # type: ignore[no-any-return]


def string_in(data: Any, key: str) -> str:
    return _found(data, key, str, "a text")  # type: ignore[no-any-return]


def _found(data: Any, key: str, kind: type, called: str) -> Any:
    value = data.get(key) if isinstance(data, dict) else None
    if not isinstance(value, kind):
        raise Malformed(f"{called} is expected under {key!r}")
    return value


def _id(data: Any) -> str:
    value = string_in(data, "id")
    if not value or not is_name(f"_{value.replace('-', '_')}"):
        raise Malformed(f"{value[:MAX_NAME]!r} is no id of ASCII letters, digits, _ and -")
    return value


def _uses(proof: Any) -> dict[str, str]:
    return _found(proof, "uses", dict, "an object")  # type: ignore[no-any-return]


def _play(proof: Any, lemmas: Mapping[str, Proved]) -> Proved:
    reader = Reader(dict(STANDARD))
    for definition in list_in(proof, "definitions"):
        own = Reader(reader.definitions)
        own.read(list_in(definition, "terms"))
        own.define(definition.get("name"), definition.get("params"), definition.get("body"))
    reader.read(list_in(proof, "terms"))
    steps = _play_steps(proof, [], reader, lemmas)
    theorem = _stated(proof, steps, reader)
    used = list(lemmas.values())
    axioms = [AXIOMS[str(s.args["name"])] for s in steps if s.rule.name == "axiom"]
    principles = [s.rule for s in steps if s.rule.reference]
    return Proved(
        _id(proof),
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
    name = _id(section)
    steps = list(steps)
    if len(list_in(section, "steps")) > MAX_STEPS:
        raise Malformed(f"{name} has more than {MAX_STEPS} steps")
    for step in list_in(section, "steps"):
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
        return RULES["theorem"](lemmas[used].theorem, id=used)
    rule = RULES.get(string_in(step, "rule"))
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
        case int() | str() if not isinstance(value, bool):
            return value
    raise Malformed("an argument is a term, a number, a text or a list of these")


def _stated(proof: Any, steps: list[Theorem], reader: Reader) -> Theorem:
    """The theorem that the steps end with, which must be the one that the proof states."""
    (number,) = _numbers([proof.get("proved")])
    if not 0 <= number < len(steps):
        raise Rejected(f"{proof['id']}: there is no step number {number}")
    found = steps[number]
    statement = reader.term(proof.get("statement"))
    hypotheses = frozenset(reader.term(h) for h in list_in(proof, "hypotheses"))
    if found.conclusion != statement:
        raise Rejected(f"{proof['id']}: the steps prove {show(found.conclusion)}, not {show(statement)}")
    if found.hypotheses != hypotheses:
        first = min(found.hypotheses ^ hypotheses, key=order)
        raise Rejected(f"{proof['id']}: the hypotheses are not those of the proof; they differ in {show(first)}")
    return found
