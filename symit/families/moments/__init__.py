"""What a density leaves of these integrals and sums: powers, exponentials and logarithms, over a space or a part."""
