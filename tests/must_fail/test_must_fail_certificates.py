"""Certificates that are changed, cut, padded or made up."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

from must_fail_certificates import certificate, changed, small
from must_fail_tools import by, given, integrate, known, refused, x

from symit.certificates.reading import Checker, check
from symit.certificates.writing import lay_out
from symit.kernel import build as b
from symit.kernel.certificate import FORMAT, Rejected
from symit.kernel.encoding import Malformed
from symit.library.deriving import Remembering


def tampered(change: Callable[[dict[str, Any]], None]) -> object:
    return check(changed(certificate(small()), change))


def main(data: dict[str, Any]) -> dict[str, Any]:
    return data["proofs"][-1]


def lemma(data: dict[str, Any]) -> dict[str, Any]:
    return data["proofs"][0]


# ---- what a proof says ---------------------------------------------------------------------------------------


@refused("two sides differ", Rejected)
def test_changed_constant() -> object:
    """x + x = 2 x becomes x + x = 3 x."""

    def change(data: dict[str, Any]) -> None:
        two = main(data)["terms"].index(["num", "2"])
        main(data)["terms"][two] = ["num", "3"]

    return check(changed(certificate(by.field(claim=b.eq(b.add(x, x), b.mul(2, x)))), change))


@refused("the steps prove .*, not", Rejected)
def test_statement_that_is_not_the_one_proved() -> object:
    """The statement of the lemma is put in the place of the theorem's."""
    return tampered(lambda data: main(data).update(proved=0))


@refused("the steps prove .*, not", Rejected)
def test_another_statement() -> object:
    """The statement becomes one of the hypotheses."""
    return tampered(lambda data: main(data).update(statement=main(data)["hypotheses"][0]))


@refused("hypotheses are not those of the proof", Rejected)
def test_dropped_hypothesis() -> object:
    """0 < y is left out."""
    return tampered(lambda data: main(data)["hypotheses"].pop())


@refused("hypotheses that are put into words are not those of the theorem", Rejected)
def test_hypothesis_without_words() -> object:
    """What is printed leaves one out."""
    return tampered(lambda data: data["about"]["hypotheses"].pop())


@refused("before it is proved", Rejected)
def test_dropped_step() -> object:
    """The first step of the lemma goes."""
    return tampered(lambda data: lemma(data)["steps"].pop(0))


@refused("uses step \\d+ before it is proved", Rejected)
def test_step_used_before_it_is_proved() -> object:
    """A step rests on itself."""

    def change(data: dict[str, Any]) -> None:
        last = len(lemma(data)["steps"]) - 1
        lemma(data)["steps"][last]["premises"] = [last]

    return tampered(change)


@refused("uses step -1 before it is proved", Rejected)
def test_step_counted_from_the_end() -> object:
    """Python would take -1 for the last step."""
    return tampered(lambda data: lemma(data)["steps"][-1].update(premises=[-1]))


@refused("positive argument: cannot show", Rejected)
def test_missing_obligation() -> object:
    """The law of the logarithm without the facts that make it hold."""

    def change(data: dict[str, Any]) -> None:
        next(s for s in lemma(data)["steps"] if s.get("rule") == "field").pop("premises")

    return tampered(change)


@refused("is no axiom of the kernel", Rejected)
def test_axiom_that_is_not_in_the_list() -> object:
    """0 = 1 by decree."""
    return tampered(lambda data: lemma(data)["steps"].append({"rule": "axiom", "args": {"name": "zero-is-one"}}))


@refused("is no rule of the kernel", Rejected)
def test_rule_that_is_not_in_the_list() -> object:
    """`trust`."""
    return tampered(lambda data: lemma(data)["steps"].append({"rule": "trust"}))


@refused("is no rule of the kernel", Rejected)
def test_theorem_by_its_rule() -> object:
    """A named theorem is a section of the certificate, not a step."""
    return tampered(lambda data: lemma(data)["steps"].append({"rule": "theorem", "premises": [0], "args": {"id": "x"}}))


