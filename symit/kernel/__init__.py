"""What may be concluded.  Imports no other room and no SymPy; everything else here only proposes.

To read it in an afternoon, in this order, and what there is to believe at each:

1. `budget`, `terms`, `build`: a term is a tree with de Bruijn indices, its sorts are checked when it is made, and two
   are equal if their digests are.  Nothing is evaluated, substitution cannot capture.  Work is counted.
2. `theorem`, `rules.shapes`, `rules.logic`: hypotheses |- conclusion, made by rules only; a hypothesis goes where the
   rule names it, and what is generalized is in none that stays.
3. `definitions`, `axioms`: what the names mean, and what is assumed.
4. `facts`: what a fact says besides itself is logic alone: its parts, the ends of an interval, its instance at a point
   that another fact names, that the terms in it have values.
5. `polynomials`: the ring laws for sums of monomials.  A factor is cancelled on the understanding that both sides have
   values; nothing else is claimed.
6. `normal`: terms with one normal form have one value wherever both have one.  `integral_parts` is the step that is no
   identity; its argument stands there.
7. `signs`: a set in which the sign is, where the term has a value.
8. `domain`: which terms have a value.
9. `context`: the three questions put together.  An answer depends on the facts and the question alone.
10. `rules.algebra`, `rules.integration`, `rules.limits`, `rules.calculus`: one theorem of analysis for each rule, with
    its reference.
11. `encoding`, `certificate`: a certificate is read, every step is played, and what it states is compared with what
    was proved.
12. `names`, `text`: no two things that differ are written alike.

What a reader is told of a certificate stands on this, in `symit.certificates`.
"""
