"""Proofs as data: a theorem written as JSON, and the check that plays it again.

`write` turns a theorem into a certificate; `check` reads one, plays every step with the kernel's rules and returns what was
proved.  A check trusts nothing in the file: not the terms, not the order of the steps, not the statement.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from symit.kernel.axioms import AXIOMS
from symit.kernel.definitions import STANDARD
from symit.kernel.encoding import Malformed, Reader, Writer, standard_reader
from symit.kernel.errors import Refused
from symit.kernel.reading import Hypothesis, Ledger, Line, Part, Principle, Reading
from symit.kernel.rules import RULES
from symit.kernel.terms import Abs, App, Bound, Definition, Num, Term, Var
from symit.kernel.text import show
from symit.kernel.theorem import Argument, Theorem

FORMAT = "symit-certificate-1"
MAX_BYTES = 20_000_000
MAX_STEPS = 100_000


class Rejected(Exception):
    """The certificate does not prove what it states."""


@dataclass(frozen=True)
class Shown:
    """A line that readers see: a theorem of the proof, and the reason in words."""

    theorem: Theorem
    reason: str


@dataclass(frozen=True)
class About:
    """What an author says of a theorem.  None of it carries weight in the proof."""

    id: str
    title: str
    source: str
    hypotheses: tuple[Hypothesis, ...]
    parts: tuple[tuple[str, tuple[Shown, ...]], ...]


# ---- writing -------------------------------------------------------------------------------------------------


def write(theorem: Theorem, about: About) -> str:
    """The certificate of a theorem, as JSON text."""
    if _is_named(theorem) and theorem.args["id"] == about.id:
        (theorem,) = theorem.premises
    terms = Writer()
    shown = tuple(line.theorem for _, lines in about.parts for line in lines)
    sections, numbers = _sections(theorem, shown, terms, about.id)
    hypotheses = [
        {"formula": terms.add(h.formula), "words": h.words, "regularity": h.regularity} for h in about.hypotheses
    ]
    parts = [
        {"title": title, "lines": [{"step": numbers[id(s.theorem)], "reason": s.reason} for s in lines]}
        for title, lines in about.parts
    ]
    local = [d for d in terms.definitions.values() if d.name not in STANDARD]
    if any(STANDARD[d.name] != d for d in terms.definitions.values() if d.name in STANDARD):
        raise Refused("a standard definition is given another meaning")
    certificate = {
        "format": FORMAT,
        "id": about.id,
        "title": about.title,
        "source": about.source,
        "definitions": [_definition(d) for d in local],
        "terms": terms.nodes,
        "theorems": sections,
        "hypotheses": hypotheses,
        "parts": parts,
    }
    return json.dumps(certificate, ensure_ascii=False, separators=(",", ":"))


def _definition(definition: Definition) -> dict[str, Any]:
    """A definition has a table of its own, so that a reader knows it before the first term that uses it."""
    own = Writer()
    params = [own.add(p) for p in definition.params]
    body = own.add(definition.body)
    return {"name": definition.name, "terms": own.nodes, "params": params, "body": body}


def _sections(
    theorem: Theorem, shown: tuple[Theorem, ...], terms: Writer, id_: str
) -> tuple[list[dict[str, Any]], dict[int, int]]:
    """One section for each named theorem that the proof uses, in order, and the proof's own at the end."""
    sections: list[dict[str, Any]] = []
    named: dict[str, Theorem] = {}
    for lemma in _lemmas(theorem, shown):
        name = str(lemma.args["id"])
        if name not in named:
            named[name] = lemma
            sections.append(_section(name, lemma.premises[0], (), terms)[0])
        elif (named[name].hypotheses, named[name].conclusion) != (lemma.hypotheses, lemma.conclusion):
            raise Refused(f"two different theorems are called {name}")
    last, numbers = _section(id_, theorem, shown, terms)
    return [*sections, last], numbers


def _lemmas(theorem: Theorem, shown: tuple[Theorem, ...]) -> Iterator[Theorem]:
    """The named theorems below this one, each after those that it uses itself."""
    for node in _in_order((theorem, *shown), through_names=True):
        if _is_named(node):
            yield node


def _is_named(theorem: Theorem) -> bool:
    return theorem.rule.name == "theorem"


def _in_order(roots: tuple[Theorem, ...], through_names: bool) -> Iterator[Theorem]:
    """Every theorem that the roots rest on, premises first."""
    done: set[int] = set()
    stack = [(root, False) for root in reversed(roots)]
    while stack:
        node, expanded = stack.pop()
        if id(node) in done:
            continue
        if expanded:
            done.add(id(node))
            yield node
            continue
        stack.append((node, True))
        if through_names or not _is_named(node):
            stack.extend((p, False) for p in reversed(node.premises) if id(p) not in done)


