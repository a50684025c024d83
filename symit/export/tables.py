"""The quantities of a probability vector or a joint table: entropy, divergence, mutual information, and their kin.

Beside `numeric_form`: these are no formulas in numbers but in all the cells of a table, which the definitions of the
kernel write out.  What computes them is carried along as it stands in `carried`; here is what users read.  Nothing here
knows the languages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from symit.export import layout
from symit.export.errors import NotExportable

_BASES: Mapping[str, int | None] = MappingProxyType({"nats": None, "bits": 2, "hartleys": 10})
_ALL_AXES = None

_VECTORS = "are not negative and lie along the last axis; 0 log 0 = 0."
_SUM = "They sum to 1 up to the square root of the rounding error, 1e-8 in float64."
_TERMS = "Computed as the sum of {}, of which none is negative; equal, as both sum to 1."
_OUTSIDE = (
    'outside="raise" (the default) raises ValueError where a probability is negative or a sum is not 1; '
    'outside="nan" gives nan there.'
)


@dataclass(frozen=True)
class TableFunction:
    """A function of distributions.

    `axes` is how many of the last axes make one distribution, None all of them.  `body` is what computes it in each
    target.  `theorem` is the id of what is proved of it, `proved` says what that is, `certificate` its sha256.
    """

    name: str
    title: str
    formula: tuple[str, ...]
    parameters: tuple[str, ...]
    axes: int | None
    body: str
    conditions: str
    method: str = ""
    theorem: str = ""
    proved: str = ""
    certificate: str = ""
    unit: str = "nats"


_P, _PQ = ("p",), ("p", "q")
_ALL = (
    TableFunction(
        "entropy",
        "Shannon entropy of a distribution",
        ("-sum_k p[k] log(p[k])",),
        _P,
        1,
        "entropy_value",
        f"the probabilities p[k] {_VECTORS}",
    ),
    TableFunction(
        "cross_entropy",
        "Cross-entropy of q relative to p",
        ("-sum_k p[k] log(q[k])",),
        _PQ,
        1,
        "cross_entropy_value",
        f"the probabilities p[k] and q[k] {_VECTORS} Where q[k] = 0 < p[k] the value is inf.",
    ),
    TableFunction(
        "kl",
        "KL divergence of p from q",
        ("sum_k p[k] log(p[k]/q[k])",),
        _PQ,
        1,
        "kl_value",
        f"the probabilities p[k] and q[k] {_VECTORS} Where q[k] = 0 < p[k] the value is inf.",
        _TERMS.format("p log(p/q) - p + q"),
        "gibbs-inequality",
        "it is never negative, and 0 where p = q only",
    ),
    TableFunction(
        "jensen_shannon",
        "Jensen-Shannon divergence of p and q",
        ("kl(p, m)/2 + kl(q, m)/2, where m = (p + q)/2",),
        _PQ,
        1,
        "jensen_shannon_value",
        f"the probabilities p[k] and q[k] {_VECTORS}",
        _TERMS.format("p log(p/m) - p + m and q log(q/m) - q + m"),
        "jensen-shannon-bound",
        "it is at most log(2)",
    ),
    TableFunction(
        "mutual_information",
        "Mutual information of the two variables of a joint table",
        ("sum_ij p[i, j] log(p[i, j]/(r[i] c[j])),", "where r[i] = sum_j p[i, j] and c[j] = sum_i p[i, j]"),
        _P,
        2,
        "dependence_value",
        f"the joint probabilities p[i, j] {_VECTORS.replace('axis', 'two axes')}",
        _TERMS.format("p log(p/b) - p + b for b = r c"),
        "mutual-information-definition",
        "it is the mutual information of random variables with these joint probabilities",
    ),
    TableFunction(
        "conditional_entropy",
        "Conditional entropy H(Y|X), of the column given the row of a joint table",
        ("-sum_ij p[i, j] log(p[i, j]/r[i]), where r[i] = sum_j p[i, j]",),
        _P,
        2,
        "conditional_entropy_value",
        f"the joint probabilities p[i, j] of X = i, Y = j {_VECTORS.replace('axis', 'two axes')}",
        theorem="conditional-entropy-definition",
        proved="it is the conditional entropy of random variables with these joint probabilities",
    ),
    TableFunction(
        "total_correlation",
        "Total correlation of the variables of a joint table",
        ("sum p log(p/b), where b is the product of the marginals: b[i, j, ...] = r_1[i] r_2[j] ...",),
        _P,
        _ALL_AXES,
        "dependence_value",
        "the joint probabilities p[i, j, ...] are not negative and lie along all the axes, two or more; 0 log 0 = 0.",
        _TERMS.format("p log(p/b) - p + b"),
        "total-correlation",
        "it is the sum of the entropies minus the joint entropy, and never negative",
    ),
)
TABLE_FUNCTIONS: Mapping[str, TableFunction] = MappingProxyType({f.name.replace("_", "-"): f for f in _ALL})
"""By what `symit export` calls them."""


def function(form: TableFunction, takes: str, gives: str, about: str) -> str:
    """The function that users call.  Raises NotExportable for a unit that there is not."""
    if form.unit not in _BASES:
        raise NotExportable(f"no unit {form.unit!r}; there are {', '.join(_BASES)}")
    arguments = [f"{name}: {takes}" for name in form.parameters]
    head = layout.signature(form.name, [*arguments, *layout.OPTION], gives)
    first = [form.body, repr(form.axes), repr(_BASES[form.unit]), "outside"]
    given = [f"{name}={name}" for name in form.parameters]
    return "\n".join([*head, *_docstring(form, about), *layout.call("return ", "evaluate_tables", [*first, *given])])


def _docstring(form: TableFunction, about: str) -> list[str]:
    whole = f"{form.name}({', '.join(form.parameters)})"
    first, *others = form.formula
    scale = "" if form.unit == "nats" else f"log is the logarithm to base {_BASES[form.unit]}. "
    paragraphs = [
        layout.filled(f"{form.title}, in {form.unit}."),
        [f"    {whole}", f"        = {first}", *(f"          {line}" for line in others)],
        layout.filled(f"{scale}Conditions: {form.conditions} {_SUM}"),
        *([layout.filled(form.method)] if form.method else []),
        layout.filled(about),
        layout.filled(_OUTSIDE),
    ]
    if form.certificate:
        said = f"Proved by symit ({form.theorem}): {form.proved}; certificate sha256"
        paragraphs.append([*layout.filled(said), f"{form.certificate}."])
    return layout.quoted(paragraphs)
