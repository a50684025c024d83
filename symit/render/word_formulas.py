"""Formulas in an author's words: where one begins, how far it goes, and how it is drawn.

Words are no terms, and nothing is read into them: each sign is drawn as its own sign, where it stands, and names as on
the rest of the page.  A stretch that is not clearly a formula is none.  Stands on `names` and `latex`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from symit.render.latex import WRITER
from symit.render.names import GREEK, Names, Spelling
from symit.render.structure import Box, Break, Flow, Level, Piece, join
from symit.render.tex_words import escape, words_width

WIDEST = 8.0
"""A formula with a part that is wider, in em, and cannot be broken, stays text."""
DEEPEST = 20
"""So many brackets may stand in each other."""

_TOKEN = re.compile(
    r"(?P<space> +)|(?P<number>\d+(?:\.\d+)?)|(?P<name>[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)*)"
    r"|(?P<sign><=|>=|!=|->|\|\||\.\.\.|[-+*/^=<>()\[\]{}|,!'_])|(?P<other>.)",
    re.DOTALL,
)
_SIGNS = {
    "=": "=",
    "<": "<",
    ">": ">",
    "<=": "≤",
    ">=": "≥",
    "!=": "≠",
    "->": "→",
    "+": "+",
    "-": "−",
    "*": "·",
}
_FUNCTIONS = frozenset(("log", "exp", "sin", "cos", "max", "min", "sup", "inf"))
_LETTER = re.compile(r"[A-Za-z][0-9]*")
_CAPITALS = re.compile(r"[A-Z]{2,3}")
_VERBS = frozenset(("is", "are", "and", "or"))
"""What may follow a symbol that is called `a`, and not an article."""
_KINDS = frozenset(("density", "distribution", "distributions", "function", "functions", "law", "method"))
"""What a Greek letter that is spelled out may be the kind of."""
_OPENING = frozenset('(“‘"')
_CLOSING = frozenset(",.;:?!)]”’")
"""What may stand right behind a formula; then a blank, or nothing."""
_MEDIUM = WRITER.medium
_COMMA = Box(", ", 0.45)
_SEPARATORS = {",": _COMMA, "|": Box(r" \mid ", 0.84), "||": Box(r" \,\|\, ", 0.84)}
_RIGHT = {"(": ")", "[": "]"}
_HERE = Break(0, Box("", 0.0), Box("", 0.0))
"""Where TeX may break a formula: behind a sign."""


class _None(Exception):
    """There is no formula here."""


@dataclass(frozen=True)
class Token:
    text: str
    kind: str


END = Token("", "end")


def tokens(words: str) -> list[Token]:
    return [Token(m[0], str(m.lastgroup)) for m in _TOKEN.finditer(words)]


def formula(words: Sequence[Token], at: int, names: Names) -> tuple[Flow, int] | None:
    """The longest formula that begins at this token, and where it ends."""
    if not _begins_a_word(words, at):
        return None
    reader = _Reader(words, at, names)
    try:
        flow = reader.chain(frozenset())
        flow = reader.dotted(flow) or flow
    except _None:
        return None
    if reader.at == at + 1 and not _is_symbol_alone(words, at, names):
        return None
    return (flow, reader.at) if max(unbroken(flow)) <= WIDEST else None


def _begins_a_word(words: Sequence[Token], at: int) -> bool:
    """Stands nothing before it, but brackets and quotation marks that open there?"""
    while at and words[at - 1].text in _OPENING:
        at -= 1
    return not at or words[at - 1].kind == "space"


def unbroken(flow: Flow) -> Iterator[float]:
    """The widths of the parts that hold together."""
    part = 0.0
    for item in flow:
        if isinstance(item, Break):
            yield part
            part = 0.0
        else:
            part += item.width
    yield part


def _is_symbol_alone(words: Sequence[Token], at: int, names: Names) -> bool:
    """Is this a symbol where it stands alone: a letter, one with an index, a name that the page knows, or a small Greek
    letter that does not say of which kind something is, as in `gamma distribution`?"""
    name, after = words[at].text, "".join(word.text for word in words[at + 1 : at + 3]).strip()
    known = _LETTER.fullmatch(name) is not None or "_" in name or name in names.used
    return words[at].kind == "name" and (known or (name in GREEK and name.islower() and after not in _KINDS))


def _is_article(words: Sequence[Token], at: int) -> bool:
    """Is this `a`, or an `A` with which a sentence begins, followed by what it is the article of?"""
    text, after = words[at].text, words[at + 1 : at + 3]
    if text != "a" and not (text == "A" and (at < 2 or words[at - 2].text in (".", ":"))):
        return False
    return len(after) == 2 and after[0].kind == "space" and after[1].kind != "sign" and after[1].text not in _VERBS


class _Reader:
    """Reads from the token `at` on.  Raises _None where no formula goes on; `closing` are the brackets that end it."""

    def __init__(self, words: Sequence[Token], at: int, names: Names) -> None:
        self.words, self.at, self.names = words, at, names
        self.start, self.depth = at, 0

    def peek(self, further: int = 0) -> Token:
        place = self.at + further
        return self.words[place] if place < len(self.words) else END

    def take(self, *texts: str) -> str:
        if self.peek().text not in texts:
            return ""
        self.at += 1
        return self.words[self.at - 1].text

    def blank(self) -> bool:
        self.at += (found := self.peek().kind == "space")
        return found

    # ---- rows ------------------------------------------------------------------------------------------------

    def chain(self, closing: frozenset[str], english: bool = False) -> Flow:
        """Factors with signs or nothing between them, as far as they go or up to what closes them."""
        flow: Flow = ()
        ended: tuple[Flow, int] | None = None
        signed = True
        start = self.at
        try:
            while True:
                flow += self.factor(signed, english)
                if self.ends(start, closing):
                    ended = flow, self.at
                    if closing:
                        return flow
                sign = self.sign()
                signed = bool(sign)
                if not sign and not self.blank() and not self.takes_no_blank():
                    break
                flow += sign or (Box(r"\, " if english else " ", 0.17),)
        except _None:
            pass
        if ended is None or closing:
            raise _None
        flow, self.at = ended
        return flow

    def takes_no_blank(self) -> bool:
        """`J'G`, `2n` and `(a + b)(a - b)`."""
        behind = self.words[self.at - 1]
        follows = self.peek().kind == "name" or self.peek().text == "("
        return follows and (behind.text in ("'", ")", "!") or behind.kind == "number")

    def ends(self, start: int, closing: frozenset[str]) -> bool:
        """May a formula end here: before what closes it, or before the next word?"""
        here, after = self.peek(), self.peek(1)
        if closing:
            return here.text in closing or (here.kind == "space" and after.text in closing)
        if here.kind in ("end", "space"):
            return True
        if here.text == "-" and after.kind == "name":  # f-divergence
            return self.at == start + 1 and len(self.words[start].text) == 1
        stands_behind = here.text in _CLOSING and (after.kind in ("end", "space") or after.text in _CLOSING)
        return stands_behind or self.is_possessive()

    def is_possessive(self) -> bool:
        return (self.peek().text, self.peek(1).text) == ("'", "s") and self.peek(2).kind in ("end", "space")

    def dotted(self, flow: Flow) -> Flow | None:
        """`1, ..., n`, from the first of a list with dots in it."""
        before, dots = self.at, False
        item: Flow
        while self.peek().text == "," and self.peek(1).kind == "space":
            self.at += 2
            if self.take("..."):
                dots, item = True, (Box(r"\dots ", 1.6),)
            else:
                try:
                    item = self.chain(frozenset())
                except _None:
                    self.at -= 2
                    break
            flow = (*flow, _COMMA, _HERE, *item)
        if not dots:
            self.at = before
        return flow if dots else None

    def sign(self) -> Flow:
        """An operator or a relation, with blanks on both sides or on none; not the hyphen of a word."""
        before = self.at
        blank = self.blank()
        found = self.take(*_SIGNS, "/")
        is_hyphen = found == "-" and not blank and self.peek().kind == "name" and not self.is_letter()
        if found and self.blank() == blank and not is_hyphen:
            return (Box("/", 0.5),) if found == "/" else (_MEDIUM.infix(_SIGNS[found]), _HERE)
        self.at = before
        return ()

    def is_letter(self) -> bool:
        return len(self.peek().text.partition("_")[0]) == 1

    # ---- factors ---------------------------------------------------------------------------------------------

    def factor(self, signed: bool, english: bool) -> Flow:
        """An atom with what is raised; a number or a minus stands only behind a sign, or first."""
        minus = (Box("-", 0.78),) if signed and self.take("-") else ()
        flow = self.atom(signed, english)
        while self.peek().text in ("'", "!") and not self.is_possessive():
            flow += (Box(self.take("'", "!"), 0.3),)
        if self.take("^"):
            flow = _MEDIUM.raised(Piece(flow, Level.ATOM), Piece(self.power(), Level.ATOM)).flow
        return minus + flow

    def power(self) -> Flow:
        for left, right in ("()", "{}"):
            if self.take(left):
                return self.within(right)
        minus = (Box("-", 0.78),) if self.take("-") else ()
        return minus + self.atom(True, False)

    def atom(self, signed: bool, english: bool) -> Flow:
        here = self.peek()
        if here.kind == "number" and signed:
            self.at += 1
            return (Box(here.text, 0.5 * len(here.text)),)
        if here.kind == "name" and not ((self.at == self.start or not signed) and _is_article(self.words, self.at)):
            return self.named(english)
        if here.text in ("(", "["):
            return self.bracketed()
        if self.take("|"):
            return (Box("|", 0.28), *self.within("|"), Box("|", 0.28))
        raise _None

    def within(self, right: str) -> Flow:
        """What stands before a closing bracket."""
        flow, _ = self.listed(frozenset(right), {}, english=False)
        return flow

    def bracketed(self) -> Flow:
        """`(a + b)`, `(a, b)`, `[0, 1)`."""
        left = self.take("(", "[")
        flow, right = self.listed(frozenset(")]"), {",": _COMMA}, english=False)
        return (Box(left, 0.39), *flow, Box(right, 0.39))

    def called(self) -> Flow:
        """`(x)`, `(x, y)`, `(x | y)`, `(P || Q)`, `[X]`; any words may stand there."""
        left = self.take("(", "[")
        flow, right = self.listed(frozenset(_RIGHT[left]), _SEPARATORS, english=True)
        return (Box(left, 0.39), *flow, Box(right, 0.39))

    def listed(self, closing: frozenset[str], separators: Mapping[str, Box], english: bool) -> tuple[Flow, str]:
        """Chains with separators between them, and the bracket that closes them."""
        self.depth += 1
        flow: Flow = ()
        while self.depth <= DEEPEST:
            flow += self.chain(closing.union(separators), english)
            self.blank()
            if right := self.take(*closing):
                self.depth -= 1
                return flow, right
            flow += (separators[self.take(*separators)],)
            self.blank()
        raise _None

    # ---- names -----------------------------------------------------------------------------------------------

    def named(self, english: bool) -> Flow:
        """A symbol, a function with its argument, or within the brackets of a mean any word."""
        name = self.peek().text
        self.at += 1
        called = self.peek().text in _RIGHT
        if name in _FUNCTIONS:
            if not called and not self.blank():
                raise _None
            return (Box(rf"\{name} ", 1.9), *(self.called() if called else self.argument(english)))
        if name.partition("_")[0] == "E" and self.peek().text == "[":
            return (*self.symbol(name, "𝔼"), *self.called())
        if _is_symbolic(name) or (called and _CAPITALS.fullmatch(name)):
            return (*self.symbol(name), *(self.called() if called else ()))
        if english:
            return (Box(rf"\text{{{escape(name)}}}", words_width(name)),)
        raise _None

    def argument(self, english: bool) -> Flow:
        """What stands behind a function without brackets."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise _None
        flow = self.factor(True, english)
        self.depth -= 1
        return flow

    def symbol(self, name: str, sign: str = "") -> Flow:
        """The name as the page draws it, `_{...}` behind it as an index of its own."""
        used = self.names.used
        base, *indices = [name] if name in used else name.split("_")
        if sign or (base == "e" and "e" not in used):
            box = _MEDIUM.symbol(sign or "e")
        elif base == "pi" and "pi" not in used:
            box = _MEDIUM.symbol("π")
        else:
            box = _MEDIUM.name(self.names.spelled(base) if base in used else Spelling(GREEK.get(base, base)))
        below = join([(_MEDIUM.name(Spelling(GREEK.get(i, i))),) for i in indices], (Box(",", 0.3),))
        if not below and self.peek().text == "_" and self.peek(1).text == "{":
            self.at += 2
            below = self.within("}")
        return (_MEDIUM.lowered(box, below) if below else box,)


def _is_symbolic(name: str) -> bool:
    """May it be the name of a variable: a letter with indices, or a Greek one?"""
    base = name.partition("_")[0]
    return _LETTER.fullmatch(base) is not None or base in GREEK or base == "pi"