def _section(
    name: str, theorem: Theorem, shown: tuple[Theorem, ...], terms: Writer
) -> tuple[dict[str, Any], dict[int, int]]:
    numbers: dict[int, int] = {}
    steps: list[dict[str, Any]] = []
    known: dict[str, int] = {}
    for node in _in_order((*shown, theorem), through_names=False):
        step = _step(node, numbers, terms)
        key = json.dumps(step, sort_keys=True)
        if key not in known:
            known[key] = len(steps)
            steps.append(step)
        numbers[id(node)] = known[key]
    section = {
        "id": name,
        "steps": steps,
        "proved": numbers[id(theorem)],
        "hypotheses": sorted(terms.add(h) for h in theorem.hypotheses),
        "statement": terms.add(theorem.conclusion),
    }
    return section, numbers


def _step(node: Theorem, numbers: Mapping[int, int], terms: Writer) -> dict[str, Any]:
    if _is_named(node):
        return {"theorem": node.args["id"]}
    step: dict[str, Any] = {"rule": node.rule.name}
    if node.premises:
        step["premises"] = [numbers[id(p)] for p in node.premises]
    if node.args:
        step["args"] = {name: _write_argument(value, terms) for name, value in node.args.items()}
    return step


def _write_argument(value: Argument, terms: Writer) -> Any:
    if isinstance(value, tuple):
        return [_write_argument(v, terms) for v in value]
    if isinstance(value, (Num, Var, Bound, Abs, App)):
        return {"term": terms.add(value)}
    return value


# ---- checking ------------------------------------------------------------------------------------------------


def check(text: str) -> Reading:
    """Play a certificate again and return what it proves.

    Raises Malformed when it cannot be read and Rejected when it does not prove its statement.
    """
    data = _load(text)
    reader = standard_reader()
    for definition in _list(data, "definitions"):
        own = Reader(reader.definitions)
        own.read(_list(definition, "terms"))
        own.define(definition.get("name"), definition.get("params"), definition.get("body"))
        reader.definitions = own.definitions
    reader.read(_list(data, "terms"))
    proved: dict[str, Theorem] = {}
    steps: list[Theorem] = []
    everything: list[Theorem] = []
    for section in _list(data, "theorems"):
        steps = _play(section, reader, proved)
        everything.extend(steps)
        name = _string(section, "id")
        if name in proved:
            raise Rejected(f"two theorems of the certificate are called {name}")
        proved[name] = _proved(section, steps, reader)
    id_ = _string(data, "id")
    if not steps or list(proved)[-1] != id_:
        raise Rejected(f"the certificate does not end with the theorem {id_}")
    return _reading(data, id_, proved, steps, everything, reader, hashlib.sha256(text.encode()).hexdigest())


def _load(text: str) -> dict[str, Any]:
    if len(text) > MAX_BYTES:
        raise Malformed(f"the certificate is larger than {MAX_BYTES} bytes")
    try:
        data = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as broken:
        raise Malformed(f"not JSON, or cut short: {broken}") from broken
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise Malformed(f"not a certificate of the format {FORMAT}")
    return data


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


def _play(section: Any, reader: Reader, proved: Mapping[str, Theorem]) -> list[Theorem]:
    """The theorems that the steps of a section prove, one after the other."""
    name = _string(section, "id")
    steps: list[Theorem] = []
    if len(_list(section, "steps")) > MAX_STEPS:
        raise Malformed(f"{name} has more than {MAX_STEPS} steps")
    for number, step in enumerate(_list(section, "steps")):
        try:
            steps.append(_play_step(step, steps, reader, proved))
        except Refused as refusal:
            raise Rejected(f"{name}, step {number}: {refusal}") from refusal
    return steps


def _play_step(step: Any, steps: list[Theorem], reader: Reader, proved: Mapping[str, Theorem]) -> Theorem:
    if not isinstance(step, dict):
        raise Malformed("a step is an object with a rule")
    if "theorem" in step:
        used = step["theorem"]
        if not isinstance(used, str) or used not in proved:
            raise Rejected(f"the theorem {used!r} is used before it is proved")
        return proved[used]
    rule = RULES.get(_string(step, "rule"))
    if rule is None or rule.name == "theorem":
        raise Rejected(f"{step['rule']!r} is no rule of the kernel")
    premises = []
    for number in step.get("premises", []):
        if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number < len(steps):
            raise Rejected(f"step {len(steps)} uses step {number!r} before it is proved")
        premises.append(steps[number])
    args = step.get("args", {})
    if not isinstance(args, dict):
        raise Malformed("the arguments of a step are an object")
    return rule(*premises, **{name: _read_argument(value, reader) for name, value in args.items()})


