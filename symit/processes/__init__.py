"""Several processes at a time, the cores that they may have, and Ctrl-C.  Knows nothing of what they work on."""