# ---- theorems and what they use ------------------------------------------------------------------------------


@refused("is used before it is proved", Rejected)
def test_lemma_that_is_missing() -> object:
    """The section of the lemma is cut out."""
    return tampered(lambda data: data["proofs"].pop(0))


@refused("is used before it is proved", Rejected)
def test_lemma_that_comes_later() -> object:
    """The sections are swapped."""
    return tampered(lambda data: data["proofs"].reverse())


@refused("is used before it is proved", Rejected)
def test_theorem_that_uses_itself() -> object:
    """The lemma rests on the lemma."""

    def change(data: dict[str, Any]) -> None:
        lemma(data)["uses"] = {"product-law": "0" * 64}
        lemma(data)["steps"] = [{"theorem": "product-law"}]

    return tampered(change)


@refused("is not the one that was used", Rejected)
def test_lemma_that_was_changed() -> object:
    """One more step in the lemma, harmless as it is, and its digest is another."""
    return tampered(lambda data: lemma(data)["steps"].append(lemma(data)["steps"][0]))


@refused("is used before it is proved", Rejected)
def test_lemma_that_is_not_named_among_the_uses() -> object:
    """What a proof rests on is listed."""
    return tampered(lambda data: main(data).update(uses={}))


@refused("two proofs of the certificate are called", Rejected)
def test_two_proofs_of_one_name() -> object:
    """A second proof would shadow the first."""
    return tampered(lambda data: data["proofs"].insert(0, lemma(data)))


@refused("does not end with the theorem", Rejected)
def test_words_about_another_theorem() -> object:
    """The words speak of `another`."""
    return tampered(lambda data: data["about"].update(id="another"))


@refused("which is not there", Malformed)
def test_line_that_shows_no_step() -> object:
    """A line of the derivation must be a step of it."""
    line = {"step": 999, "reason": "clear"}
    return tampered(lambda data: data["about"].update(parts=[{"title": "", "lines": [line]}]))


@refused("two different symbols are called x", Rejected)
def test_two_symbols_that_print_alike() -> object:
    """A real x and an integer x."""
    return check(certificate(by.conjoin(given(b.lt(0, b.real("x"))), given(b.lt(0, b.integer("x"))))))


@refused("pi would be read", Malformed)
def test_integer_called_pi() -> object:
    """3 < pi |- 4 <= pi."""
    pi = b.integer("pi")
    return check(certificate(by.theorem(known(b.le(4, pi), given(b.lt(3, pi))), id="pi")))


@refused("oo would be read", Malformed)
def test_number_called_oo() -> object:
    """0 < oo |- the integral of 1 over (0, oo) is oo."""
    oo = b.real("oo")
    return check(certificate(integrate(x, b.num(0), oo, given(b.lt(0, oo)))))


# ---- proofs on lines ------------------------------------------------------------------------------------------


def checked_after(first: str, second: str) -> object:
    """The second certificate, by a checker that has played the proofs of the first."""
    checker = Checker()
    checker.check(first)
    return checker.check(second)


@refused("the theorem 'product-law' is used before it is proved", Rejected)
def test_proof_that_was_played_elsewhere_without_its_lemma() -> object:
    """That the same proof holds in another certificate does not spare this one the lemma."""
    text = certificate(small())
    return checked_after(text, changed(text, lambda data: data["proofs"].pop(0)))


@refused("is not the one that was used", Rejected)
def test_proof_that_was_played_elsewhere_with_another_lemma() -> object:
    """The lemma of this certificate proves the same in another way."""
    text = certificate(small())
    return checked_after(text, changed(text, lambda data: lemma(data)["terms"].append(["num", "7"])))


