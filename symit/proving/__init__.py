"""How a proof is found: the kernel checks what comes out of here, and trusts none of it.

Flow: a `script` is lines with reasons; each is shown in a `scope` by `steps`, steps about `integrals` and what is
`known` of the objects it speaks of.  `closed_forms` eliminates integrals, and `writing` brings what is left to what a
person writes; `accurate` brings it to what a computer can add up.  `shannon` proves inequalities between entropies.
"""
