"""Plain words in LaTeX: typeset exactly as the author wrote them, and measured.

The words of a title, a reason or a hypothesis are data: no character in them is a command. Widths are in em of the
Computer Modern fonts, rounded up, so that a line that is estimated to fit does fit.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

_SPECIAL: Mapping[str, str] = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%",
    "_": r"\_\allowbreak{}", "^": r"\^{}", "~": r"\textasciitilde{}", "<": r"$<$", ">": r"$>$", "|": r"$|$", '"': "''",
    "/": r"/\allowbreak{}", "-": r"-\allowbreak{}",
    "“": "``", "”": "''", "‘": "`", "’": "'", "–": "--", "—": "---", "…": r"\dots{}", "\N{NO-BREAK SPACE}": "~",
    "ß": r"\ss{}", "ø": r"\o{}", "Ø": r"\O{}", "æ": r"\ae{}", "Æ": r"\AE{}", "œ": r"\oe{}", "ł": r"\l{}", "Ł": r"\L{}",
    "ı": r"\i{}", "§": r"\S{}", "¶": r"\P{}", "©": r"\copyright{}",
}  # fmt: skip
_ACCENTS = {
    "\u0300": "`", "\u0301": "'", "\u0302": "^", "\u0303": "~", "\u0304": "=", "\u0306": "u", "\u0307": ".",
    "\u0308": '"', "\u030a": "r", "\u030b": "H", "\u030c": "v", "\u0323": "d", "\u0327": "c", "\u0331": "b",
}  # fmt: skip
_MATHEMATICS = {
    "α": r"\alpha", "β": r"\beta", "γ": r"\gamma", "δ": r"\delta", "ε": r"\varepsilon", "ζ": r"\zeta", "η": r"\eta",
    "θ": r"\theta", "ι": r"\iota", "κ": r"\kappa", "λ": r"\lambda", "μ": r"\mu", "µ": r"\mu", "ν": r"\nu", "ξ": r"\xi",
    "π": r"\pi", "ρ": r"\rho", "σ": r"\sigma", "τ": r"\tau", "υ": r"\upsilon", "φ": r"\varphi", "χ": r"\chi",
    "ψ": r"\psi", "ω": r"\omega", "Γ": r"\Gamma", "Δ": r"\Delta", "Θ": r"\Theta", "Λ": r"\Lambda", "Ξ": r"\Xi",
    "Π": r"\Pi", "Σ": r"\Sigma", "Φ": r"\Phi", "Ψ": r"\Psi", "Ω": r"\Omega", "∇": r"\nabla", "∂": r"\partial",
    "∫": r"\int", "∑": r"\sum", "∏": r"\prod", "√": r"\surd", "∞": r"\infty", "±": r"\pm", "×": r"\times",
    "·": r"\cdot", "−": "-", "≤": r"\le", "≥": r"\ge", "≠": r"\ne", "≈": r"\approx", "≡": r"\equiv",
    "∈": r"\in", "∉": r"\notin",
    "∀": r"\forall", "∃": r"\exists", "∅": r"\emptyset", "∪": r"\cup", "∩": r"\cap", "⊂": r"\subset", "⊆": r"\subseteq",
    "→": r"\to", "↦": r"\mapsto", "⇒": r"\Rightarrow", "⟹": r"\Longrightarrow", "⇔": r"\Leftrightarrow", "¬": r"\neg",
    "∧": r"\wedge", "∨": r"\vee", "∼": r"\sim", "∝": r"\propto", "‖": r"\|", "′": r"'", "°": r"{}^\circ",
    "²": "^2", "³": "^3", "¹": "^1", "½": r"\frac12", "ℝ": r"\mathbb{R}", "ℤ": r"\mathbb{Z}", "ℕ": r"\mathbb{N}",
    "𝔼": r"\mathbb{E}", "𝒩": r"\mathcal{N}",
}  # fmt: skip
_LONGEST_WORD = 24

_NARROW, _MEDIUM, _BROAD = frozenset("iljt.,;:'!|()[]frI`- "), frozenset("cesz"), frozenset("mwMW%@#—&…")


def escape(words: str) -> str:
    """`words` as LaTeX that prints them, whatever is in them; a very long word may be broken anywhere."""
    return " ".join(_word(word) for word in words.split())


def _word(word: str) -> str:
    parts = [word[i : i + _LONGEST_WORD] for i in range(0, len(word), _LONGEST_WORD)]
    return r"\allowbreak{}".join("".join(map(_character, part)) for part in parts)


def _character(char: str) -> str:
    if char in _SPECIAL:
        return _SPECIAL[char]
    if " " <= char <= "~":
        return char
    if char in _MATHEMATICS:
        return f"${_MATHEMATICS[char]}$"
    letter = unicodedata.normalize("NFD", char)
    if len(letter) == 2 and letter[1] in _ACCENTS and letter[0].isascii() and letter[0].isalpha():
        return f"\\{_ACCENTS[letter[1]]}{{{letter[0]}}}"
    return rf"\texttt{{U+{ord(char):04X}}}"


def words_width(words: str) -> float:
    """How wide the words are set on one line, in em."""
    return sum(map(_character_width, words))


def _character_width(char: str) -> float:
    if not char.isascii():
        return 0.85 if unicodedata.normalize("NFD", char)[0].isascii() or char in _MATHEMATICS else 4.0
    if char in _NARROW:
        return 0.4
    if char in _BROAD:
        return 1.05
    return 0.46 if char in _MEDIUM else 0.8 if char.isupper() or char in "<>\\^~+=" else 0.57
