"""The derivations by id: their scripts run, their certificates kept, read back and verified.

Above `proving`, `evidence`, `export` and `render`; below the command line.  `scripts` knows where they lie, `loading`
runs them, `kept` and `proving` hold on to what was proved, `published` is what a user gets, `verify` runs the whole
pipeline.  What only reads what was proved imports no SymPy.
"""
