"""What a certificate claims before it is checked: for finding those that are meant among many, and for nothing else.

Whoever shows what was found here checks it first; checking all to find one is what takes long.
"""

from __future__ import annotations

import json

from symit.certificates.reading import Claim, in_words, tame
from symit.kernel.certificate import BETWEEN, CLOSING, OPENING, list_in, string_in
from symit.kernel.definitions import STANDARD
from symit.kernel.encoding import Reader


def claim(certificate: str) -> Claim:
    """Its statement and what its author says, read as `check` reads them.  Raises where it is none."""
    proofs, _, closing = certificate.removeprefix(OPENING).rpartition(CLOSING)
    proof, about = json.loads(proofs.rpartition(BETWEEN)[2]), json.loads(closing.rstrip().removesuffix("}"))
    reader = Reader(dict(STANDARD))
    for definition in list_in(proof, "definitions"):
        own = Reader(reader.definitions)
        own.read(list_in(definition, "terms"))
        own.define(definition["name"], definition["params"], definition["body"])
    reader.read(list_in(proof, "terms"))
    in_about = Reader(reader.definitions, reader.terms)
    in_about.read(list_in(about, "terms"))
    title, source = (tame(string_in(about, key)) for key in ("title", "source"))
    return Claim(string_in(proof, "id"), title, source, in_words(about, in_about), reader.term(proof["statement"]))
