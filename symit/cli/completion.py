"""`symit completion SHELL`: what makes bash, zsh and fish complete the commands, their options and the ids."""

from __future__ import annotations

import argparse

from symit.cli.options import Commands, command
from symit.cli.outcome import HOLDS

SHELLS = ("bash", "zsh", "fish")


def add(commands: Commands) -> None:
    made = command(commands, "completion", _completion, "a script that completes symit's commands in a shell")
    made.add_argument("shell", choices=SHELLS, help='for bash: eval "$(symit completion bash)"')


def _completion(options: argparse.Namespace) -> int:
    import argcomplete

    print(argcomplete.shellcode(["symit"], shell=options.shell))
    return HOLDS


def complete(asked: argparse.ArgumentParser) -> None:
    """Answer the shell and end the process."""
    import argcomplete

    argcomplete.autocomplete(asked, default_completer=argcomplete.FilesCompleter())


def ids(prefix: str, **_: object) -> list[str]:
    """The ids of the library that begin so; files are completed beside them."""
    from symit.library.scripts import scripts

    return [id for id in scripts() if id.startswith(prefix.lower())]


def rules(prefix: str, **_: object) -> list[str]:
    """The rules of the kernel that begin so."""
    from symit.kernel.rules import RULES

    return [name for name in RULES if name.startswith(prefix.lower())]
