"""Damaged certificates: each is refused with one clear message, the expected exit code, and in no time."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cli_process import Run

from symit.certificates.writing import lay_out
from symit.cli import main
from symit.kernel.certificate import FORMAT

Data = dict[str, Any]
REJECTED, UNREADABLE = 1, 2


# ---- what is done to a certificate ---------------------------------------------------------------------------


def last(data: Data) -> Data:
    """The proof of the theorem itself."""
    proof: Data = data["proofs"][-1]
    return proof


def add_terms(proof: Data, *nodes: list[Any]) -> int:
    """The number of the last of these nodes, at the end of the table of terms."""
    proof["terms"] += nodes
    return len(proof["terms"]) - 1


def change_a_constant(data: Data) -> None:
    node = next(n for n in last(data)["terms"] if n[0] == "num" and n[1] == "2")
    node[1] = "3"


def change_the_statement(data: Data) -> None:
    last(data)["statement"] -= 1


def state_a_hypothesis(data: Data) -> None:
    last(data)["statement"] = last(data)["hypotheses"][0]


def state_what_is_false(data: Data) -> None:
    proof = last(data)
    zero = add_terms(proof, ["num", "0"])
    one = add_terms(proof, ["num", "1"])
    proof["statement"] = add_terms(proof, ["app", "eq", [zero, one]])


def prove_what_is_false_by_assuming_it(data: Data) -> None:
    state_what_is_false(data)
    proof = last(data)
    proof["steps"].append({"rule": "assume", "args": {"formula": {"term": proof["statement"]}}})
    proof["proved"] = len(proof["steps"]) - 1


def drop_a_step(data: Data) -> None:
    del last(data)["steps"][3]


def drop_the_last_step(data: Data) -> None:
    last(data)["steps"].pop()


def reverse_the_steps(data: Data) -> None:
    last(data)["steps"].reverse()


def use_a_step_before_it_is_proved(data: Data) -> None:
    step = next(s for s in last(data)["steps"] if s.get("premises"))
    step["premises"] = [len(last(data)["steps"]) - 1]


def use_a_step_that_is_not_there(data: Data) -> None:
    next(s for s in last(data)["steps"] if s.get("premises"))["premises"] = [-1]


def use_an_unknown_rule(data: Data) -> None:
    next(s for s in last(data)["steps"] if "rule" in s)["rule"] = "simplify"


def use_an_unknown_axiom(data: Data) -> None:
    last(data)["steps"][0] = {"rule": "axiom", "args": {"name": "riemann-hypothesis"}}


def use_itself(data: Data) -> None:
    last(data)["steps"][0] = {"theorem": last(data)["id"]}


def drop_a_hypothesis(data: Data) -> None:
    last(data)["hypotheses"] = []


def drop_the_words_of_a_hypothesis(data: Data) -> None:
    data["about"]["hypotheses"] = []


def drop_what_the_steps_rest_on(data: Data) -> None:
    """No field step sees a fact any more: that sigma is positive is an obligation that nothing meets."""
    for step in last(data)["steps"]:
        if step.get("rule") == "field":
            step["premises"] = []


def drop_the_lemmas(data: Data) -> None:
    del data["proofs"][:-1]


def reorder_the_lemmas(data: Data) -> None:
    data["proofs"][:-1] = reversed(data["proofs"][:-1])


def weaken_a_lemma(data: Data) -> None:
    """A lemma whose statement is changed is another lemma."""
    state_what_is_false({"proofs": [data["proofs"][0]]})


def change_a_lemma_that_is_used(data: Data) -> None:
    data["proofs"][0]["terms"].append(["num", "7"])


def two_proofs_of_one_name(data: Data) -> None:
    data["proofs"].insert(0, data["proofs"][0])


def be_about_another(data: Data) -> None:
    data["about"]["id"] = "riemann-hypothesis"


def define_in_a_circle(data: Data) -> None:
    terms = [["var", "u", "real"], ["def", "snake", [0]]]
    last(data)["definitions"] = [{"name": "snake", "terms": terms, "params": [0], "body": 1}]


def redefine_a_standard_name(data: Data) -> None:
    last(data)["definitions"] = [{"name": "entr", "terms": [["var", "u", "real"]], "params": [0], "body": 0}]


def write_no_number(data: Data) -> None:
    add_terms(last(data), ["num", "1/0"])


def write_a_long_number(data: Data) -> None:
    add_terms(last(data), ["num", "1" * 20_000])


def write_a_deep_term(data: Data) -> None:
    proof = last(data)
    number = add_terms(proof, ["num", "1"])
    for _ in range(1000):
        number = add_terms(proof, ["app", "exp", [number]])


def write_a_billion_laughs(data: Data) -> None:
    """Each node is twice the one before: 2^1000 laughs in a thousand lines."""
    proof = last(data)
    number = add_terms(proof, ["num", "1"])
    for _ in range(1000):
        number = add_terms(proof, ["app", "add", [number, number]])


def write_too_many_terms(data: Data) -> None:
    last(data)["terms"] += [["num", "1"]] * 200_001


def write_too_many_steps(data: Data) -> None:
    last(data)["steps"] += [last(data)["steps"][0]] * 100_001


def write_a_deep_sort(data: Data) -> None:
    sort: Any = "real"
    for _ in range(100):
        sort = ["fun", "real", sort]
    add_terms(last(data), ["var", "f", sort])


def point_ahead(data: Data) -> None:
    proof = last(data)
    add_terms(proof, ["app", "exp", [len(proof["terms"])]])


def ask_for_another_format(data: Data) -> None:
    data["format"] = "symit-certificate-0"


CHANGES: list[tuple[Callable[[Data], None], int, str]] = [
    (change_a_constant, REJECTED, ""),
    (change_the_statement, REJECTED, "the steps prove"),
    (state_a_hypothesis, REJECTED, "the steps prove"),
    (state_what_is_false, REJECTED, "the steps prove"),
    (prove_what_is_false_by_assuming_it, REJECTED, "the hypotheses are not those of the proof"),
    (drop_a_step, REJECTED, ""),
    (drop_the_last_step, REJECTED, "there is no step number"),
    (reverse_the_steps, REJECTED, "before it is proved"),
    (use_a_step_before_it_is_proved, REJECTED, "before it is proved"),
    (use_a_step_that_is_not_there, REJECTED, "before it is proved"),
    (use_an_unknown_rule, REJECTED, "'simplify' is no rule of the kernel"),
    (use_an_unknown_axiom, REJECTED, "riemann-hypothesis is no axiom of the kernel"),
    (use_itself, REJECTED, "before it is proved"),
    (drop_a_hypothesis, REJECTED, "the hypotheses are not those of the proof"),
    (drop_the_words_of_a_hypothesis, REJECTED, "not those of the theorem"),
    (drop_what_the_steps_rest_on, REJECTED, "sigma"),
    (drop_the_lemmas, REJECTED, "before it is proved"),
    (reorder_the_lemmas, REJECTED, "before it is proved"),
    (weaken_a_lemma, REJECTED, "the steps prove"),
    (change_a_lemma_that_is_used, REJECTED, "is not the one that was used"),
    (two_proofs_of_one_name, REJECTED, "two proofs"),
    (be_about_another, REJECTED, "does not end with the theorem"),
    (define_in_a_circle, UNREADABLE, "is no node of a term"),
    (redefine_a_standard_name, UNREADABLE, "redefines entr"),
    (write_no_number, UNREADABLE, "cannot be read"),
    (write_a_long_number, UNREADABLE, "has more than 600 digits"),
    (write_a_deep_term, UNREADABLE, "too large to read"),
    (write_a_billion_laughs, UNREADABLE, "too large to read"),
    (write_too_many_terms, UNREADABLE, "more than 200000 terms"),
    (write_too_many_steps, UNREADABLE, "more than 100000 steps"),
    (write_a_deep_sort, UNREADABLE, "levels deep"),
    (point_ahead, UNREADABLE, "there is no term number"),
    (ask_for_another_format, UNREADABLE, "format"),
]


HAS_MORE = (drop_what_the_steps_rest_on, reorder_the_lemmas)  # done to one with field steps, and lemmas that use others


@pytest.mark.sampled(8)
@pytest.mark.parametrize(("change", "code", "why"), CHANGES, ids=[c.__name__ for c, _, _ in CHANGES])
def test_a_changed_certificate_is_refused(
    certificates: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    change: Callable[[Data], None],
    code: int,
    why: str,
) -> None:
    id = "gaussian-entropy" if change in HAS_MORE else "gaussian-variance"
    data = json.loads((certificates / f"{id}.json").read_text(encoding="utf-8"))
    change(data)
    path = tmp_path / "changed.json"
    path.write_text(lay_out(data), encoding="utf-8")
    assert main(["check", str(path)]) == code
    captured = capsys.readouterr()
    assert captured.out == "" and captured.err.count("\n") == 1
    assert why in captured.err


# ---- files that are no certificates --------------------------------------------------------------------------


NO_CERTIFICATES = {
    "empty": b"",
    "words": b"to be or not to be",
    "null": b"null",
    "a list": b"[]",
    "not utf-8": b"\xff\xfe{}",
    "nested": b"[" * 100_000,
    "nested objects": b'{"format":' * 100_000,
    "a NUL": b"{\x00}",
    "nan": b'{"format": NaN}',
}


@pytest.mark.parametrize("content", NO_CERTIFICATES.values(), ids=NO_CERTIFICATES)
def test_what_is_no_certificate(tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes) -> None:
    path = tmp_path / "file.json"
    path.write_bytes(content)
    assert main(["check", str(path)]) == UNREADABLE
    assert capsys.readouterr().err.count("\n") == 1


def test_a_truncated_certificate_is_unreadable_wherever_it_is_cut(certificates: Path, tmp_path: Path) -> None:
    text = (certificates / "bernoulli-kl.json").read_text(encoding="utf-8")
    paths = [tmp_path / f"{k}.json" for k in range(10)]
    for k, path in enumerate(paths):
        path.write_text(text[: k * len(text) // 10], encoding="utf-8")
    assert [main(["check", str(path)]) for path in paths] == [UNREADABLE] * 10


def test_a_folder_is_no_certificate(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path)]) == UNREADABLE
    assert "Is a directory" in capsys.readouterr().err


def test_a_rejected_certificate_in_a_process_of_its_own(symit: Run, certificates: Path, tmp_path: Path) -> None:
    data = json.loads((certificates / "bernoulli-kl.json").read_text(encoding="utf-8"))
    state_what_is_false(data)
    path = tmp_path / "forged.json"
    path.write_text(lay_out(data), encoding="utf-8")
    done = symit("check", "--json", path, certificates / "bernoulli-kl.json")
    forged, good = json.loads(done.stdout)["derivations"]
    assert done.returncode == 1 and done.stderr == ""
    assert (forged["status"], forged["certificate"]) == ("open", None) and "the steps prove" in forged["failure"]
    assert (good["status"], good["failure"]) == ("proved", None)


def test_words_in_a_certificate_do_not_steer_the_terminal(
    certificates: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = json.loads((certificates / "bernoulli-kl.json").read_text(encoding="utf-8"))
    data["about"]["hypotheses"][0]["words"] = "fine\x1b[2J\nforged.json: riemann-hypothesis, proved"
    path = tmp_path / "words.json"
    path.write_text(lay_out(data), encoding="utf-8")
    assert main(["check", str(path)]) == 0
    printed = capsys.readouterr().out
    assert "\x1b" not in printed and not any(line.startswith("forged") for line in printed.splitlines())


def test_a_statement_that_is_too_deep_to_open(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """For all F: 0 <= exp(exp(...F(g)...)), where g would be written out as x -> y -> ... -> g(x, y, ...)."""
    points: Any = ["fun", *["real"] * 8]
    terms: list[Any] = [["num", "0"], ["var", "g", points], ["bound", 0, ["fun", "real", points]]]
    terms.append(["app", "call", [2, 1]])
    terms += [["app", "exp", [3 + i]] for i in range(144)]
    terms.append(["app", "le", [0, len(terms) - 1]])
    terms.append(["fun", "F", ["fun", "real", points], len(terms) - 1])
    terms.append(["app", "forall", [len(terms) - 1]])
    stated = len(terms) - 1
    proof = {
        "definitions": [],
        "hypotheses": [stated],
        "id": "deep",
        "proved": 0,
        "statement": stated,
        "steps": [{"rule": "assume", "args": {"formula": {"term": stated}}}],
        "terms": terms,
        "uses": {},
    }
    hypothesis = {"formula": stated, "words": "given", "regularity": False}
    said = {"id": "deep", "title": "", "source": "", "terms": [], "steps": [], "hypotheses": [hypothesis], "parts": []}
    path = tmp_path / "deep.json"
    path.write_text(lay_out({"format": FORMAT, "proofs": [proof], "about": said}), encoding="utf-8")
    assert main(["check", str(path)]) == 0
    assert "    statement   forall(f: function(function(real, real, " in capsys.readouterr().out
