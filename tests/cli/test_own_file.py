"""A file of one's own at the command line and in Python, and what is kept of it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from cli_process import Run, environment

import symit
from symit.cli import main
from symit.library import kept
from symit.library.proved import NotProved
from symit.library.scripts import UnknownDerivation, script

MINE = """
from symit import Eq, Exponential, entropy, exp, log, positive, real, theorem, use

rate, y = positive("rate"), real("y")
theorem(
    "my-entropy",
    Eq(entropy(Exponential(rate)), 1 - log(rate)),
    title="The entropy of waiting",
    given={"the rate is positive": rate},
)
theorem("my-tangent", y + 1 <= exp(y), proof=[use("exponential-tangent")])
print("what a script prints is not what was asked for")
"""


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of certificates for this test alone."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    (tmp_path / "mine.py").write_text(MINE, encoding="utf-8")
    return tmp_path / "mine.py"


def test_show_latex_export_and_verify_take_a_file(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", str(mine)]) == 0
    shown = capsys.readouterr()
    assert "The entropy of waiting" in shown.out and "my-tangent · proved" in shown.out
    assert "what a script prints" in shown.err and "what a script prints" not in shown.out
    assert main(["latex", f"{mine}::my-tangent"]) == 0
    assert capsys.readouterr().out.count(r"\section[") == 1
    assert main(["export", f"{mine}::my-entropy", "--target", "python"]) == 0
    assert "def my_entropy(rate" in capsys.readouterr().out


@pytest.mark.slow
def test_verify_takes_a_file_and_check_takes_stdin(symit: Run, mine: Path) -> None:
    done = symit("verify", "mine.py", "--quick", "--json")
    found = json.loads(done.stdout)["derivations"]
    assert done.returncode == 0
    assert [(d["id"], d["status"]) for d in found] == [
        ("mine.py::my-entropy", "proved"),
        ("mine.py::my-tangent", "proved"),
    ]
    assert all(d["evidence"]["balls"]["points"] for d in found)
    certificate = mine.parent / "certificates" / "my-entropy.json"
    assert symit("verify", certificate, "--quick").returncode == 0
    checked = symit("check", "-", stdin=certificate.read_text(encoding="utf-8"))
    assert checked.returncode == 0 and checked.stdout.startswith("-: my-entropy, proved")


def test_what_was_proved_is_read_back(mine: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = symit.load(f"{mine}::my-tangent")
    with monkeypatch.context() as patched:
        patched.setattr("symit.library.loading.proved_in", lambda path: pytest.fail("it is proved again"))
        assert main(["show", str(mine)]) == 0
        assert kept.recall(mine) is not None
    mine.write_text(MINE.replace("my-tangent", "your-tangent"), encoding="utf-8")
    assert kept.recall(mine) is None
    assert main(["show", str(mine)]) == 0
    assert len(list(cache.rglob("*.json"))) == 1 + 2  # the entry and its two certificates, and none of those before
    assert first.id == "my-tangent" and symit.load(f"{mine}::your-tangent").id == "your-tangent"


def test_a_damaged_cache_costs_time_and_nothing_else(mine: Path, cache: Path) -> None:
    assert main(["show", str(mine)]) == 0
    for file in cache.rglob("*.json"):
        file.write_text("{", encoding="utf-8")
    assert kept.recall(mine) is None
    assert main(["show", str(mine)]) == 0
    assert kept.recall(mine) is not None


def test_a_module_beside_the_script_counts(mine: Path) -> None:
    helper = mine.parent / "beside_mine.py"
    helper.write_text("SHIFT = 1\n", encoding="utf-8")
    mine.write_text(
        "from symit import exp, real, theorem, use\nfrom beside_mine import SHIFT\n"
        'y = real("y")\ntheorem("mine", y + SHIFT <= exp(y), proof=[use("exponential-tangent")])\n',
        encoding="utf-8",
    )
    assert main(["show", str(mine)]) == 0 and kept.recall(mine) is not None
    helper.write_text("SHIFT = 2\n", encoding="utf-8")
    assert kept.recall(mine) is None


def test_a_theorem_whose_hypotheses_are_taken_over_counts(mine: Path) -> None:
    mine.write_text(
        "from symit import given_of, positive, theorem\n"
        'theorem("mine", positive("sigma") ** 2 > 0, given=given_of("gaussian-entropy"))\n',
        encoding="utf-8",
    )
    assert main(["show", str(mine)]) == 0
    (entry,) = kept._folder().glob("mine-*.json")
    assert script("gaussian-entropy").name in {Path(file).name for file in json.loads(entry.read_text())["files"]}


PROVED_NOW = """
import sys
from symit.library import kept
from symit.library.proved import proved_now
from symit.library.scripts import script

