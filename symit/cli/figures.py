"""`symit figures`: the pictures, as PNG and SVG."""

from __future__ import annotations

import argparse
from pathlib import Path

from symit.cli.options import Commands, command, takes, takes_json
from symit.cli.outcome import HOLDS, Misunderstood
from symit.cli.screen import counted, make_folder


def add(commands: Commands) -> None:
    made = command(commands, "figures", _figures, "the pictures: the documents' simulations, drawn with matplotlib")
    takes(made, "names", "only these", _names, nargs="*", metavar="NAME")
    made.add_argument("-o", "--output", type=Path, metavar="DIR", required=True, help="the folder for the files")
    takes_json(made)


def _names(prefix: str, **_: object) -> list[str]:
    from symit.figures import FIGURES

    return [name for name in FIGURES if name.startswith(prefix)]


def _figures(options: argparse.Namespace) -> int:
    from symit.certificates.summary import as_json
    from symit.figures import FIGURES, NotInstalled, draw

    if unknown := [name for name in options.names if name not in FIGURES]:
        raise Misunderstood(f"there is no figure {unknown[0]!r}; there are {', '.join(FIGURES)}")
    names = list(dict.fromkeys(options.names)) or list(FIGURES)
    make_folder(options.output)
    files: dict[str, list[Path]] = {}
    with counted("figures") as advance:
        for done, name in enumerate(names):
            advance(done, len(names), name)
            try:
                files[name] = draw(name, FIGURES[name], options.output)
            except NotInstalled as why:
                raise Misunderstood(str(why)) from why
    if options.json:
        rows = [{"name": n, "title": FIGURES[n].title, "files": list(map(str, files[n]))} for n in names]
        print(as_json([], figures=rows))
    else:
        print("\n".join(str(file) for name in names for file in files[name]))
    return HOLDS
