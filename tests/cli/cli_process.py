"""The command line in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
Run = Callable[..., subprocess.CompletedProcess[str]]


def environment(home: Path = ROOT) -> dict[str, str]:
    """What a process needs to import symit from `home`, with no terminal of a certain width or alphabet."""
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "COLUMNS")}
    return {**kept, "PYTHONPATH": str(home), "PYTHONDONTWRITEBYTECODE": "1", "PYTHONIOENCODING": "utf-8"}


def runner(folder: Path) -> Run:
    """`python -m symit ...` in a folder."""

    def run(*args: object, home: Path = ROOT, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "symit", *map(str, args)]
        return subprocess.run(
            command, cwd=folder, env=environment(home), input=stdin, capture_output=True, encoding="utf-8", timeout=240,
            check=False,
        )  # fmt: skip

    return run
