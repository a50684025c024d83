"""The entries of the catalogue: each file a kin of families, with what its members have in common."""
