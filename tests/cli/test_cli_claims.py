"""`symit claims`: every claim of the documents, with a status that follows from its certificates."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from cli_process import ROOT, Run
from conftest import house

from symit.evidence.experiments import EXPERIMENTS
from symit.figures import FIGURES
from symit.library.claims import DOCUMENTS, STATUSES, Misstated, claims, derivations_of, settled
from symit.library.scripts import scripts
from symit.render.claims import text_claims, text_errata

LIST = ROOT / "derivations" / "claims.toml"
ROW = '[[claim]]\nid = "{id}"\ndoc = "guide"\nsection = "1"\nkind = "{kind}"\nsays = "{id} in words"\n'


@pytest.fixture(scope="module")
def small_list(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of symit with two derivations, and a claim of each kind of status that they allow."""
    home = house(tmp_path_factory.mktemp("house"), "analysis/exponential_tangent.py", "fisher/fisher_identity.py")
    rows = [
        ROW.format(id="sure", kind="theorem") + 'derivations = ["exponential-tangent"]',
        ROW.format(id="under-conditions", kind="theorem") + 'derivations = ["exponential-tangent", "fisher-identity"]',
        ROW.format(id="named", kind="definition") + 'defined_by = ["kl"]',
        ROW.format(id="in-part", kind="theorem") + 'derivations = ["exponential-tangent"]\nlacks = "the rest"',
        ROW.format(id="seen-in-part", kind="theorem")
        + 'derivations = ["exponential-tangent"]\nexperiments = ["certified-transport"]\nunproved = "the rest"',
        ROW.format(id="not-yet", kind="theorem"),
        ROW.format(id="wrong", kind="inequality")
        + 'refuted_by = ["exponential-tangent"]\n[claim.erratum]\nflaw = "false"\npassage = "exp(y) < 1"\n'
        + 'wrong = "it is above its tangent"\ncounterexample = "y = 1"\ncorrected = "1 + y <= exp(y)"\n'
        + 'proved_by = ["exponential-tangent"]',
    ]
    (home / "derivations" / "claims.toml").write_text("\n\n".join(rows), encoding="utf-8")
    return home


@pytest.mark.slow
def test_the_status_of_a_claim_is_that_of_its_certificates(symit: Run, small_list: Path) -> None:
    done = symit("claims", "--json", home=small_list)
    found = {claim["id"]: claim for claim in json.loads(done.stdout)["claims"]}
    assert {id: claim["status"] for id, claim in found.items()} == {
        "sure": "proved",
        "under-conditions": "proved modulo",
        "named": "defined",
        "in-part": "open",
        "seen-in-part": "demonstrated",
        "not-yet": "open",
        "wrong": "refuted",
    }
    assert done.returncode == 3 and done.stderr == ""  # something is open
    assert len(found["under-conditions"]["certificates"]) == 2 and found["under-conditions"]["conditions"]
    assert found["wrong"]["erratum"]["proved_by"]["exponential-tangent"]["statement"] == "1 + y <= exp(y)"
    note = symit("claims", "--errata", home=small_list)
    assert note.returncode == 0
    assert (
        "1. 1: false (wrong)" in note.stdout
        and "The exponential lies above its tangent (symit show exponential-tangent" in note.stdout
    )


@pytest.mark.slow
def test_a_claim_whose_derivation_fails_is_open(symit: Run, small_list: Path) -> None:
    script = small_list / "derivations" / "analysis" / "exponential_tangent.py"
    kept = script.read_text(encoding="utf-8")
    try:
        script.write_text(kept.replace("1 + y <= exp(y)", "2 + y <= exp(y)"), encoding="utf-8")
        done = symit("claims", "--json", home=small_list)
    finally:
        script.write_text(kept, encoding="utf-8")
    statuses = {claim["id"]: claim["status"] for claim in json.loads(done.stdout)["claims"]}
    assert done.returncode == 1
    assert statuses.pop("named") == "defined" and set(statuses.values()) == {"open"}


@pytest.mark.slow
def test_every_row_of_the_list_is_printed_and_names_what_there_is() -> None:
    rows = tomllib.loads(LIST.read_text(encoding="utf-8"))["claim"]
    assert {id for row in rows for id in row.get("derivations", ())} <= set(scripts())
    assert {name for row in rows for name in row.get("figures", ())} <= set(FIGURES)
    assert {name for row in rows for name in row.get("experiments", ())} == set(EXPERIMENTS)
    proof = {
        "status": "proved",
        "certificate": "0",
        "axioms": [],
        "conditions": [],
        "statement": "1 = 1",
        "title": "one",
    }
    entries = {id: {**proof, "id": id} for id in derivations_of(claims())}
    data = [settled(claim, entries) for claim in claims()]
    assert sorted(claim["id"] for claim in data) == sorted(row["id"] for row in rows)
    assert all(claim["status"] in STATUSES for claim in data)
    text = text_claims(data, DOCUMENTS, 100).splitlines()
    assert {line.split()[-1] for line in text if line.startswith("    ") and line[4] != " "} == {r["id"] for r in rows}
    note = text_errata([claim for claim in data if claim["erratum"]], DOCUMENTS, 100)
    assert all(f"({row['id']})" in note for row in rows if "erratum" in row)


@pytest.mark.parametrize(
    "wrong",
    [
        'derivations = ["gaussian-entropi"]',
        'defined_by = ["surprise_me"]',
        'status = "proved"',
        'refuted_by = ["exponential-tangent"]',
        'derivations = ["exponential-tangent"]\nunproved = "the rest"',
    ],
)
def test_a_row_that_cannot_be_meant_is_refused(wrong: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "claims.toml").write_text(ROW.format(id="a", kind="theorem") + wrong, encoding="utf-8")
    monkeypatch.setattr("symit.library.claims.folder", lambda: tmp_path)
    with pytest.raises(Misstated):
        claims.__wrapped__()