def _read_argument(value: Any, reader: Reader) -> Argument:
    match value:
        case {"term": number}:
            return reader.term(number)
        case list():
            return tuple(_read_argument(v, reader) for v in value)
        case bool():
            raise Malformed("an argument is a term, a number, a text or a list of these")
        case int() | str():
            return value
    raise Malformed("an argument is a term, a number, a text or a list of these")


def _proved(section: Any, steps: list[Theorem], reader: Reader) -> Theorem:
    """The theorem that a section ends with, which must be the one that it states."""
    number = section.get("proved")
    if not isinstance(number, int) or isinstance(number, bool) or not 0 <= number < len(steps):
        raise Rejected(f"{section['id']}: there is no step number {number!r}")
    found = steps[number]
    statement = reader.term(section.get("statement"))
    hypotheses = frozenset(reader.term(h) for h in _list(section, "hypotheses"))
    if found.conclusion != statement:
        raise Rejected(f"{section['id']}: the steps prove {show(found.conclusion)}, not {show(statement)}")
    if found.hypotheses != hypotheses:
        missing = ", ".join(sorted(map(show, found.hypotheses ^ hypotheses)))
        raise Rejected(f"{section['id']}: the hypotheses are not those of the proof; they differ in {missing}")
    return found


def _reading(
    data: dict[str, Any],
    id_: str,
    proved: Mapping[str, Theorem],
    steps: list[Theorem],
    everything: list[Theorem],
    reader: Reader,
    digest: str,
) -> Reading:
    theorem = proved[id_]
    hypotheses = tuple(
        Hypothesis(reader.term(h.get("formula")), _string(h, "words"), h.get("regularity") is True)
        for h in _list(data, "hypotheses")
        if isinstance(h, dict)
    )
    if {h.formula for h in hypotheses} != theorem.hypotheses:
        raise Rejected("the hypotheses that are put into words are not those of the theorem")
    _require_one_sort_per_name(theorem)
    parts = tuple(Part(_string(p, "title"), tuple(_lines(p, steps))) for p in _list(data, "parts"))
    lemmas = tuple(name for name in proved if name != id_)
    return Reading(
        id=id_,
        title=_string(data, "title"),
        source=_string(data, "source"),
        hypotheses=hypotheses,
        statement=theorem.conclusion,
        parts=parts,
        ledger=_ledger(theorem, steps, everything, lemmas),
        digest=digest,
    )


def _lines(part: Any, steps: list[Theorem]) -> Iterator[Line]:
    for line in _list(part, "lines"):
        number = line.get("step") if isinstance(line, dict) else None
        if not isinstance(number, int) or not 0 <= number < len(steps):
            raise Malformed(f"a line shows step {number!r}, which is not there")
        yield Line(steps[number].conclusion, _string(line, "reason"))


def _require_one_sort_per_name(theorem: Theorem) -> None:
    """Two symbols of one name would print alike."""
    sorts: dict[str, str] = {}
    for variable in frozenset().union(theorem.conclusion.free, *(h.free for h in theorem.hypotheses)):
        if sorts.setdefault(variable.name, str(variable.of)) != str(variable.of):
            raise Rejected(f"two different symbols are called {variable.name}")


# ---- the ledger ----------------------------------------------------------------------------------------------


def _ledger(theorem: Theorem, steps: list[Theorem], everything: list[Theorem], lemmas: tuple[str, ...]) -> Ledger:
    """What the proof rests on, in the order in which it is first used."""
    axioms = {s.args["name"]: AXIOMS[str(s.args["name"])] for s in everything if s.rule.name == "axiom"}
    principles = {s.rule.name: Principle(s.rule.name, s.rule.reference) for s in everything if s.rule.reference}
    obligations = {o: None for s in steps for o in s.obligations}
    definitions = {d.name: d for f in (theorem.conclusion, *theorem.hypotheses) for d in definitions_in(f)}
    return Ledger(
        axioms=tuple(axioms.values()),
        principles=tuple(principles.values()),
        theorems=lemmas,
        definitions=tuple(definitions.values()),
        obligations=tuple(obligations),
    )


def definitions_in(term: Term) -> Iterator[Definition]:
    """The definitions that a term uses, and those that these use, each before the ones that need it."""
    if isinstance(term, Abs):
        yield from definitions_in(term.body)
    if isinstance(term, App):
        for part in term.args:
            yield from definitions_in(part)
        if isinstance(term.head, Definition):
            yield from definitions_in(term.head.body)
            yield term.head
