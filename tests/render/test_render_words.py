"""What an author says, in LaTeX: formulas in it are mathematics, and the rest is exactly what was said."""

from __future__ import annotations

import random
import re

import pytest

from symit.render.names import Names
from symit.render.structure import one_line
from symit.render.tex_words import escape
from symit.render.words import in_latex, lines, plain, reason

NAMES = Names(frozenset(("p", "q", "mu", "lam", "sigma", "theta")))


def said(words: str) -> str:
    return one_line(in_latex(words, NAMES)).replace(r"\allowbreak ", "").replace(r"\allowbreak{}", "")


@pytest.mark.parametrize(
    ("words", "drawn"),
    [
        ("the mean of E_p[(X - mu_2)^2]", r"the mean of $\mathbb{E}_{p}[(X - \mu_{2})^{2}]$"),
        ("u log(u/v) lies above u - v", r"$u \log (u/v)$ lies above $u - v$"),
        ("p |l1| <= g for all in (a, b)", r"$p |\mathrm{l1}| \le g$ for all in $(a, b)$"),
        ("q(z|x), and Q(x | y)", r"$q(z \mid x)$, and $Q(x \mid y)$"),
        ("E[score^2] is finite", r"$\mathbb{E}[\text{score}^{2}]$ is finite"),
        ("Y -> X_i -> X_{i+1}", r"$Y \to X_{i} \to X_{i + 1}$"),
        ("J'G m = J'g", r"$J' G m = J' g$"),
        ("X's value, 1/theta for a success", r"$X$'s value, $1/\theta$ for a success"),
        ("among 1, ..., n", r"among $1, \dots , n$"),
        ("an f-divergence of the k-th", r"an $f$-divergence of the $k$-th"),
        ("2^137 < 6^53; -log p >= 0.", r"$2^{137} < 6^{53}$; $-\log p \ge 0$."),
        ("with mean lam", r"with mean $\lambda$"),
        ("a is less than b, a value", r"$a$ is less than $b$, a value"),
        ("the density at theta_q, as at eta", r"the density at $\theta_{q}$, as at $\eta$"),
        ("there is a delta > 0", r"there is a $\delta > 0$"),
    ],
)
def test_formulas_are_mathematics(words: str, drawn: str) -> None:
    assert said(words) == drawn


@pytest.mark.parametrize(
    "words",
    [
        *(
            "A gamma distribution",
            "Gamma, Delta",
            "chi-squared and log-sum",
            "Fano's inequality",
            "Gibbs' inequality by Jensen's",
        ),
        *("a VAE's prior", "i.i.d. examples", "the value(s) of it", "1-Lipschitz, 3 of them", "(the mean) is 0"),
        *("x_1^2$", "E[ is open", "f(", "2^", "p^2^3", "|", "log log", "a" * 50),
    ],
)
def test_what_is_no_formula_stays_text(words: str) -> None:
    assert in_latex(words, Names()) == plain(words)


def test_any_characters_give_text_and_balanced_mathematics() -> None:
    """No command comes from words, and dollars and braces come in pairs."""
    rng = random.Random(5)
    pieces = [*"abEPXe123(){}[]|,;:'!^_+-*/=<>\\$&#%~. ", "log", "->", "<=", "...", "theta", "score", " ", " ", "x_{i}"]
    for _ in range(3_000):
        words = "".join(rng.choices(pieces, k=rng.randrange(1, 30)))
        drawn = one_line(in_latex(words, NAMES))
        bare = re.sub(r"\\\^\{\}|\\[{}$&#%_]", "", drawn)
        assert bare.count("$") % 2 == 0 and bare.count("{") == bare.count("}"), words
        assert not re.search(r"\^\{[^{}]*\}\s*[\^']", bare), words  # TeX takes no second superscript
        commands = set(re.findall(r"\\([A-Za-z]+)", drawn.replace(escape("\\"), "")))
        assert commands <= {
            *("allowbreak", "textasciitilde", "log", "theta", "mathbb", "text", "mathrm", "mid", "to", "dots"),
            *("le", "ge", "ne", "cdot", "resizebox"),
        }


def test_deep_words_end() -> None:
    for words in ("log " * 250, "(" * 500, "(x" * 300, "E[" * 300, "x^(" * 300, "|a " * 300):
        assert in_latex(words, NAMES)


def test_a_theorem_is_named_by_its_section() -> None:
    def of(words: str) -> str:
        return one_line(reason(words, NAMES, {"kl-product", "vae-kl"}, {"kl-product"}))

    assert of("by kl-product; p is positive") == r"by Section \ref{kl-product}; $p$ is positive"
    assert of("vae-kl") == r"\texttt{vae-\allowbreak{}kl}" and r"\ref" not in of("by another; see kl-product")


def test_lines_are_counted() -> None:
    flow = in_latex("linearity of the integral, and p = q", NAMES)
    assert [lines(flow, room) for room in (100.0, 10.0, 1.0)] == [1, 2, 7]
