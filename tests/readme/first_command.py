"""The README's first command, run in a fresh copy of the repository with nothing in the environment.

    python tests/readme/first_command.py FOLDER

It proves the library, so the whole test suite begins with it and reads back what it has proved and kept: the place
where certificates are kept is the one thing that the copy shares with the user.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path
from readme_blocks import FRESH, README, ROOT, blocks, commands


def run(folder: Path) -> None:
    """Makes the copy `folder/copy`, runs the command there, and writes what it said to `folder/said.json`."""
    copy = folder / "copy"
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout.split("\0")
    for name in filter(None, names):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            (copy / name).write_bytes((ROOT / name).read_bytes())
    (block,) = [b for b in blocks(README.read_text(encoding="utf-8")) if b.note == FRESH]
    (command,) = commands(block)
    kept = user_cache_path("symit", appauthor=False).parent
    done = subprocess.run(
        ["bash", "-c", command.replace("python3 -m venv", f"'{sys.executable}' -m venv")],
        cwd=copy,
        env={"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(copy), "XDG_CACHE_HOME": str(kept)},
        capture_output=True,
        encoding="utf-8",
        timeout=1800,
    )
    said = {"returncode": done.returncode, "stdout": done.stdout, "stderr": done.stderr}
    (folder / "said.json").write_text(json.dumps(said), encoding="utf-8")


def said(folder: Path) -> dict[str, Any]:
    return dict(json.loads((folder / "said.json").read_text(encoding="utf-8")))


if __name__ == "__main__":
    run(Path(sys.argv[1]))
