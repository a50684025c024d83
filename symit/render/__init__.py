"""What a checked certificate says, for people: as LaTeX and for a terminal.

    kernel term --writer, notation--> flow of boxes --latex | text--> a formula
    Reading     --derivation--------> rows          --article | terminal--> a whole derivation

This room imports the kernel and nothing else of symit.
"""
