"""Small certificates that would take long: each ends with one message, after work that is counted.

With a fifteenth of the work that is allowed, since what is counted ends them in the same place on every machine.  How
long the whole takes is measured by `tests/benchmarks/bounds.py`.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from must_fail_long_checks import LONG_CHECKS, Table, step

from symit.certificates.reading import Checker
from symit.certificates.writing import dump
from symit.kernel import certificate
from symit.kernel.budget import allow, left
from symit.kernel.certificate import Rejected
from symit.kernel.encoding import Malformed

pytestmark = pytest.mark.sampled(4)

LESS_WORK = 100_000
REFUSED = ("more work than", "too large", "cannot show")


def outcome(text: str) -> str:
    try:
        return Checker().check(text).status
    except (Rejected, Malformed) as refusal:
        return str(refusal)


@pytest.mark.parametrize("name", sorted(set(LONG_CHECKS) - {"many definitions"}))
def test_it_is_refused(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(certificate, "MAX_WORK", LESS_WORK)
    said = outcome(LONG_CHECKS[name]())
    assert any(part in said for part in REFUSED) and len(said) < 5_000


def test_many_definitions_are_read_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(certificate, "MAX_WORK", LESS_WORK)
    assert outcome(LONG_CHECKS["many definitions"]()) == "proved"


@pytest.mark.slow
def test_what_was_checked_before_counts_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The work that is left for a certificate does not hang on the others of the same call, nor does the verdict."""
    monkeypatch.setattr(certificate, "MAX_WORK", LESS_WORK)
    nested, product = (LONG_CHECKS[name]() for name in ("nested cases", "derivative of a product"))
    checker = Checker()
    for text in (nested, product, nested):
        with pytest.raises(Rejected, match="more work"):
            checker.check(text)


def proof_and_words(make: Callable[[Table, int], int], number: int) -> str:
    """A claim about numbers, proved, and shown once more to whoever reads the theorem."""
    t = Table()
    term = make(t, number)
    claim = t.app("eq", term, t.app("mul", t.num(1), term))
    text = t.certificate([step("field", claim=claim)], claim)
    return text.replace(
        '"steps":[],"terms":[],"title"', f'"steps":[{dump(step("field", claim=claim))}],"terms":[],"title"'
    )


@pytest.mark.parametrize(
    "make",
    [
        lambda t, k: t.app("mul", *[t.app("add", *t.reals("a", 20))] * 2, t.num(k)),
        lambda t, k: t.app("log", t.num(2**k * 3)),
    ],
    ids=["product of sums", "logarithm of a number"],
)
def test_what_is_still_remembered_costs_the_same(
    make: Callable[[Table, int], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The words about a theorem are played after its proof, or after another where that was played before."""
    text, other, more = (proof_and_words(make, number) for number in (30, 40, 50))
    spent: list[float] = []
    monkeypatch.setattr(certificate, "allow", lambda work: (spent.append(left()), allow(work)))
    checker = Checker()
    for one in (text, other, text, more, text):
        checker.check(one)
    Checker().check(text)
    assert len({spent[2 * k + 1] for k in (0, 2, 4, 5)}) == 1


def test_ctrl_c_is_heard(tmp_path: Path) -> None:
    """The certificate comes through a pipe, so that the interrupt comes when it is being read or checked."""
    pipe = tmp_path / "long.json"
    os.mkfifo(pipe)
    run = subprocess.Popen([sys.executable, "-m", "symit", "check", str(pipe)], stderr=subprocess.PIPE, text=True)
    pipe.write_text(LONG_CHECKS["instances of instances"]())
    run.send_signal(signal.SIGINT)
    said = run.communicate(timeout=60)[1]
    assert (run.returncode, said) == (130, "symit: interrupted\n")


@pytest.mark.parametrize("endless", ["/dev/zero", "sparse"])
def test_a_file_without_end_is_not_read_to_the_end(endless: str, tmp_path: Path) -> None:
    file = Path(endless)
    if endless == "sparse":
        file = tmp_path / "sparse.json"
        with file.open("wb") as hole:
            hole.truncate(4_000_000_000)
    run = subprocess.run(
        [sys.executable, "-m", "symit", "check", str(file)], capture_output=True, text=True, check=False
    )
    assert run.returncode == 2
    assert run.stderr + run.stdout == f"{file}: not a certificate that can be read: it is larger than 20000000 bytes\n"
