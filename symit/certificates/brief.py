"""What `repr` shows: one short line, however much an object holds.

A theorem holds its proof and a reading a whole derivation; written out they would fill screens, or never end.
"""

from __future__ import annotations

from dataclasses import fields

from symit.kernel.text import shortened


class Brief:
    """Mixed into dataclasses that hold terms, proofs or lists of them; give these `repr=False`."""

    def __repr__(self) -> str:
        shown = (f"{f.name}={getattr(self, f.name)!r}" for f in fields(self) if f.repr)  # type: ignore[arg-type]
        return shortened(f"{type(self).__name__}({', '.join(shown)})")