@refused("two proofs of the certificate are called", Rejected)
def test_proof_that_was_played_elsewhere_twice() -> object:
    """Each proof of a certificate has a name of its own, whether it was played before or not."""
    text = certificate(small())
    return checked_after(text, changed(text, lambda data: data["proofs"].insert(0, lemma(data))))


@refused("the two sides differ", Rejected)
def test_changed_constant_beside_what_was_answered_before() -> object:
    """x + x = 3 x, by a checker that has played x + x = 2 x and keeps the kernel's answers."""
    checker = Checker(Remembering())
    text = certificate(by.field(claim=b.eq(b.add(x, x), b.mul(2, x))))
    checker.check(text)
    return checker.check(text.replace('["num","2"]', '["num","3"]'))


@refused("not a certificate of the format", Malformed)
def test_another_layout() -> object:
    """The same JSON with line breaks elsewhere."""
    return check(json.dumps(json.loads(certificate(small())), indent=1))


@refused("is not the one that was used", Rejected)
def test_lemma_that_is_written_with_spaces() -> object:
    """A proof is known by its line, to the letter."""
    return check(certificate(small()).replace('"proved":', '"proved": ', 1))


@refused("not JSON, or cut short", Malformed)
def test_two_proofs_on_a_line() -> object:
    """A line is one proof."""
    return check(certificate(small()).replace("},\n{", "},{", 1))


@refused("not JSON, or cut short", Malformed)
def test_proof_on_two_lines() -> object:
    """A proof is one line."""
    return check(certificate(small()).replace(',"terms":', ',\n"terms":', 1))


@refused("not JSON, or cut short", Malformed)
def test_two_things_that_are_said_about_a_theorem() -> object:
    """The last line would hide what the one before it says."""
    text = certificate(small())
    _, _, about = text.rpartition('\n],"about":')
    return check(text.rstrip().removesuffix("}") + '\n],"about":' + about)


# ---- what cannot be read -------------------------------------------------------------------------------------


