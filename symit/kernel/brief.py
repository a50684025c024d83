"""What `repr` shows: one short line, however much an object holds.

A theorem holds its proof and a reading a whole derivation; written out they would fill screens, or never end.
"""

from __future__ import annotations

from dataclasses import fields

LINE = 100


def shortened(text: str) -> str:
    """As much of it as one short line holds."""
    text = " ".join(text.split())
    return text if len(text) <= LINE else f"{text[: LINE - 3]}..."


class Brief:
    """Mixed into dataclasses that hold terms, proofs or lists of them; give these `repr=False`."""

    def __repr__(self) -> str:
        shown = (f"{f.name}={getattr(self, f.name)!r}" for f in fields(self) if f.repr)  # type: ignore[arg-type]
        return shortened(f"{type(self).__name__}({', '.join(shown)})")
