"""The examples of a theorem as text: a certificate does not have them, and they are kept beside it.

    script --run once--> models --written--> kept --read--> `models_of` in another script

They carry no weight in any proof: evidence asks whether they satisfy the hypotheses.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from symit.certificates.writing import Writer, dump
from symit.kernel.definitions import STANDARD
from symit.kernel.encoding import Malformed, Reader
from symit.kernel.terms import Var
from symit.proving.script.derivation import Model


def written(models: Iterable[Model]) -> str | None:
    """The examples, or None where they speak of definitions that are the script's own."""
    terms = Writer()
    found = [[m.words, [[terms.add(x), terms.add(value)] for x, value in m.values.items()]] for m in models]
    if any(STANDARD.get(name) != definition for name, definition in terms.definitions.items()):
        return None
    return dump({"terms": terms.nodes, "models": found})


def read(text: str) -> tuple[Model, ...]:
    """The same examples.  Raises Malformed."""
    try:
        said = json.loads(text)
        terms = Reader(dict(STANDARD))
        terms.read(said["terms"])
        return tuple(
            Model(words, {_variable(terms, x): terms.term(value) for x, value in values})
            for words, values in said["models"]
        )
    except (ValueError, KeyError, TypeError) as misfit:
        raise Malformed(f"examples that cannot be read: {misfit}") from misfit


def _variable(terms: Reader, number: object) -> Var:
    found = terms.term(number)
    if not isinstance(found, Var):
        raise Malformed(f"an example gives a value to {found}, which is no variable")
    return found
