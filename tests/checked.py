"""One checker for all tests of a process: a proof that several certificates contain is played once.

It is not the one that symit itself plays with, which has seen what it is asked about.
"""

from __future__ import annotations

from symit.certificates.reading import Checker

checker = Checker()
