"""Accurate forms: a closed form rewritten, on its own, into one that floating point computes to the last digits.

`accurate` in `sums` is the door.  A closed form is read as a sum of logarithms and exponentials with rational
coefficients (`closed_forms`, over `rings`); where it vanishes is found (`vanishing`); its logarithms are grouped into
the functions of `functions` (`grouping`), and a choice is kept whose rest is 0 or has a sign that can be seen
(`search`, `signs`); `arranging` makes a term of it, in the order in which it is to be computed.  Where no form has a
sign, `unsigned` writes one with a note.  The kernel then proves the form equal to the closed form (`proof`).  Nothing
here is trusted.
"""
