"""The families of vectors, and what is measured of them.

Flow: `space` is R^d with its coordinates, `mapping` what becomes of integrals over it; `matrices` and `lists` are what
a user writes covariances in; an entry (`gaussian`) says the density, and what makes its coordinates independent;
`whitening` proves integrals by it, and `measures` answers.  So for `dirichlet` and `on_simplex`, where integrals
stand one in another, as in `simplex_integrals`, for `wishart` and `on_cone`, as in `cone_integrals` and
`inverse_cone_integrals`, and for `multinomial`, `multinomial_sums` and `on_counts`, where sums do.  Nothing here knows
the line's families but `normals`, where what is integrated over R^d becomes what is known on the line; by it
`exchanged` and `one_coordinate` are what total variation is found by.
"""
