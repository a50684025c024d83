"""`symit claims`: what the two documents claim and the status of each claim, and what is wrong in them."""

from __future__ import annotations

import argparse
import gc
import json

from symit.cli.derivations import chosen, have_proved, verdict
from symit.cli.options import Commands, command, takes_fresh, takes_json
from symit.cli.outcome import DOES_NOT_HOLD, HOLDS, UNDECIDED
from symit.cli.screen import width


def add(commands: Commands) -> None:
    made = command(commands, "claims", _claims, "the claims of the two documents, and the status of each")
    made.add_argument("--errata", action="store_true", help="what is wrong in them, as a note to the authors")
    takes_fresh(made)
    takes_json(made)


def _claims(options: argparse.Namespace) -> int:
    from symit.library.claims import DOCUMENTS, claims, derivations_of, settled
    from symit.library.contents import contents
    from symit.render.claims import text_claims, text_errata

    listed = [claim for claim in claims() if claim.erratum or not options.errata]
    used = derivations_of(listed)
    several = chosen(used) if used else []
    have_proved(several, options.fresh)
    gc.disable()  # what is read back stays in use until the process ends
    entries = contents(several)
    gc.enable()
    found = [settled(claim, {entry["id"]: entry for entry in entries}) for claim in listed]
    write = text_errata if options.errata else text_claims
    print(json.dumps({"claims": found}, indent=2) if options.json else write(found, DOCUMENTS, width()))
    if verdict(entries) != HOLDS:
        return DOES_NOT_HOLD
    return UNDECIDED if any(claim["status"] == "open" for claim in found) else HOLDS
