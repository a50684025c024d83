"""The derivations by id: their scripts run, their certificates read back, kept and verified.

Above `proving`, `evidence`, `export` and `render`; below the command line.  `loading` runs scripts, `published` is what
a user gets, `verify` runs the whole pipeline.
"""

from symit.library.loading import (
    CircularUse,
    UnknownDerivation,
    finder,
    keep,
    load,
    names_below,
    proved_in,
    script,
    scripts,
)

__all__ = [
    "CircularUse",
    "UnknownDerivation",
    "finder",
    "keep",
    "load",
    "names_below",
    "proved_in",
    "script",
    "scripts",
]
