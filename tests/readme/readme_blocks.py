"""The blocks of the README, and running them as a reader would: commands in a shell, Python as a script.

    python tests/readme/readme_blocks.py --update

writes what they print now into the README, for a person to read through before it is committed.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
FENCE = re.compile(r"^(?:<!-- (?P<note>[^>]*) -->\n)?```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
FRESH, BY_CI = "tested in a fresh copy of the repository", "run by .ci/run"
SAVED = "saved as "
CHANGING = ((re.compile(r"\b[0-9a-f]{64}\b"), "<sha256>"), (re.compile(r" +\d+\.\d$", re.MULTILINE), " <seconds>"))


@dataclass(frozen=True)
class Block:
    """`console`: commands behind `$ ` with what they print; `python`: a script, run or saved as its note says; `text`:
    what the script before it prints."""

    kind: str
    note: str
    body: str
    span: tuple[int, int]


def blocks(readme: str) -> list[Block]:
    return [
        Block(m["kind"], m["note"] or "", m["body"], (m.start("body"), m.end("body"))) for m in FENCE.finditer(readme)
    ]


def commands(block: Block) -> list[str]:
    return [line[2:] for line in block.body.splitlines() if line.startswith("$ ")]


def stable(output: str) -> str:
    """The output without what changes from run to run."""
    for pattern, word in CHANGING:
        output = pattern.sub(word, output)
    return "\n".join(line.rstrip() for line in output.strip().splitlines())


class Reader:
    """Someone who follows the README in an empty folder, with symit installed, under these environment variables."""

    def __init__(self, folder: Path, **surroundings: str) -> None:
        self.folder = folder
        shims = folder / ".bin"
        shims.mkdir()
        for name, command in (("symit", f'"{sys.executable}" -m symit'), ("python", f'"{sys.executable}"')):
            path = shims / name
            path.write_text(f'#!/bin/sh\nexec {command} "$@"\n')
            path.chmod(0o755)
        paths = f"{shims}:{os.environ['PATH']}"
        own = {"PYTHONPATH": str(ROOT), "PATH": paths, "COLUMNS": "110", "PYTHONIOENCODING": "utf-8"}
        self.environment = {**os.environ, **surroundings, **own}

    def console(self, block: Block) -> str:
        """The block with what its commands print now."""
        parts = []
        for command in commands(block):
            done = self._run(["bash", "-c", command])
            parts.append(f"$ {command}\n{done.rstrip()}\n" if done.strip() else f"$ {command}\n")
        return "".join(parts)

    def python(self, block: Block) -> str:
        """What the script prints."""
        script = self.folder / "reader.py"
        script.write_text(block.body, encoding="utf-8")
        return self._run([sys.executable, str(script)])

    def save(self, block: Block) -> None:
        """The block as the file that the README calls it."""
        (self.folder / block.note.removeprefix(SAVED)).write_text(block.body, encoding="utf-8")

    def _run(self, command: list[str]) -> str:
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=300,
            stdin=subprocess.DEVNULL,
        )
        return done.stdout


def followed(readme: str, reader: Reader) -> Iterator[tuple[Block, str]]:
    """Each block that prints something, with what it prints now."""
    printed = ""
    for block in blocks(readme):
        if block.note.startswith(SAVED):
            reader.save(block)
            continue
        if block.note:
            continue  # another test runs it
        if block.kind == "console":
            yield block, reader.console(block)
        elif block.kind == "python":
            printed = reader.python(block)
        elif block.kind == "text":
            yield block, printed


def update() -> None:
    readme = README.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        found = list(followed(readme, Reader(Path(folder))))
    for block, output in reversed(found):
        start, end = block.span
        body = "\n".join(line.rstrip() for line in output.rstrip().splitlines()) + "\n"
        readme = readme[:start] + body + readme[end:]
    README.write_text(readme, encoding="utf-8")


if __name__ == "__main__":
    if sys.argv[1:] != ["--update"]:
        sys.exit(__doc__)
    update()
