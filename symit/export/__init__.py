"""Numeric functions for other people's programs.

Each equation of a theorem that has a closed form (`equations`, through the door `numeric`) becomes, in its accurate
form (`numeric_form`), source text that runs without symit: `expressions` and `temporaries` write the arithmetic,
`writer` the functions, `layout` the module, for the languages in `targets`, with the functions in `carried`.  `load`
turns that same text into a function.  Stands on the kernel's terms, and on the functions that accurate forms are made
of.
"""
