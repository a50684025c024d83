"""Steps about integrals: that they exist, how they are found, moved, differentiated and compared."""
