"""Accurate forms: a closed form rewritten, on its own, into one that floating point computes to the last digits.

`accurate_form` in `rewriting` is the door.  A closed form is read as a sum of logarithms and exponentials with rational
coefficients (`closed_forms`), the place where it vanishes is found (`vanishing`), the logarithms are grouped into the
functions of `functions` (`grouping`), and a choice is kept whose rest is 0 or has a sign that can be seen (`signs`);
`arranging` makes terms of it.  The kernel then proves the form equal to the closed form.  Nothing here is trusted.
"""
