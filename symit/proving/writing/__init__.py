"""How a closed form is brought to what a person writes: few denominators, logarithms collected, squares completed."""