@refused("not JSON, or cut short", Malformed)
def test_truncated_file() -> object:
    """Half a certificate."""
    text = certificate(small())
    return check(text[: len(text) // 2])


@refused("not a certificate of the format", Malformed)
def test_another_format() -> object:
    """A format from the future."""
    return tampered(lambda data: data.update(format="symit-certificate-9"))


@refused("not a certificate of the format", Malformed)
def test_list_instead_of_a_certificate() -> object:
    """[]"""
    return check("[]")


@refused("there is no term number", Malformed)
def test_term_that_points_forward() -> object:
    """A term made of itself."""

    def change(data: dict[str, Any]) -> None:
        lemma(data)["terms"].append(["app", "exp", [len(lemma(data)["terms"])]])

    return tampered(change)


@refused("there is no term number -1", Malformed)
def test_term_counted_from_the_end() -> object:
    """Python would take -1 for the last term."""
    return tampered(lambda data: lemma(data).update(statement=-1))


@refused("there is no term number True", Malformed)
def test_true_is_not_one() -> object:
    """JSON's true is Python's 1."""
    return tampered(lambda data: lemma(data).update(statement=True))


@refused("is no node of a term", Malformed)
def test_operator_that_is_none() -> object:
    """gamma is not in the language."""
    return tampered(lambda data: lemma(data)["terms"].append(["app", "gamma", [0]]))


@refused("is no sort", Malformed)
def test_infinite_variable() -> object:
    """No variable stands for infinity."""
    return tampered(lambda data: lemma(data)["terms"].append(["var", "x", "extended"]))


@refused("nested too deeply", Malformed)
def test_deep_sort() -> object:
    """A function of a function of a function ..."""
    sort: object = "real"
    for _ in range(15):
        sort = ["fun", "real", sort]
    return tampered(lambda data: lemma(data)["terms"].append(["var", "f", sort]))


@refused("longer than 400 characters", Malformed)
def test_wide_sort() -> object:
    """A function of very many arguments, whose sort every term that uses it would have to compare."""
    sort = ["fun", *["real"] * 1000]
    return tampered(lambda data: lemma(data)["terms"].append(["var", "f", sort]))


@refused("is no node of a term", Malformed)
def test_number_with_an_exponent() -> object:
    """1e999999999 is short to write and too long to compute."""
    return tampered(lambda data: lemma(data)["terms"].append(["num", "1e999999999"]))


@refused("cannot be read", Malformed)
def test_zero_denominator() -> object:
    """1/0 as a number."""
    return tampered(lambda data: lemma(data)["terms"].append(["num", "1/0"]))


@refused("an argument is a term", Malformed)
def test_argument_that_is_a_float() -> object:
    """No floating point in a proof."""
    return tampered(lambda data: lemma(data)["steps"].append({"rule": "peel", "args": {"term": 0.5}}))


@refused("3 is not a statement", Rejected)
def test_number_for_a_formula() -> object:
    """An argument that is no term is named in the refusal, which is no error of its own."""
    return tampered(lambda data: lemma(data)["steps"].append({"rule": "assume", "args": {"formula": 3}}))


@refused("a list is not a variable", Rejected)
def test_list_for_a_variable() -> object:
    values = {"values": [[[], {"term": 0}]]}
    return tampered(lambda data: lemma(data)["steps"].append({"rule": "instantiate", "premises": [0], "args": values}))


@refused("nested too deeply", Malformed)
def test_nested_argument() -> object:
    """A list in a list in a list ..."""
    nested: object = []
    for _ in range(30):
        nested = [nested]
    return tampered(lambda data: lemma(data)["steps"].append({"rule": "assume", "args": {"formula": nested}}))


@refused("takes no argument of these names", Malformed)
def test_argument_called_self() -> object:
    """An argument that would get into the machinery."""
    return tampered(lambda data: lemma(data)["steps"].append({"rule": "assume", "args": {"self": 1}}))


@refused("more than 600 digits", Malformed)
def test_huge_integer() -> object:
    """An integer of 5000 digits."""
    return check(lay_out({"format": FORMAT, "proofs": [1], "about": {}}).replace("1", "9" * 5000))


@refused("more than 600 digits", Malformed)
def test_huge_integer_where_python_reads_all() -> object:
    """The same under a key that nobody looks at, in a process that puts no limit on digits."""
    allowed = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(0)
    try:
        return tampered(lambda data: lemma(data).update(more=10**5000))
    finally:
        sys.set_int_max_str_digits(allowed)


@refused("more than 600 digits", Malformed)
def test_number_that_python_may_be_set_to_refuse() -> object:
    """1000 digits, of which PYTHONINTMAXSTRDIGITS=640 allows no more than 640."""
    return tampered(lambda data: lemma(data)["terms"].append(["num", "1" * 1000]))


@refused("nested more than 100 levels deep", Malformed)
def test_deep_json_where_python_reads_all() -> object:
    """Brackets under a key that nobody looks at, in a process that allows as many frames."""
    nested = "[" * 20_000 + "]" * 20_000
    frames = sys.getrecursionlimit()
    sys.setrecursionlimit(100_000)
    try:
        return check(certificate(small()).replace('"uses":', f'"more":{nested},"uses":', 1))
    finally:
        sys.setrecursionlimit(frames)


@refused("stands twice", Malformed)
def test_two_statements_under_one_key() -> object:
    """Python takes the last of them, other readers the first."""
    return check(certificate(small()).replace('"statement":', '"statement":0,"statement":', 1))


@refused("a text is expected", Malformed)
def test_proof_that_is_a_number() -> object:
    """A list of proofs with a number in it."""
    return check(lay_out({"format": FORMAT, "proofs": [1], "about": {}}))


@refused("is no name", Malformed)
def test_name_that_is_code() -> object:
    """Names are printed, typeset and written into source code."""
    return tampered(lambda data: lemma(data)["terms"].append(["var", "x; import os", "real"]))
