"""What a script takes over from a theorem: its hypotheses at values, with their words, and the examples to try it on.

    lemma in one script --> Cited --> hypotheses and models in another

Stands below the words; knows nothing of where a theorem comes from: it was proved just now, or read back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from symit.certificates.brief import Brief
from symit.certificates.reading import Hypothesis
from symit.kernel import build as b
from symit.kernel.terms import Term
from symit.kernel.theorem import Theorem
from symit.language.errors import NotUnderstood
from symit.proving.script.arguments import as_value
from symit.proving.script.derivation import Derivation, Model


@dataclass(frozen=True, repr=False)
class Cited(Brief):
    """A theorem as far as another script may take it over."""

    id: str
    hypotheses: tuple[Hypothesis, ...]
    theorem: Theorem
    models: tuple[Model, ...]

    @classmethod
    def of(cls, made: Derivation) -> Cited:
        return cls(made.id, made.hypotheses, made.theorem, made.models)


def hypotheses_at(made: Cited, regularity: bool, values: Mapping[str, Any]) -> dict[str, list[Term]]:
    """The hypotheses of a theorem at values of its variables, by their words: its own, or its regularity conditions."""
    variables = {v.name: v for v in made.theorem.conclusion.free.union(*(h.free for h in made.theorem.hypotheses))}
    _only(made.id, values, variables)
    put_in = {variables[name]: as_value(value) for name, value in values.items()}
    found: dict[str, list[Term]] = {}
    for hypothesis in made.hypotheses:
        if hypothesis.regularity == regularity:
            found.setdefault(hypothesis.words, []).append(b.substitute(hypothesis.formula, put_in))
    return found


def chosen(
    id: str, found: Mapping[str, list[Term]], words: Sequence[str], without: Sequence[str]
) -> dict[str, list[Term]]:
    """Those with these words, in that order, or all, but without some."""
    if without and isinstance(without, str):
        raise NotUnderstood(f"what is left out stands in a list: without=[{without!r}]")
    if unknown := [text for text in (*words, *without) if text not in found]:
        raise NotUnderstood(f"{id} does not assume {unknown[0]!r}, but: {'; '.join(map(repr, found))}")
    return {text: found[text] for text in words or found if text not in without}


def models_at(made: Cited, without: Sequence[str], values: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The examples of a theorem, with their words: values by name, without some names and with values for more."""
    if not made.models:
        raise NotUnderstood(f"{made.id} has no models")
    of_all = {variable.name: variable for model in made.models for variable in model.values}
    _only(made.id, without, of_all)
    return {
        model.words: {v.name: value for v, value in model.values.items() if v.name not in without} | dict(values)
        for model in made.models
    }


def _only(id: str, named: Mapping[str, Any] | Sequence[str], known: Mapping[str, Any]) -> None:
    """Refuses a name that there is not."""
    if unknown := sorted(set(named) - set(known)):
        raise NotUnderstood(f"{id} speaks of {', '.join(sorted(known))}, and not of {', '.join(unknown)}")
