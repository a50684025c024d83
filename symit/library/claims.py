"""The claims of the two documents, and what the project can say of each.

`derivations/claims.toml` lists them in the project's own words, with what settles each: derivations, counterexamples,
definitions, experiments.  A status is never written there: it follows from the entries of the derivations.  Knows
nothing of how a claim is printed.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import TYPE_CHECKING, Any

from symit.certificates.summary import Entry
from symit.kernel.definitions import STANDARD
from symit.library.scripts import folder, scripts

if TYPE_CHECKING:
    from symit.evidence.experiments import Outcome

SEED = 1
"""Of the experiments."""
DOCUMENTS = {
    "essay": "Information Theory: Entropy, Divergence, and Why Your Loss Function Works",
    "guide": "Information Theory for Generative AI",
}
KINDS = (
    *("definition", "identity", "inequality", "theorem", "counterexample", "limit", "number", "behaviour", "figure"),
)
STATUSES = ("proved", "proved modulo", "refuted", "demonstrated", "defined", "open")
FLAWS = ("false", "wrong unit or constant", "a condition missing", "a gap in the proof", "loose wording")


class Misstated(ValueError):
    """The list of claims does not say what it must, or names what there is not."""


@dataclass(frozen=True)
class Erratum:
    """What is wrong in a passage: one of FLAWS, shown by derivations, and the statement that holds instead."""

    flaw: str
    passage: str
    wrong: str
    counterexample: str
    corrected: str
    shown_by: tuple[str, ...] = ()
    proved_by: tuple[str, ...] = ()


@dataclass(frozen=True)
class Claim:
    """A statement of a document, in our words, and what settles it.

    `derivations` prove it together, `refuted_by` are theorems that contradict it as it stands, `defined_by` names the
    kernel's definitions, `figures` what `symit figures` draws and `experiments` those of `evidence.experiments`, which
    are run for the status.  `unproved` says what only the experiments show, and `lacks` what none of these covers yet.
    """

    id: str
    doc: str
    section: str
    kind: str
    says: str
    derivations: tuple[str, ...] = ()
    refuted_by: tuple[str, ...] = ()
    defined_by: tuple[str, ...] = ()
    figures: tuple[str, ...] = ()
    experiments: tuple[str, ...] = ()
    unproved: str = ""
    lacks: str = ""
    erratum: Erratum | None = None

    @property
    def uses(self) -> tuple[str, ...]:
        """The derivations that its status and its erratum rest on."""
        erratum = (*self.erratum.shown_by, *self.erratum.proved_by) if self.erratum else ()
        return tuple(dict.fromkeys((*self.derivations, *self.refuted_by, *erratum)))


@cache
def claims() -> tuple[Claim, ...]:
    """All of them, by document and in the order of the list.  Raises Misstated."""
    rows = tomllib.loads((folder() / "claims.toml").read_text(encoding="utf-8"))["claim"]
    found = sorted(map(_claim, rows), key=lambda claim: list(DOCUMENTS).index(claim.doc))
    if len({claim.id for claim in found}) < len(found):
        raise Misstated("two claims have the same id")
    return tuple(found)


def derivations_of(several: Iterable[Claim]) -> list[str]:
    """What has to be proved before anything can be said of these."""
    return list(dict.fromkeys(id for claim in several for id in claim.uses))


def settled(claim: Claim, entries: Mapping[str, Entry]) -> Entry:
    """A claim as plain data, given the entry of each derivation that it uses."""
    proofs = [entries[id] for id in (*claim.derivations, *claim.refuted_by)]
    return {
        "id": claim.id,
        "doc": claim.doc,
        "section": claim.section,
        "kind": claim.kind,
        "says": claim.says,
        "status": status(claim, entries),
        "derivations": [proof["id"] for proof in proofs],
        "certificates": [proof["certificate"] for proof in proofs],
        "axioms": _together(proof["axioms"] for proof in proofs),
        "conditions": _together(proof["conditions"] for proof in proofs),
        "definitions": list(claim.defined_by),
        "evidence": [*claim.figures, *(outcome(name).data() for name in claim.experiments)],
        "unproved": claim.unproved or None,
        "lacks": claim.lacks or None,
        "erratum": _erratum(claim.erratum, entries) if claim.erratum else None,
    }


def status(claim: Claim, entries: Mapping[str, Entry]) -> str:
    """One of STATUSES.  A claim is as well settled as the weakest of what it needs, be it derivation or experiment."""
    rungs = {entries[id]["status"] for id in claim.uses}
    if claim.lacks or not rungs <= {"proved", "proved modulo"}:
        return "open"
    if claim.refuted_by:
        return "refuted"
    if claim.kind == "definition" and (claim.derivations or claim.defined_by):
        return "defined"
    if not all(outcome(name).holds for name in claim.experiments):
        return "open"
    if (claim.figures or claim.experiments) and (claim.kind == "figure" or claim.unproved or not claim.derivations):
        return "demonstrated"
    if not claim.derivations:
        return "open"
    return "proved modulo" if any(entries[id]["status"] == "proved modulo" for id in claim.derivations) else "proved"


@cache
def outcome(experiment: str) -> Outcome:
    """What a seeded experiment finds."""
    from symit.evidence.experiments import EXPERIMENTS

    return EXPERIMENTS[experiment](SEED)


def _erratum(erratum: Erratum, entries: Mapping[str, Entry]) -> Entry:
    """With what the certificates prove beside our words."""

    def theorems(ids: Iterable[str]) -> Entry:
        return {id: {key: entries[id][key] for key in ("title", "statement", "certificate")} for id in ids}

    return {
        "flaw": erratum.flaw,
        "passage": erratum.passage,
        "wrong": erratum.wrong,
        "counterexample": erratum.counterexample,
        "shown_by": theorems(erratum.shown_by),
        "corrected": erratum.corrected,
        "proved_by": theorems(erratum.proved_by),
    }


def _together(lists: Iterable[Iterable[str]]) -> list[str]:
    return list(dict.fromkeys(item for some in lists for item in some))


# ---- reading the list ----------------------------------------------------------------------------------------


def _claim(row: Mapping[str, Any]) -> Claim:
    flawed = row.get("erratum")
    claim: Claim = _made(Claim, {**row, "erratum": flawed and _made(Erratum, flawed, row["id"])}, row["id"])
    _must(claim.doc in DOCUMENTS and claim.kind in KINDS, claim, "has no document or no kind")
    _must(not claim.erratum or claim.erratum.flaw in FLAWS, claim, "has an erratum of no known kind")
    _must(not claim.unproved or bool(claim.experiments), claim, "has a part that is not proved, and no experiment")
    _must(not claim.refuted_by or claim.erratum is not None, claim, "is refuted and has no erratum")
    unknown = [id for id in claim.uses if id not in scripts()] + [d for d in claim.defined_by if d not in STANDARD]
    _must(not unknown, claim, f"names what there is not: {', '.join(unknown)}")
    return claim


def _made(kind: type[Any], row: Mapping[str, Any], id: str) -> Any:
    if extra := set(row) - {f.name for f in fields(kind)}:
        raise Misstated(f"{id} has {', '.join(sorted(extra))}, which means nothing")
    return kind(**{key: tuple(value) if isinstance(value, list) else value for key, value in row.items()})


def _must(holds: bool, claim: Claim, what: str) -> None:
    if not holds:
        raise Misstated(f"{claim.id} {what}")
