"""Total variation: where two densities cross, and maps under which nothing changes."""
