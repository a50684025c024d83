"""How hard we tried to break it: ball arithmetic, Monte Carlo, mutants.  Nothing in this room promotes a theorem."""