made = proved_now(script("elbo-jensen"))["elbo-jensen"]
ran = {f"symit_derivation_{name}" for name in ("exponential_tangent", "elbo_gap")} & sys.modules.keys()
print(len(ran), sorted(map(str, kept.files(script("elbo-jensen")))), made.models, made.certificate_text)
proved_now(script("exponential-tangent"))
proved_now(script("elbo-gap"))
"""


@pytest.mark.slow
def test_a_theorem_that_is_kept_is_played_where_others_use_it(tmp_path: Path) -> None:
    """And is read where they take over its hypotheses and examples; it makes no difference to what they say and to
    what they hang on."""

    def printed() -> tuple[str, str]:
        command = [sys.executable, "-c", PROVED_NOW]
        done = subprocess.run(command, env=environment(), capture_output=True, encoding="utf-8", check=True)
        ran, _, rest = done.stdout.partition(" ")
        return ran, rest

    (first, said), (second, again) = printed(), printed()
    assert (first, second) == ("2", "0") and said == again
    assert "exponential_tangent.py" in again and "elbo_gap.py" in again


def test_a_lemma_of_ones_own_is_marked(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine.write_text(MINE.replace('theorem("my-tangent"', 'lemma("my-tangent"').replace("exp,", "exp, lemma,"))
    assert symit.load(f"{mine}::my-tangent").lemma and not symit.load(f"{mine}::my-entropy").lemma
    assert main(["show", f"{mine}::my-tangent"]) == 0
    assert "my-tangent · lemma, proved" in capsys.readouterr().out


def test_a_theorem_of_ones_own_has_what_a_published_one_has(mine: Path) -> None:
    from symit import exp, real, theorem, use

    y = real("y")
    own = theorem("own-tangent", y + 1 <= exp(y), proof=[use("exponential-tangent")])
    assert repr(own) == "<own-tangent (proved): |- 1 + y <= exp(y)>"
    assert own.status == "proved" and own.latex().startswith(r"\section") and "own-tangent" in own.text()
    assert own._repr_latex_() == symit.load("exponential-tangent")._repr_latex_()
    assert r"\begin{aligned}" in own._repr_markdown_() and own.statement == (y + 1 <= exp(y))


@pytest.mark.parametrize(
    ("name", "text", "code", "says"),
    [
        ("missing.py", None, 2, "missing.py cannot be read: No such file or directory"),
        ("empty.py", "x = 1\n", 1, "empty.py proves no theorem"),
        ("broken.py", "x = 1\n\ny = [][x]\n", 1, "broken.py:3: IndexError: list index out of range"),
        ("odd.py", "import sys\nsys.exit(4)\n", 1, "odd.py:2: SystemExit: 4"),
        ("bytes.json", "{", 2, "bytes.json: not a certificate that can be read"),
    ],
)
def test_a_file_that_proves_nothing(
    name: str, text: str | None, code: int, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    if text is not None:
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert main(["show", str(tmp_path / name), "--json"]) == code
    said = capsys.readouterr()
    assert says in said.err and len(said.err.splitlines()) == 1
    report = json.loads(said.out)
    assert (report["exit_code"], report["derivations"]) == (code, []) and says in report["failure"]


def test_a_theorem_that_is_not_in_the_file(mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", f"{mine}::other"]) == 2
    assert "proves no theorem 'other'; it proves my-entropy, my-tangent" in capsys.readouterr().err
    with pytest.raises(UnknownDerivation, match="several theorems"):
        symit.load(mine)
    mine.write_text("x = 1\n", encoding="utf-8")
    with pytest.raises(NotProved, match="proves no theorem"):
        symit.load(mine)


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ("1 - log(rate)", "1 - lob(rate)", "NameError: name 'lob' is not defined; did you mean log?"),
        ("Exponential,", "Exponental,", "did you mean Exponential?"),
        ("Exponential(rate)", "Exponential(rate, 1)", "Exponential takes 1 parameter (rate), not 2"),
    ],
)
def test_a_slip_in_a_script_is_told_with_its_line(
    mine: Path, capsys: pytest.CaptureFixture[str], right: str, wrong: str, told: str
) -> None:
    mine.write_text(MINE.replace(right, wrong, 1), encoding="utf-8")
    assert main(["verify", str(mine), "--quick"]) != 0
    shown = capsys.readouterr()
    assert told in shown.out + shown.err and "mine.py:" in shown.out + shown.err
