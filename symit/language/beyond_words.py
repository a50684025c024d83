"""What programs use of the language and scripts do not: information quantities of names, terms and text.  Knows nothing
but where each is.
"""

from symit.language.errors import AmbiguousName
from symit.language.information_objects import (
    DTC,
    TC,
    H,
    Han,
    I,
    determines,
    independent,
    markov,
    maximum,
    minimum,
    variables,
)
from symit.language.parse import (
    ParseError,
    parse_expression,
)
from symit.language.rewriting import (
    substitute,
    written_out,
)
from symit.language.symbols import hypotheses
from symit.language.to_sympy import (
    sympy_expression,
    sympy_relation,
)
from symit.language.to_terms import (
    density_term,
    formula,
    function_term,
    space_term,
    term,
)

__all__ = [
    "DTC",
    "TC",
    "AmbiguousName",
    "H",
    "Han",
    "I",
    "ParseError",
    "density_term",
    "determines",
    "formula",
    "function_term",
    "hypotheses",
    "independent",
    "markov",
    "maximum",
    "minimum",
    "parse_expression",
    "space_term",
    "substitute",
    "sympy_expression",
    "sympy_relation",
    "term",
    "variables",
    "written_out",
]
