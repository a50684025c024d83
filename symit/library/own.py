"""What `theorem(...)` gives back: a derivation that has all that a published one has.

Between the proof language and a user's own program: `theorem("my-kl", ...).latex()`.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

from symit.library.published import Readable
from symit.proving.script.derivation import Derivation


@dataclass(frozen=True, repr=False, eq=False)
class Own(Derivation, Readable):
    """A theorem that was proved here.  Its certificate is written and checked when it is asked for."""

    __repr__ = Readable.__repr__

    def certificate(self) -> str:
        return self.certificate_text


def own(derivation: Derivation) -> Own:
    """The same derivation, with what a user does with one."""
    return Own(**{f.name: getattr(derivation, f.name) for f in fields(derivation)})
