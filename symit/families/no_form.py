"""Why no closed form is found, in words for a reader."""

from __future__ import annotations

from symit.kernel.errors import Refused


class NoForm(Refused):
    """No closed form is found, and `why` is meant for whoever asked: what a rule of the kernel refuses is not."""
