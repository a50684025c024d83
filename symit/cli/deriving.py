"""`symit derive`: a closed form with its proof, on request."""

from __future__ import annotations

import argparse
import gc
from pathlib import Path
from typing import TYPE_CHECKING

from symit.cli.options import TARGETS, UNITS, Commands, command, takes_json
from symit.cli.outcome import HOLDS, UNDECIDED, DoesNotHold, Misunderstood
from symit.cli.screen import deliver, width

if TYPE_CHECKING:
    from symit.library.published import Published


def add(commands: Commands) -> None:
    made = command(commands, "derive", _derive, "a closed form with its proof, on request")
    made.add_argument("question", metavar="TEXT", help='for example "kl(Laplace(m, s), Laplace(n, t))"')
    made.add_argument("--at", default="", metavar="NAME=NUMBER,...", help="numbers for the parameters, for a value")
    made.add_argument("--unit", choices=UNITS, default="nats", help="of the value and of the code (nats)")
    made.add_argument("--target", choices=TARGETS, help="print the closed form as source in this language")
    made.add_argument(
        "--families",
        type=Path,
        metavar="FILE",
        help="a Python file that makes families of your own, to be named in TEXT",
    )
    made.add_argument("--certificate", type=Path, metavar="FILE", help="where to write the certificate of a proof")
    takes_json(made)


def _derive(options: argparse.Namespace) -> int:
    from symit.export.errors import NotExportable
    from symit.language.errors import NotUnderstood
    from symit.library.answering import answer

    gc.disable()  # what a proof makes stays in use until the process ends, so there is nothing to collect
    try:
        told = answer(
            options.question, options.at, options.unit, options.target, options.json, width(), options.families
        )
    except (NotUnderstood, NotExportable) as why:
        raise Misunderstood(str(why)) from why
    except OSError as why:
        raise Misunderstood(f"{options.families}: {why.strerror}") from why
    finally:
        gc.enable()
    if told.shown and options.certificate:
        deliver(_certificate(told.shown), options.certificate)
    print(told.text, end="")
    return UNDECIDED if told.undecided else HOLDS


def _certificate(proved: Published) -> str:
    from symit.kernel.certificate import Rejected
    from symit.kernel.encoding import Malformed

    try:
        return proved.certificate()
    except (Malformed, Rejected) as why:
        raise DoesNotHold(f"the certificate is not written: {why}") from why
