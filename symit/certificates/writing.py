"""Writing certificates: a theorem and what is said about it as JSON, for `kernel.certificate` to check.

Nothing here is trusted: a certificate that is written wrong is refused, or proves what it says all the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from symit.certificates.brief import Brief
from symit.certificates.reading import Hypothesis
from symit.kernel.certificate import BETWEEN, CLOSING, FORMAT
from symit.kernel.definitions import STANDARD
from symit.kernel.errors import Refused
from symit.kernel.terms import Abs, App, Bound, Definition, Num, Sort, Term, Var, order
from symit.kernel.theorem import Argument, Theorem


@dataclass(frozen=True, repr=False)
class Shown(Brief):
    """A line that readers see: a theorem of the proof, and the reason in words."""

    theorem: Theorem
    reason: str


@dataclass(frozen=True, repr=False)
class About(Brief):
    """What an author says of a theorem, and whether it is a lemma.  None of it carries weight in the proof."""

    id: str
    title: str
    source: str
    hypotheses: tuple[Hypothesis, ...]
    parts: tuple[tuple[str, tuple[Shown, ...]], ...]
    lemma: bool = False


def lay_out(data: Mapping[str, Any]) -> str:
    """The text of a certificate: JSON in which each proof has a line of its own."""
    opening, proofs = f'{{"format":{dump(data["format"])},"proofs":[\n', BETWEEN.join(map(dump, data["proofs"]))
    return f"{opening}{proofs}{CLOSING}{dump(data['about'])}}}\n"


def dump(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def digest(data: Any) -> str:
    """The sha256 of the line that a proof is written on."""
    return sha256(dump(data).encode("utf-8", "surrogatepass")).hexdigest()


def write(theorem: Theorem, about: About) -> str:
    """The certificate of a theorem, as JSON text."""
    if _is_named(theorem) and theorem.args["id"] == about.id:
        (theorem,) = theorem.premises
    shown = [line.theorem for _, lines in about.parts for line in lines]
    proofs = {name: _Proof(name, lemma.premises[0], []) for name, lemma in _lemmas([theorem, *shown]).items()}
    main = _Proof(about.id, theorem, shown)
    written: dict[str, dict[str, Any]] = {}
    for name, proof in proofs.items():
        written[name] = proof.json(written)
    return lay_out(
        {
            "format": FORMAT,
            "proofs": [*written.values(), main.json(written)],
            "about": main.about_json(about),
        }
    )


def _lemmas(roots: Sequence[Theorem]) -> dict[str, Theorem]:
    """The named theorems below these, each after those that it uses itself."""
    found: dict[str, Theorem] = {}
    for node in _in_order(roots, through_names=True):
        if not _is_named(node):
            continue
        known = found.setdefault(str(node.args["id"]), node)
        if (known.hypotheses, known.conclusion) != (node.hypotheses, node.conclusion):
            raise Refused(f"two different theorems are called {node.args['id']}")
    return found


def _is_named(theorem: Theorem) -> bool:
    return theorem.rule.name == "theorem"


def _in_order(roots: Sequence[Theorem], through_names: bool) -> Iterator[Theorem]:
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


class _Proof:
    """One proof: the steps of a theorem, and behind them those that are only shown."""

    def __init__(self, name: str, theorem: Theorem, shown: Sequence[Theorem]) -> None:
        self.name = name
        self.theorem = theorem
        self.terms = Writer()
        self.numbers: dict[int, int] = {}
        self.steps: list[dict[str, Any]] = []
        self.uses: set[str] = set()
        self._known: dict[str, int] = {}
        self._add([theorem])
        self.proved = self.numbers[id(theorem)]
        self.statement = self.terms.add(theorem.conclusion)
        self.hypotheses = [self.terms.add(h) for h in sorted(theorem.hypotheses, key=order)]
        self.own_terms, self.own_steps, self.own_uses = len(self.terms.nodes), len(self.steps), set(self.uses)
        self._add(shown)

    def _add(self, roots: Sequence[Theorem]) -> None:
        for node in _in_order(roots, through_names=False):
            if id(node) not in self.numbers:
                self.numbers[id(node)] = self._number(self._step(node))

    def _step(self, node: Theorem) -> dict[str, Any]:
        if _is_named(node):
            self.uses.add(str(node.args["id"]))
            return {"theorem": node.args["id"]}
        step: dict[str, Any] = {"rule": node.rule.name}
        if node.premises:
            step["premises"] = [self.numbers[id(p)] for p in node.premises]
        if node.args:
            step["args"] = {name: _write_argument(value, self.terms) for name, value in node.args.items()}
        return step

    def _number(self, step: dict[str, Any]) -> int:
        key = dump(step)
        if key not in self._known:
            self._known[key] = len(self.steps)
            self.steps.append(step)
        return self._known[key]

    def json(self, written: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
        definitions = list(self.terms.definitions.values())
        if any(STANDARD.get(d.name, d) != d for d in definitions):
            raise Refused("a standard definition is given another meaning")
        return {
            "id": self.name,
            "uses": {name: digest(written[name]) for name in sorted(self.own_uses)},
            "definitions": [_definition(d) for d in definitions if d.name not in STANDARD],
            "terms": self.terms.nodes[: self.own_terms],
            "steps": self.steps[: self.own_steps],
            "proved": self.proved,
            "hypotheses": self.hypotheses,
            "statement": self.statement,
        }

    def about_json(self, about: About) -> dict[str, Any]:
        hypotheses = [
            {"formula": self.terms.add(h.formula), "words": h.words, "regularity": h.regularity}
            for h in about.hypotheses
        ]
        return {
            "id": about.id,
            "title": about.title,
            "source": about.source,
            **({"lemma": True} if about.lemma else {}),
            "terms": self.terms.nodes[self.own_terms :],
            "steps": self.steps[self.own_steps :],
            "hypotheses": hypotheses,
            "parts": [
                {"title": title, "lines": [{"step": self.numbers[id(s.theorem)], "reason": s.reason} for s in lines]}
                for title, lines in about.parts
            ],
        }


def _definition(definition: Definition) -> dict[str, Any]:
    """A definition has a table of its own, so that a reader knows it before the first term that uses it."""
    own = Writer()
    params = [own.add(p) for p in definition.params]
    body = own.add(definition.body)
    return {"name": definition.name, "terms": own.nodes, "params": params, "body": body}


def _write_argument(value: Argument, terms: Writer) -> Any:
    if isinstance(value, tuple):
        return [_write_argument(v, terms) for v in value]
    if isinstance(value, (Num, Var, Bound, Abs, App)):
        return {"term": terms.add(value)}
    return value


class Writer:
    """A table of nodes; `add` gives the number of a term's node."""

    def __init__(self) -> None:
        self.nodes: list[list[Any]] = []
        self.definitions: dict[str, Definition] = {}
        self._numbers: dict[tuple[Any, ...], int] = {}
        self._seen: dict[Term, int] = {}

    def add(self, term: Term) -> int:
        if term not in self._seen:
            self._seen[term] = self._add(term)
        return self._seen[term]

    def _add(self, term: Term) -> int:
        if isinstance(term, Num):
            return self._node("num", str(term.value))
        if isinstance(term, Var):
            return self._node("var", term.name, sort_json(term.of))
        if isinstance(term, Bound):
            return self._node("bound", term.index, sort_json(term.of))
        if isinstance(term, Abs):
            return self._node("fun", term.hint, sort_json(term.domain), self.add(term.body))
        kind = "def" if isinstance(term.head, Definition) else "app"
        if isinstance(term.head, Definition):
            self._define(term.head)
        return self._node(kind, term.head.name, [self.add(a) for a in term.args])

    def _node(self, *node: Any) -> int:
        key = tuple(tuple(part) if isinstance(part, list) else part for part in node)
        if key not in self._numbers:
            self._numbers[key] = len(self.nodes)
            self.nodes.append(list(node))
        return self._numbers[key]

    def _define(self, definition: Definition) -> None:
        known = self.definitions.get(definition.name)
        if known is None:
            self.add(definition.body)  # a definition that it uses comes first
            self.definitions[definition.name] = definition
        elif known != definition:
            raise Refused(f"two different definitions are called {definition.name}")


def sort_json(sort: Sort) -> Any:
    return (sort.name, *map(sort_json, sort.args)) if sort.args else sort.name
