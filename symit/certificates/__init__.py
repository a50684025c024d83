"""Between the kernel and people: what a certificate says, how many are checked, and how they are written.

Stands on the kernel alone, without SymPy.  `reading` is what a checked certificate says, `summary` how it is printed,
`checking` checks files, `writing` writes what `proving` found.
"""
