"""The quantities of a joint table: mutual information, conditional entropy, total correlation.

Beside `numeric_form`: these are no formulas in numbers, nor sums over the components of vectors, but formulas in all
the cells of a table.  What computes them is carried along as it stands in `carried`; here is what users read.  Nothing
here knows the languages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from symit.export import layout
from symit.export.errors import NotExportable

_BASES: Mapping[str, int | None] = MappingProxyType({"nats": None, "bits": 2, "hartleys": 10})

_SUM = "They add up to 1 up to 1e-5, as tables do that were float32; 0 log 0 = 0."
_TERMS = "Computed as the sum of p log(p/b) - p + b, of which none is negative; equal, as both p and b add up to 1."
_OUTSIDE = (
    'outside="raise" (the default) raises ValueError where a probability is negative or they do not add up to 1; '
    'outside="nan" gives nan there.'
)


@dataclass(frozen=True)
class TableFunction:
    """A function of a joint table p.

    `axes` is how many of the last axes make one table, None all of them.  `body` is what computes it in each target.
    `theorem` is the id of what is proved of it, `proved` says what that is, `certificate` its sha256.  `equal_by` is
    the theorem that the sum that is evaluated equals the formula, `equal_certificate` its sha256; "" where the formula
    is evaluated term by term.
    """

    name: str
    title: str
    formula: tuple[str, ...]
    axes: int | None
    body: str
    conditions: str
    method: str
    theorem: str
    proved: str
    equal_by: str = ""
    certificate: str = ""
    equal_certificate: str = ""
    unit: str = "nats"


_ALL = (
    TableFunction(
        name="mutual_information",
        title="Mutual information of the two variables of a joint table",
        formula=("sum_ij p[i, j] log(p[i, j]/b[i, j]),", "where b[i, j] = sum_k p[i, k] sum_k p[k, j]"),
        axes=2,
        body="dependence_value",
        conditions="the probabilities p[i, j] are not negative and lie along the last two axes.",
        method=_TERMS,
        theorem="mutual-information-definition",
        proved="it is the mutual information of random variables with these joint probabilities",
        equal_by="discrete-kl",
    ),
    TableFunction(
        name="conditional_entropy",
        title="Conditional entropy H(Y|X) of the column Y given the row X of a joint table",
        formula=("-sum_ij p[i, j] log(p[i, j]/r[i]), where r[i] = sum_j p[i, j]",),
        axes=2,
        body="conditional_entropy_value",
        conditions="the probabilities p[i, j] of X = i and Y = j are not negative and lie along the last two axes.",
        method="Computed term by term.",
        theorem="conditional-entropy-definition",
        proved="it is the conditional entropy of random variables with these joint probabilities",
    ),
    TableFunction(
        name="total_correlation",
        title="Total correlation of the variables of a joint table",
        formula=("sum p log(p/b), where b is the product of the marginals of p",),
        axes=None,
        body="dependence_value",
        conditions="the probabilities p[i, j, ...] are not negative and lie along all the axes, two or more.",
        method=_TERMS,
        theorem="total-correlation",
        proved="it is the sum of the entropies minus the joint entropy, and never negative",
        equal_by="discrete-kl",
    ),
)
TABLE_FUNCTIONS: Mapping[str, TableFunction] = MappingProxyType({f.name.replace("_", "-"): f for f in _ALL})
"""By what `symit export` calls them."""


def function(form: TableFunction, takes: str, gives: str, about: str) -> str:
    """The function that users call.  Raises NotExportable for a unit that there is not."""
    if form.unit not in _BASES:
        raise NotExportable(f"no unit {form.unit!r}; there are {', '.join(_BASES)}")
    head = layout.signature(form.name, [f"p: {takes}", *layout.OPTION], gives)
    arguments = [form.body, repr(form.axes), repr(_BASES[form.unit]), "outside", "p"]
    return "\n".join([*head, *_docstring(form, about), *layout.call("return ", "evaluate_table", arguments)])


def _docstring(form: TableFunction, about: str) -> list[str]:
    first, *others = form.formula
    scale = "" if form.unit == "nats" else f"log is the logarithm to base {_BASES[form.unit]}. "
    paragraphs = [
        layout.filled(f"{form.title}, in {form.unit}."),
        [f"    {form.name}(p)", f"        = {first}", *(f"          {line}" for line in others)],
        layout.filled(f"{scale}Conditions: {form.conditions} {_SUM}"),
        *([layout.filled(form.method)] if form.method else []),
        layout.filled(about),
        layout.filled(_OUTSIDE),
    ]
    if form.certificate:
        said = f"Proved by symit ({form.theorem}): {form.proved}; certificate sha256"
        paragraphs.append([*layout.filled(said), f"{form.certificate}."])
    if form.equal_certificate:
        said = f"And that both sums are equal, p and b as vectors of cells ({form.equal_by}); certificate sha256"
        paragraphs.append([*layout.filled(said), f"{form.equal_certificate}."])
    paragraphs.append(layout.filled("That this code computes the sum is tested in many digits, and not proved."))
    return layout.quoted(paragraphs)
