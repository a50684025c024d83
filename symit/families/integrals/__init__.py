"""The integrals that closed forms rest on, each with its proof: no axiom speaks of them, and none knows a family."""
