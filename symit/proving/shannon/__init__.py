"""The Shannon prover: linear inequalities between entropies, proved from H(A | C) >= 0 and I(A; B | C) >= 0.

Flow: `search` finds a combination of these that is exactly the inequality.  It makes the problem small (`condensed`,
`elimination`) and sees whether a proof can be read off (`peeling`); else it takes families of sets (`families`, `cone`)
and has a linear program suggest which inequalities to combine (`programs`, `linear`).  `exact` turns the suggestion
into exact multipliers and `shorten` into few terms.  `theorem` makes a theorem of the kernel of what was found, in the
words of `variables`.
"""
