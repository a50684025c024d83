"""Every command and every block of the README does what the README says."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from readme_blocks import BY_CI, FRESH, README, ROOT, SAVED, Reader, blocks, commands, followed, stable

TEXT = README.read_text(encoding="utf-8")

SIMD = np.show_config("dicts")["SIMD Extensions"]
ELSEWHERE = {
    "NPY_DISABLE_CPU_FEATURES": " ".join([*SIMD.get("found", []), *SIMD.get("not found", [])]),
    "GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX2,-FMA,-FMA4",
    "OPENBLAS_CORETYPE": "Prescott",
    "PYTHONHASHSEED": "1",
    "LC_ALL": "C",
    "TZ": "Asia/Kathmandu",
}
"""A processor with the plain instructions only, on which logarithms differ in the last place, and other settings: what
the README prints was written on another, so that it is the same here says that it hangs on neither."""


def test_every_block_is_of_a_kind_that_is_run() -> None:
    for block in blocks(TEXT):
        assert block.kind in ("console", "python", "text")
        assert block.note in ("", FRESH, BY_CI) or block.note.startswith(SAVED)
    assert TEXT.count("```") == 2 * len(blocks(TEXT))


@pytest.mark.slow
def test_the_readme_prints_what_it_says_elsewhere(tmp_path: Path) -> None:
    for block, output in followed(TEXT, Reader(tmp_path, **ELSEWHERE)):
        assert stable(output) == stable(block.body)


def test_ci_runs_the_test_command() -> None:
    (block,) = [b for b in blocks(TEXT) if b.note == BY_CI]
    for command in commands(block):
        assert command in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
