"""What may be said: the words of proof scripts, and the translation to kernel terms and back.

Flow: `symbols`, `spaces`, `distributions`, `functionals` and `statements` are the words, all of them SymPy objects;
`to_terms` turns what they say into kernel terms and `to_sympy` reads terms back.  Information quantities of unnamed
distributions are plain data (`information`, `information_objects`, `information_grammar`).  Nothing here proves or
evaluates.
"""

from symit.language.distributions import Bernoulli, Density, ExponentialFamily, Normal, Poisson, ProductNormal, Uniform
from symit.language.errors import AmbiguousName, NotUnderstood
from symit.language.functionals import (
    bregman,
    cross_entr,
    cross_entropy,
    density,
    entr,
    entropy,
    expectation,
    fisher_information,
    integral,
    kl,
    log_partition,
    partial,
    rel_entr,
)
from symit.language.information_objects import DTC, TC, H, Han, I, determines, independent, markov, variables
from symit.language.parse import ParseError, parse_expression
from symit.language.rewriting import substitute, written_out
from symit.language.spaces import VECTORS, ProductSpace, Space, mapping
from symit.language.statements import continuous, finite, forall
from symit.language.symbols import (
    function,
    functions,
    hypotheses,
    integer,
    integers,
    natural,
    naturals,
    nonnegative,
    nonnegatives,
    positive,
    positive_integer,
    positives,
    probabilities,
    probability,
    real,
    reals,
    vector,
    vector_function,
    vectors,
)
from symit.language.to_sympy import sympy_expression, sympy_relation
from symit.language.to_terms import density_term, formula, function_term, space_term, term

__all__ = [
    "DTC",
    "TC",
    "VECTORS",
    "AmbiguousName",
    "Bernoulli",
    "Density",
    "ExponentialFamily",
    "H",
    "Han",
    "I",
    "Normal",
    "NotUnderstood",
    "ParseError",
    "Poisson",
    "ProductNormal",
    "ProductSpace",
    "Space",
    "Uniform",
    "bregman",
    "continuous",
    "cross_entr",
    "cross_entropy",
    "density",
    "density_term",
    "determines",
    "entr",
    "entropy",
    "expectation",
    "finite",
    "fisher_information",
    "forall",
    "formula",
    "function",
    "function_term",
    "functions",
    "hypotheses",
    "independent",
    "integer",
    "integers",
    "integral",
    "kl",
    "log_partition",
    "mapping",
    "markov",
    "natural",
    "naturals",
    "nonnegative",
    "nonnegatives",
    "parse_expression",
    "partial",
    "positive",
    "positive_integer",
    "positives",
    "probabilities",
    "probability",
    "real",
    "reals",
    "rel_entr",
    "space_term",
    "substitute",
    "sympy_expression",
    "sympy_relation",
    "term",
    "variables",
    "vector",
    "vector_function",
    "vectors",
    "written_out",
]
