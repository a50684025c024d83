"""Why a rule refused, for a reader: formulas in their notation, and without the name of a rule that they never used."""

from __future__ import annotations

import re

from symit.kernel.errors import Refused
from symit.render.text import text


def said(refusal: Exception) -> str:
    """What a refusal says, in the notation of what is printed."""
    if not isinstance(refusal, Refused):
        return str(refusal)
    why = re.sub(r"^([a-z-]+: )+", "", refusal.why)
    return why.format(*map(text, refusal.terms)) if refusal.terms else why
