"""How a closed form is found and written: from a measure of members to a theorem that a person reads."""
