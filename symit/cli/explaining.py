"""`symit explain`: what a rule of the kernel says, under which conditions, by which reference, and where it is used."""

from __future__ import annotations

import argparse
import difflib
import inspect
import json
import textwrap
from contextlib import suppress

from symit.cli.completion import rules
from symit.cli.derivations import chosen, have_proved
from symit.cli.options import Commands, command, takes, takes_json
from symit.cli.outcome import HOLDS, Misunderstood
from symit.cli.screen import width


def add(commands: Commands) -> None:
    made = command(commands, "explain", _explain, "a rule of the kernel: what it says, its reference, where it is used")
    takes(made, "rule", "its name, as refusals and ledgers give it; without one, all", rules, nargs="?", metavar="RULE")
    takes_json(made)


def _explain(options: argparse.Namespace) -> int:
    from symit.certificates.summary import as_json
    from symit.kernel.rules import RULES

    if options.rule is None:
        if options.json:
            print(as_json([], rules=[{"name": name, "reference": rule.reference} for name, rule in RULES.items()]))
        else:
            widest = max(map(len, RULES))
            print("\n".join(f"{name:<{widest}}  {_says(name).splitlines()[0]}" for name in RULES))
        return HOLDS
    name = "-".join(options.rule.lower().replace("_", " ").split())
    if name not in RULES:
        near = difflib.get_close_matches(name, RULES, n=3)
        hint = f"did you mean {' or '.join(near)}?" if near else "`symit explain` shows all of them"
        raise Misunderstood(f"there is no rule called {options.rule!r}; {hint}")
    used = _used_by(name)
    if options.json:
        print(as_json([], rule=name, says=_says(name), reference=RULES[name].reference, used_by=used))
    else:
        print("\n".join(_page(name, used)))
    return HOLDS


def _says(name: str) -> str:
    from symit.kernel.rules import RULES

    return inspect.cleandoc(RULES[name].body.__doc__ or "")


def _page(name: str, used: list[str]) -> list[str]:
    from symit.kernel.rules import RULES

    columns = max(width() - 2, 20)
    paragraphs = [" ".join(p.split()) for p in _says(name).split("\n\n")]
    said = [line for p in paragraphs for line in [*textwrap.wrap(p, columns), ""]]
    by = textwrap.wrap(", ".join(used) or "nothing in the library", columns, break_on_hyphens=False)
    source = textwrap.wrap(RULES[name].reference or "elementary logic or arithmetic", columns)
    return [name, "", *("  " + line if line else "" for line in said), "Reference", *("  " + s for s in source), "",
            "Used by", *("  " + line for line in by)]  # fmt: skip


def _used_by(name: str) -> list[str]:
    """The derivations of the library whose own proof has a step by this rule."""
    from symit.library.named import certificate_of
    from symit.library.proved import NotProved

    several = chosen([])
    have_proved(several, fresh=False)
    found = []
    for one in several:
        with suppress(NotProved):
            own = json.loads(certificate_of(one))["proofs"][-1]
            if any(step.get("rule") == name for step in own["steps"]):
                found.append(one.id)
    return found
