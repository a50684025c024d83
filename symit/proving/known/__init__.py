"""What everyone knows of the objects that a proof speaks of: entropies, families, random variables."""
