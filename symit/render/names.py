"""How a name is drawn, and which names may stand beside each other on a page.

Names are anyone's, and mathematics has few signs: `lam` is drawn as λ and `x_1` with an index, but no name may come out
as another one, or as a sign of the notation.  A name that would is drawn letter by letter, as code.  Bound variables,
whose names mean nothing, get others.  LaTeX and terminal share this file; nothing here draws.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from itertools import chain

from symit.kernel.names import WORDS, names_for
from symit.kernel.terms import Sort

GREEK = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ",
    "iota": "ι", "kappa": "κ", "lam": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "rho": "ρ", "sigma": "σ", "tau": "τ",
    "upsilon": "υ", "phi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ",
    "Lambda": "Λ", "Xi": "Ξ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
}  # fmt: skip
"""Each letter for one word: not Σ, which is the sign of a sum, and λ not for `lambda` too."""

_LIKE = {"iota": "i", "kappa": "k", "nu": "v", "upsilon": "u"}
"""Greek letters that look like Latin ones."""
_SIGNS = frozenset(
    (*WORDS - {"power"}, "e", "lim", "if", "otherwise", "exists", "is", "on", "Bernoulli", "Poisson", "Uniform")
)
"""Words of the notation; a name that begins with one, as `log_sigma` does, would be read as what it means."""
_PLAIN = re.compile(r"([A-Za-z]+)[0-9]*(_[A-Za-z0-9]+)*")
INDICES = frozenset("ijklmn")


@dataclass(frozen=True)
class Spelling:
    """What is drawn of a name: a letter or a word with indices, or (`literal`) its characters as code."""

    base: str
    indices: tuple[str, ...] = ()
    literal: bool = False


LETTERS = {
    "Phi": Spelling("Φ"),
    "gamma": Spelling("Γ"),
    "digamma": Spelling("ψ"),
    "euler": Spelling("γ"),
    "trigamma": Spelling("ψ", ("1",)),
    "upper_gamma": Spelling("Γ"),
    "regularized_beta": Spelling("I"),
    "zeta": Spelling("ζ"),
    "zeta_prime": Spelling("ζ′"),
    "zeta_second": Spelling("ζ″"),
    "bessel_i0": Spelling("I", ("0",)),
    "bessel_i1": Spelling("I", ("1",)),
    "bessel_i2": Spelling("I", ("2",)),
}
"""The special functions that everybody writes as a letter; `Gamma` is a distribution, and Γ(s, t) has two arguments."""
_WORDS = {letter: word for word, letter in GREEK.items()}


def word_of(letter: Spelling) -> str:
    """What a symbol is called that would be drawn as this letter."""
    return _WORDS.get(letter.base[0], letter.base)


@dataclass(frozen=True)
class Names:
    """The names of a page.

    `used` are those of the symbols and the definitions that are not the kernel's, everywhere on the page; `signs` are
    the letters that the notation has a meaning for there, none of them the base of a name that is used; `implied` are
    the names of symbols that it leaves out where they go without saying; `letters` are the special functions that are
    drawn as a letter, since no symbol is.
    """

    used: frozenset[str] = frozenset()
    signs: frozenset[str] = frozenset()
    implied: frozenset[str] = frozenset()
    letters: frozenset[str] = frozenset()

    def spelled(self, name: str) -> Spelling:
        base = base_of(name)
        if not _is_plain(name) or (base[0] == "d" and base[1:] in self.used):
            return Spelling(name, literal=True)
        base, *indices = (self._letter(part) for part in name.split("_"))
        return Spelling(base, tuple(indices))

    def word(self, name: str) -> Spelling:
        """The name of a definition, which stays one word, or is one letter."""
        if name in self.letters:
            return LETTERS[name]
        return Spelling(name, literal=not _is_plain(name))

    def _letter(self, part: str) -> str:
        return part if _LIKE.get(part) in self.used else GREEK.get(part, part)

    def for_bound(self, hint: str, sort: Sort, taken: Collection[str]) -> str:
        """A name for a bound variable where these are taken: the hint, if nothing speaks against it."""
        implied = {*self.implied, sort.args[0].name.removeprefix("point:") if sort.name == "space" else ""}
        candidates = (name for name in chain([hint], names_for(sort)) if name not in implied)
        return next(name for name in candidates if self._is_free(name, taken))

    def for_parameter(self, name: str, sort: Sort, taken: Collection[str]) -> str:
        """The same for a parameter of a definition, which may have the name of what goes without saying."""
        return name if self._is_free(name, taken) else self.for_bound(name, sort, taken)

    def _is_free(self, name: str, taken: Collection[str]) -> bool:
        if not _is_plain(name) or name in taken or f"d{name}" in taken or base_of(name) in self.signs:
            return False
        likes = {_LIKE.get(name), *(greek for greek, latin in _LIKE.items() if latin == name)}
        return likes.isdisjoint(taken) and not any(_is_entry(name, other) for other in taken)


def base_of(name: str) -> str:
    return name.partition("_")[0]


def takes_indices(name: str, taken: Collection[str]) -> bool:
    """May the function of this name be written with its arguments as indices?  Not where that is another's name."""
    return _is_plain(name) and not any(_is_entry(other, name) or _is_entry(name, other) for other in taken)


def _is_entry(name: str, function: str) -> bool:
    """Is `name` drawn as an entry of `function` would be: `x_1` as x(1)?"""
    index = name.removeprefix(f"{function}_").partition("_")[0] if name.startswith(f"{function}_") else ""
    return index.isdigit() or index in INDICES


def _is_plain(name: str) -> bool:
    """A word with indices, which is no word of the notation and no differential: not `dx`."""
    found = _PLAIN.fullmatch(name)
    if found is None or found[1] in _SIGNS:
        return False
    of = found[1][1:]
    return found[1][0] != "d" or not of or (len(of) > 1 and of not in GREEK)
