"""The README's first command in a fresh copy, and the certificates that it leaves: the same everywhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import first_command
import pytest
from readme_blocks import ROOT

from symit.library.scripts import scripts

pytestmark = pytest.mark.slow
WRITE = """
import sys
from pathlib import Path
from symit.library.loading import derived

for id in sys.argv[2:]:
    Path(sys.argv[1], f"{id}.json").write_text(derived(id).certificate_text, encoding="utf-8")
"""
IN_THIS_ORDER = """
import sys
from symit import cli
from symit.certificates import checking

checking.WORTH_A_COMPANION = 10**9
sys.exit(cli.main(["check", *sys.argv[1:]]))
"""


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the first command ran: at the beginning of the whole suite, or now."""
    if "SYMIT_FIRST_COMMAND" in os.environ:
        return Path(os.environ["SYMIT_FIRST_COMMAND"])
    folder = tmp_path_factory.mktemp("fresh")
    first_command.run(folder)
    return folder


@pytest.fixture
def certificates(ran: Path) -> dict[str, Path]:
    """The file of each derivation, as `symit verify` wrote it in a process of its own."""
    return {id: ran / "copy" / "certificates" / f"{id}.json" for id in scripts()}


def test_every_derivation_holds(ran: Path) -> None:
    said = first_command.said(ran)
    assert said["returncode"] == 0, said["stdout"][-3000:] + said["stderr"][-3000:]
    assert "all hold" in said["stdout"]


def python(seed: int, *args: str) -> str:
    """What a process with this hash seed prints."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONHASHSEED": str(seed), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, *args]
    return subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=True).stdout


def test_a_certificate_is_written_in_the_same_bytes(certificates: dict[str, Path], tmp_path: Path) -> None:
    """By one process for several, the last first; a few stand for all."""
    some = list(reversed(certificates))[::40]
    python(1, "-c", WRITE, str(tmp_path), *some)
    changed = [id for id in some if certificates[id].read_bytes() != (tmp_path / f"{id}.json").read_bytes()]
    assert changed == []


def test_what_is_said_of_a_certificate_depends_on_it_alone(certificates: dict[str, Path]) -> None:
    """Not on the hash seed, nor on what was checked before it."""

    def said(seed: int, *args: str) -> list[str]:
        """Of each file, sorted: a paragraph that begins with its name and goes on indented."""
        return sorted(python(seed, *args).replace("\n    ", " ").splitlines())

    files = [str(file) for file in certificates.values()][::24]
    one = said(0, "-c", IN_THIS_ORDER, *files)
    assert len(one) == len(files)
    assert said(1, "-c", IN_THIS_ORDER, *reversed(files)) == one
    assert said(2, "-m", "symit", "check", *files) == one  # in an order of its own, and in two processes
