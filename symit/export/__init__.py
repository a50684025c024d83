"""Numeric functions for other people's programs.

A proved stable form (`numeric_form`) goes through one target (`numpy_target`, `python_target`, `mpmath_target`) and
becomes source text that runs without symit; `load` turns that same text into a function.  Stands on the kernel's terms
alone.
"""
