"""What a certificate prints in `check`, `show` and `latex`: all that a reader must know, nothing that can be forged."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from printing_certificates import CERTIFICATES, audited, certificate, positive
from printing_reader import read

from symit.certificates.reading import check
from symit.cli import main
from symit.kernel.encoding import Malformed
from symit.render.article import latex_derivation
from symit.render.terminal import text_derivation

ROOT = Path(__file__).parents[3]
SHA = re.compile(r"[0-9a-f]{64}")


@pytest.fixture
def checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """What `symit check` prints of certificates, without their paths and digests."""

    def run(*texts: str, as_json: bool = False) -> str:
        paths = [tmp_path / f"{number}.json" for number, _ in enumerate(texts)]
        for path, text in zip(paths, texts, strict=True):
            path.write_text(text, encoding="utf-8")
        assert main(["check", *(["--json"] if as_json else []), *map(str, paths)]) == 0
        return SHA.sub("<sha256>", capsys.readouterr().out.replace(f"{tmp_path}{os.sep}", ""))

    return run


def shown(text: str) -> str:
    return text_derivation(check(text), 100)


def latex(text: str) -> str:
    return latex_derivation(check(text))


# ---- what the audit found ------------------------------------------------------------------------------------


def test_a_bound_variable_called_pi(checked: Any) -> None:
    assert "    statement   integral(interval(0, 1), x -> pi) = pi\n" in checked(audited("pi_hint2"))
    assert "∫_0^1 π dx = π" in shown(audited("pi_hint2"))
    assert r"\int_{0}^{1} \pi \,dx" in latex(audited("pi_hint2"))


def test_lam_and_lambda(checked: Any) -> None:
    text = audited("lamlambda")
    assert "statement   lam + (-1)*lambda = lam + (-1)*lambda\n    given       lam, lambda: real\n" in checked(text)
    assert "λ − lambda = λ − lambda" in shown(text) and "λ, lambda: real" in shown(text)
    assert r"\lambda - \mathrm{lambda} &= \lambda - \mathrm{lambda}" in latex(text)


@pytest.mark.parametrize("before", [[], ["evil_nested"], ["evil_nested", "good_nested"]])
def test_what_was_printed_before_does_not_matter(checked: Any, before: list[str]) -> None:
    *_, last = checked(*map(audited, before), audited("good_nested")).split(".json: ")
    assert "statement   forall(x -> forall(y -> x + y*pi = y*pi + x))\n" in last
    for name in before:
        assert "π" in shown(audited(name))
    assert "∀x, y∈ℝ: x + y π = y π + x" in shown(audited("good_nested"))
    assert r"\forall x, y \in \mathbb{R}" in latex(audited("good_nested"))


def test_names_of_bound_variables_are_those_of_the_certificate() -> None:
    """Equal terms whose binders have other names were opened before."""
    text, other = audited("good_nested"), audited("good_nested").replace('"fun","y"', '"fun","z"')
    assert "∀x, z∈ℝ: x + z π = z π + x" in shown(other)
    assert "∀x, y∈ℝ: x + y π = y π + x" in shown(text)
    assert r"\forall x, y \in \mathbb{R}" in latex(text)


def test_the_hint_pi_below_two_quantifiers(checked: Any) -> None:
    assert "forall(x -> forall(y -> x + y*pi = y*pi + x))" in checked(audited("evil_nested"))
    assert "∀x, y∈ℝ: x + y π = y π + x" in shown(audited("evil_nested"))


def test_own_definitions_stand_with_the_statement(checked: Any) -> None:
    text = audited("ln")
    assert "statement   ln(x*y) = ln(x)*y\n    where       ln(x) := 2*x\n    given       x, y: real\n" in checked(text)
    (entry,) = json.loads(checked(text, as_json=True))["derivations"]
    assert entry["definitions"] == ["ln(x) := 2*x"]
    assert "Statement\n  ln(x y) = ln(x) y\n  where\n    ln(x) := 2 x\n" in shown(text)
    statement, ledger = latex(text).split(r"\textbf{Ledger}")
    defined = r"\mathrm{ln}(x) \mathrel{:=} 2 x"
    assert defined in statement and defined in ledger


def test_definitions_that_definitions_rest_on_are_shown_too(checked: Any) -> None:
    x, n = ["var", "x", "real"], ["var", "n", "int"]
    definitions = [
        {"name": "low", "terms": [x, ["num", "2"], ["app", "mul", [1, 0]]], "params": [0], "body": 2},
        {"name": "high", "terms": [n, ["def", "low", [0]]], "params": [0], "body": 1},
        {"name": "unused", "terms": [["num", "2"]], "params": [], "body": 0},
    ]
    terms = [["var", "k", "int"], ["def", "high", [0]], ["app", "eq", [1, 1]]]
    text = certificate(terms, 2, definitions=definitions)
    printed = checked(text)
    assert "where       low(x) := 2*x\n    where       high(n: integer) := low(n)\n" in printed
    assert "unused" not in printed
    assert "  where\n    low(x) := 2 x\n    high(n) := low(n)   n: integer\n" in shown(text)
    assert "n: integer" in latex(text)


def test_sorts_are_shown(checked: Any) -> None:
    assert "statement   forall(n: integer -> (0 < n) => (1 <= n))\n" in checked(audited("int2"))
    assert "∀n∈ℤ: n > 0 ⟹ n ≥ 1" in shown(audited("int2"))
    assert r"\forall n \in \mathbb{Z}" in latex(audited("int2"))
    pair = ["fun", "real", "int", "point:S"]
    terms = [["var", "n", "int"], ["app", "eq", [0, 0]], ["var", "T", pair], ["var", "y", "point:S"]]
    terms += [["app", "call", [2, 0, 3]], ["app", "eq", [4, 4]], ["app", "and", [1, 5]]]
    text = certificate(terms, 6, [6])
    sorts = ["n: integer", "T: function(integer, point of S -> real)", "y: point of S"]
    assert "".join(f"    given       {sort}\n" for sort in sorts) in checked(text)
    (entry,) = json.loads(checked(text, as_json=True))["derivations"]
    assert [f"{s['name']}: {s['sort']}" for s in entry["symbols"]] == sorts
    assert "T: function(integer, point of S → real)" in shown(text)


def test_an_integral_over_an_empty_set_has_no_limits(checked: Any) -> None:
    text = audited("reversed")
    assert "statement   integral(interval(1, 0), x -> 1) = 0" in checked(text)
    assert "∫_{(1, 0)} 1 dx = 0" in shown(text)
    assert r"\int_{(1, 0)} 1\,dx" in latex(text)


def test_limits_stand_where_a_hypothesis_puts_them_in_order() -> None:
    terms = [["var", "a", "real"], ["var", "b", "real"], ["app", "interval", [0, 1]], ["fun", "x", "real", 0]]
    terms += [["app", "integral", [2, 3]], ["app", "eq", [4, 4]], ["app", "lt", [0, 1]], ["app", "and", [5, 6]]]
    assume = [{"rule": "assume", "args": {"formula": {"term": n}}} for n in (5, 6)]
    both = [*assume, {"rule": "conjoin", "premises": [0, 1]}]
    ordered = certificate(terms, 7, [5, 6], steps=both)
    assert "∫_a^b a dx" in shown(ordered) and "∫_{(a, b)}" not in shown(ordered)
    assert "∫_{(a, b)} a dx" in shown(certificate(terms, 5, [5]))


def test_a_hypothesis_is_listed_once(checked: Any) -> None:
    text = audited("hyp100")
    assert checked(text).count("    given       0 < (t6 + t6) + (t6 + t6)\n") == 1
    assert "    where       t1 := (x + x) + (x + x)\n" in checked(text)
    (entry,) = json.loads(checked(text, as_json=True))["derivations"]
    assert len(entry["hypotheses"]) == 1 and len(entry["abbreviations"]) == 6 and entry["left_out"] == []


# ---- names ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["pi", "oo", "log", "kl", "normal_density", "if", "forall", "and"])
def test_no_symbol_is_called_like_a_word(name: str) -> None:
    with pytest.raises(Malformed, match=f"{name} would be read as what the notation calls so"):
        check(certificate([["var", name, "real"], ["app", "eq", [0, 0]]], 1, [1]))


def test_no_symbol_is_called_like_a_definition() -> None:
    definition = {"name": "ln", "terms": [["num", "2"]], "params": [], "body": 0}
    terms = [["var", "ln", "real"], ["def", "ln", []], ["app", "eq", [0, 1]]]
    with pytest.raises(Malformed, match="ln would be read"):
        check(certificate(terms, 2, [2], definitions=[definition]))


NAMES = [
    "x y",
    "x\n",
    "",
    "1x",
    "x = 0 ->",
    "π",
    "ｘ",
    "х",
    "x\u200b",
    "x\u2028y",
    "\u202ex",
    "-",
    "x'",
    "x" * 101,
    "\x1b[2J",
]


@pytest.mark.parametrize("name", NAMES, ids=repr)
def test_a_name_is_letters_digits_and_underscores_of_ascii(name: str) -> None:
    for terms in (
        [["var", name, "real"], ["app", "eq", [0, 0]]],
        [["bound", 0, "real"], ["app", "eq", [0, 0]], ["fun", name, "real", 1], ["app", "forall", [2]]],
        [["var", "x", f"point:{name}"], ["num", "0"], ["app", "eq", [1, 1]]],
    ):
        with pytest.raises(Malformed):
            check(certificate(terms, len(terms) - 1, [len(terms) - 1]))
    definition = {"name": name, "terms": [["num", "2"]], "params": [], "body": 0}
    with pytest.raises(Malformed):
        check(certificate([["num", "0"], ["app", "eq", [0, 0]]], 1, definitions=[definition]))


@pytest.mark.parametrize("id", ["gaussian-kl, proved", "x\naxioms none", "", "ü", "a/b", "x" * 200])
def test_an_id_is_one_word(id: str) -> None:
    with pytest.raises(Malformed, match="is no id"):
        check(certificate([["num", "0"], ["app", "eq", [0, 0]]], 1, id=id))


# ---- words ---------------------------------------------------------------------------------------------------

FORGERIES = {
    "a line": "fine\n    axioms      none\nother.json: riemann-hypothesis, proved",
    "a carriage return": "fine\rother.json: riemann-hypothesis, proved",
    "blanks": "fine" + " " * 60 + "other.json: riemann-hypothesis, proved",
    "unseen letters": "fine" + "\u3164\u2800\u00a0\u200b" * 20 + "other.json: riemann-hypothesis, proved",
    "a line separator": "fine\u2028other.json: riemann-hypothesis, proved\u2029\x85\x0b\x0cother.json",
    "an escape": "\x1b[2J\x1b]0;title\x07\x9b31m",
    "the other direction": "\u202eproved \u2066\u061c\u200f\u05d0\u05d1",
    "marks": "x" + "\u0335\u0338\u0301" * 30,
    "a formula": "=> x = 0   | and so on",
    "long": "other.json: riemann-hypothesis, proved " * 2_000,
    "macros": r"\input{/etc/passwd} $x$ \end{align*} ^^5cinput % } { & # _ ~",
}


@pytest.mark.parametrize("words", FORGERIES.values(), ids=FORGERIES)
def test_words_forge_nothing(checked: Any, words: str) -> None:
    line = {"step": 0, "reason": words}
    text = positive(words, title=words, source=words, parts=[{"title": words, "lines": [line]}])
    printed, terminal, page = checked(text), shown(text), latex(text)
    assert "  " not in check(text).hypotheses[0].words
    for output in (printed, terminal, page):
        assert all(c == "\n" or _is_seen(c) for c in output), output
    own = [line for line in printed.splitlines() if not line.startswith(" " * 16 + "| ")]
    labels = ["0.json: example, proved", "    statement", "    given", "    given", "    axioms", "    sha256"]
    assert [line[:16].rstrip() for line in own[1:]] == labels[1:] and own[0] == labels[0]
    assert own[1] == "    statement   0 < x" and own[2] == "    given       x: real"
    assert own[3] == "    given       0 < x" or own[3].startswith("    given       0 < x   | ")
    assert max(map(len, own[:-1])) < 80
    plain = [line for line in terminal.splitlines() if line[:2] not in ("│ ", "  ")]
    assert plain == ["example · proved", "", "Given", "", "Statement", "", "", "Ledger", "", plain[-1]]
    assert plain[-1].startswith("certificate sha256")
    assert set(re.findall(r"\\(?:begin|end)\{(\w+\*?)\}", page)) == {"align*", "list"}
    assert not re.search(r"(?<!\\textbackslash\{\})\\input", page) and "^^" not in page


def _is_seen(c: str) -> bool:
    return (
        c.isprintable()
        and c not in "\u3164\u2800\u115f\u1160\uffa0"
        and not "\u0300" <= c <= "\u036f"
        and not "\u0590" <= c <= "\u08ff"
    )


def test_letters_of_the_world_are_words() -> None:
    reading = check(positive("für jedes σ > 0, Σ ≤ ½ — 正の数, число"))
    assert reading.hypotheses[0].words == "für jedes σ > 0, Σ ≤ ½ — 正の数, число"


def test_messages_forge_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    evil = "x\x1b[2J\nother.json: riemann-hypothesis, proved\u202e" + "y" * 100_000
    for steps in ([{"rule": evil}], [{"theorem": evil}], [{"rule": "field", "args": {evil: 1}}]):
        path = tmp_path / "evil.json"
        path.write_text(certificate([["num", "0"], ["app", "eq", [0, 0]]], 1, steps=steps), encoding="utf-8")
        assert main(["check", str(path)]) in (1, 2)
        said = capsys.readouterr()
        assert said.out == "" and len(said.err) < 5_000
        assert len(said.err.splitlines()) == 1 and said.err.rstrip("\n").isprintable()


# ---- bounds --------------------------------------------------------------------------------------------------


def doubled(count: int) -> list[Any]:
    """x, then each node the sum of the one before with itself."""
    return [["var", "x", "real"], *(["app", "add", [n, n]] for n in range(count))]


def sizes(checked: Any, text: str) -> dict[str, int]:
    printed = {"check": checked(text), "json": checked(text, as_json=True), "show": shown(text), "latex": latex(text)}
    return {name: len(output) for name, output in printed.items()}


def test_2000_copies_of_a_long_hypothesis(checked: Any) -> None:
    terms = [*doubled(14), ["num", "0"], ["app", "lt", [15, 14]]]
    copies = [{"formula": 16, "words": "", "regularity": False}] * 2_000
    text = certificate(terms, 16, [16], about={"hypotheses": copies})
    assert max(sizes(checked, text).values()) < 3_000


@pytest.mark.slow
def test_a_formula_that_cannot_be_shortened(checked: Any) -> None:
    terms = [
        *(["var", f"x{n}", "real"] for n in range(9_000)),
        ["app", "add", [*range(9_000)]],
        ["app", "eq", [9_000] * 2],
    ]
    text = certificate(terms, 9_001)
    printed = checked(text)
    assert printed.startswith("0.json: example, proved; not all of it is printed\n")
    assert "    left out    1 of 1 abbreviations\n" in printed
    assert "too long to be typeset" in shown(text) and "\nNot shown\n" in shown(text)
    assert "too long to be typeset" in latex(text) and r"\textbf{Not shown}" in latex(text)
    (entry,) = json.loads(checked(text, as_json=True))["derivations"]
    assert entry["left_out"] == ["1 of 1 abbreviations"]


def test_a_statement_that_is_not_shown_says_so(checked: Any) -> None:
    factors = [["var", "v" * 98 + f"{n:02}", "real"] for n in range(99)]
    terms = [*factors, *(["app", "mul", [*range(n)]] for n in range(90, 99)), ["app", "add", [*range(99, 108)]]]
    text = certificate([*terms, ["app", "eq", [108, 0]]], 109, [109])
    printed = checked(text)
    assert "    statement   too long to be written out\n" in printed
    assert re.search(r"\n    left out    the statement, a formula of 8\d\d symbols\n", printed)
    (entry,) = json.loads(checked(text, as_json=True))["derivations"]
    assert entry["statement"] is None and entry["status"] == "proved" and len(entry["left_out"]) == 2


def test_numbers_of_thousands_of_digits(checked: Any) -> None:
    terms = [["num", "9" * 590], ["app", "add", [0] * 12_000], ["app", "eq", [1, 1]]]
    assert max(sizes(checked, certificate(terms, 2)).values()) < 3_000


def test_hypotheses_of_which_each_is_long(checked: Any) -> None:
    """0 < 1024 x + 1, 0 < 1024 x + 2, ..., each written out."""
    terms = [*doubled(10), *(["num", str(n)] for n in range(20))]
    terms += [["app", "add", [10, n]] for n in range(11, 31)] + [["app", "lt", [0, n]] for n in range(31, 51)]
    steps: list[Any] = [{"rule": "assume", "args": {"formula": {"term": n}}} for n in range(51, 71)]
    steps.append({"rule": "conjoin", "premises": [*range(20)]})
    text = certificate([*terms, ["app", "and", [*range(51, 71)]]], 71, [*range(51, 71)], steps=steps)
    assert max(sizes(checked, text).values()) < 60_000


@pytest.mark.slow
def test_a_line_that_is_shown_20_000_times(checked: Any) -> None:
    terms = [*doubled(12), ["num", "0"], ["app", "lt", [13, 12]]]
    parts = [{"title": "again", "lines": [{"step": 0, "reason": "so it is"}] * 20_000}]
    text = certificate(terms, 14, [14], about={"parts": parts})
    assert max(sizes(checked, text).values()) < 100_000
    assert "of 20,000 lines" in shown(text) and "of 20,000 lines" in latex(text)


def test_a_long_chain_of_definitions(checked: Any) -> None:
    x = ["var", "x", "real"]
    definitions: list[Any] = [{"name": "D0", "terms": [x], "params": [0], "body": 0}]
    for n in range(1, 60):
        terms = [x, ["def", f"D{n - 1}", [0]], ["app", "add", [1, 1]]]
        definitions.append({"name": f"D{n}", "terms": terms, "params": [0], "body": 2})
    terms = [x, ["def", "D59", [0]], ["app", "eq", [1, 1]]]
    text = certificate(terms, 2, [2], definitions=definitions)
    assert max(sizes(checked, text).values()) < 200_000


# ---- the same bytes ------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_the_same_bytes_under_every_hash_seed_and_in_every_order() -> None:
    files = sorted(CERTIFICATES.glob("*.json"))
    found = {}
    for seed, order in (("0", files), ("1", files[::-1]), ("2", [*files[1:], files[0]])):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "symit", "check", *map(str, order)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        found[seed] = sorted(re.split(r"^(?=\S)", done.stdout, flags=re.MULTILINE))
    assert found["0"] == found["1"] == found["2"] and len(found["0"]) == len(files) + 1


def test_what_check_prints_of_the_audit_reads_back(checked: Any) -> None:
    for path in CERTIFICATES.glob("*.json"):
        reading = check(path.read_text(encoding="utf-8"))
        (entry,) = json.loads(checked(path.read_text(encoding="utf-8"), as_json=True))["derivations"]
        names = [s["name"] for s in entry["symbols"]] + [a.partition(" ")[0] for a in entry["abbreviations"]]
        read(entry["statement"], names, [d.name for d in reading.ledger.definitions])
