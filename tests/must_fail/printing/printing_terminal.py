"""A reader of formulas as a terminal shows them, which knows mathematics and nothing of the printer.

It is told how the symbols are drawn, as the list at the head of a page tells it, and gives back what the formula means;
`sense` makes the same of a term.  Both leave out what mathematics does not tell apart: the order of factors, a sum in a
sum, 1/x^2 for x^-2, one condition after the other for both, and which of `x = 1` and `1 = x` is meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from symit.kernel.terms import Abs, Bound, Num, Sort, Term, Var

Sense = Any
SPACE = "\N{SPACE}"
LOWERED = str.maketrans("₀₁₂₃₄₅₆₇₈₉", "0123456789")
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺ⁿ", "0123456789−+n")
VULGAR = {"½": Fraction(1, 2), "⅓": Fraction(1, 3), "⅔": Fraction(2, 3), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}
RELATIONS = {"=": "eq", "≠": "ne", "<": "lt", "≤": "le", ">": "gt", "≥": "ge"}
INDEX = r"(?:_\{[^{}]*\}|_[^\s{}_(]|[₀-₉]+)?"
NAME = r"(?:`[^`]*`|[A-Za-zΑ-Ωα-ω]+[0-9]*)" + INDEX
TOKEN = re.compile(
    rf"[d∂][²³⁴-⁹]*/[d∂]{NAME}[²³⁴-⁹]* \["  # a derivative
    r"|(?:∫|Σ|Π|lim)(?=_)| is continuous on | exists| otherwise| and | if |∀|↦|⟹|…|\.\."
    rf"|{NAME}|[0-9]+|[½⅓⅔¼¾]|[⁰¹²³⁴-⁹⁻⁺ⁿ]+| |."
)
REALS: Sense = ("interval", ("minus_infinity",), ("infinity",))
INTEGERS: Sense = ("range", ("minus_infinity",), ("infinity",))


# ---- what is meant -------------------------------------------------------------------------------------------


def sense(term: Term, depth: int = 0) -> Sense:
    """A bound variable is the number of binders around its own."""
    if isinstance(term, Num):
        return ("num", term.value)
    if isinstance(term, Var):
        return ("var", term.name)
    if isinstance(term, Bound):
        return ("bound", depth - 1 - term.index)
    if isinstance(term, Abs):
        return function(depth, sense(term.body, depth + 1))
    args = [sense(a, depth) for a in term.args]
    if term.head.name == "forall" and isinstance(term.args[0], Abs):
        return everywhere([(depth, kind(term.args[0].domain))], [], sense(term.args[0].body, depth + 1))
    return made(term.head.name, *args)


def function(depth: int, body: Sense) -> Sense:
    """`x -> body`; f itself where that is f(x)."""
    own = ("bound", depth)
    return body[1] if body[0] == "call" and body[2:] == (own,) and body[1] != own else ("fun", depth, body)


def kind(sort: Sort) -> str:
    """A sort in the words of a page."""
    if sort.name.startswith("point:"):
        return f"point of {sort.name.removeprefix('point:')}"
    if sort.name == "fun":
        result, *arguments = map(kind, sort.args)
        return f"function({', '.join(arguments)} → {result})"
    return {"int": "integer", "bool": "statement"}.get(sort.name, sort.name)


def made(head: str, *args: Sense) -> Sense:
    if head == "and":
        return (head, frozenset(part for a in args for part in conditions(a)))
    if head == "add":
        return (head, *(part for a in args for part in (a[1:] if a[0] == head else (a,))))
    if head == "mul":
        return product([factor for a in args for factor in factors(a)])
    if head == "pow":
        return power(*args)
    if head in ("eq", "ne"):
        return (head, frozenset(args))
    if head in ("gt", "ge"):
        return ({"gt": "lt", "ge": "le"}[head], args[1], args[0])
    if head == "implies":
        return everywhere([], conditions(args[0]), args[1])
    if head == "tends" and args[1][0] in ("infinity", "minus_infinity"):
        return (head, args[0], args[1], args[3])
    return (head, *args)


def factors(found: Sense) -> list[Sense]:
    return [("num", found[1]), *found[2]] if found[0] == "mul" else [found]


def product(found: list[Sense]) -> Sense:
    number, others = Fraction(1), list[Sense]()
    for factor in found:
        if factor[0] == "num" and factor[1]:
            number *= factor[1]
        else:
            others.append(factor)
    if not others or (number == 1 and len(others) == 1):
        return others[0] if others else ("num", number)
    return ("mul", number, tuple(sorted(others, key=repr)))


def power(base: Sense, exponent: Sense) -> Sense:
    if base == ("exp", ("num", Fraction(1))):
        return ("exp", exponent)
    if exponent[0] == "num" and exponent[1] < 0:
        below = base if exponent[1] == -1 else power(base, ("num", -exponent[1]))
        return over(below)
    return ("pow", base, exponent)


def over(below: Sense) -> Sense:
    if below[0] == "mul":
        return product([over(factor) for factor in factors(below)])
    if below[0] == "exp" and below[1][0] == "num":
        return ("exp", ("num", -below[1][1]))
    return ("num", 1 / below[1]) if below[0] == "num" and below[1] else ("over", below)


def conditions(found: Sense) -> list[Sense]:
    return [*found[1]] if found[0] == "and" else [found]


def everywhere(variables: list[tuple[int, str]], given: list[Sense], claim: Sense) -> Sense:
    """For all these variables: what is given implies the claim."""
    if claim[0] == "all":
        _, more, further, claim = claim
        variables, given = [*variables, *more], [*given, *further]
    free = {("in", ("bound", n), space) for n, _ in variables for space in (REALS, INTEGERS)}
    left = frozenset(part for condition in given for part in conditions(condition)) - free
    return ("all", tuple(variables), left, claim) if variables or left else claim


# ---- reading -------------------------------------------------------------------------------------------------


class Reader:
    def __init__(self, text: str, drawn: Mapping[str, str], definitions: Mapping[str, str], bound: list[str]) -> None:
        self.tokens = [match[0] for match in TOKEN.finditer(text)]
        self.at = 0
        self.drawn, self.definitions, self.bound = drawn, definitions, bound

    # ---- tokens ----------------------------------------------------------------------------------------------

    def ahead(self, by: int = 0) -> str:
        return self.tokens[self.at + by] if self.at + by < len(self.tokens) else ""

    def take(self, *expected: str) -> str:
        token = self.ahead()
        if not token or (expected and token not in expected):
            raise ValueError(f"{token!r} where {expected} was expected, in {''.join(self.tokens)!r} at {self.at}")
        self.at += 1
        return token

    def takes(self, *signs: str) -> bool:
        """Are these the next tokens?  Then they are taken."""
        if [self.ahead(n) for n in range(len(signs))] != [*signs]:
            return False
        self.at += len(signs)
        return True

    def whole(self) -> Sense:
        found = self.formula()
        if self.ahead():
            raise ValueError(f"{self.ahead()!r} is left over in {''.join(self.tokens)!r} at {self.at}")
        return found

    def apart(self, text: str) -> Reader:
        return Reader(text, self.drawn, self.definitions, self.bound)

    def below(self, name: str, read: Callable[[], Sense]) -> Sense:
        """What stands below a binder of this name."""
        if name in self.bound or name in self.drawn:
            raise ValueError(f"the bound variable {name} has the name of something else")
        self.bound.append(name)
        body = read()
        self.bound.pop()
        return function(len(self.bound), body)

    # ---- formulas --------------------------------------------------------------------------------------------

    def formula(self) -> Sense:
        if self.takes("∀"):
            return self.for_all()
        if (self.ahead(1), self.ahead(2)) == (SPACE, "↦"):
            name = self.take()
            self.at += 3
            return self.below(name, self.sum)
        found = self.conjunction()
        return made("implies", found, self.formula()) if self.takes(SPACE, "⟹", SPACE) else found

    def for_all(self) -> Sense:
        variables, given, start = list[tuple[int, str]](), list[Sense](), len(self.bound)
        while True:
            names = [self.take()]
            while self.ahead() == "," and self.ahead(2) not in ("", ":") and self.ahead(1) == SPACE:
                self.at += 2
                names.append(self.take())
            first = len(self.bound)
            for name in names:
                if name in self.bound or name in self.drawn:
                    raise ValueError(f"the bound variable {name} has the name of something else")
                self.bound.append(name)
            kind, space = self.domain()
            for number in range(first, len(self.bound)):
                variables.append((number, kind))
                given += [made("in", ("bound", number), space)] if space else []
            if not self.takes(",", SPACE):
                break
        self.take(":")
        self.take(SPACE)
        body = self.formula()
        del self.bound[start:]
        return everywhere(variables, given, body)

    def domain(self) -> tuple[str, Sense]:
        """The kind of a variable, and the set that it runs over."""
        if self.takes("∈"):
            space = self.space()
            return ("integer" if space[0] == "range" else "real" if space[0] == "interval" else ""), space
        if not self.takes(SPACE, "("):
            return "", None
        words, depth = "", 1
        while depth:
            token = self.take()
            depth += (token == "(") - (token == ")")
            words += token if depth else ""
        return words, None

    def conjunction(self) -> Sense:
        parts = [self.relation()]
        while self.takes(" and "):
            parts.append(self.relation())
        return made("and", *parts) if len(parts) > 1 else parts[0]

    def relation(self) -> Sense:
        if self.takes("lim"):
            return self.limit()
        if self.ahead() == "(" and (inner := self.bracketed_formula()) is not None:
            return inner
        left = self.sum()
        if self.takes(" is continuous on "):
            return made("continuous", left, self.space())
        if self.takes(" exists"):
            return made("defined", left)
        if self.takes("∈"):
            return made("in", left, self.space())
        parts: list[Sense] = []
        while self.ahead() == SPACE and self.ahead(1) in RELATIONS and self.ahead(2) == SPACE:
            sign = RELATIONS[self.ahead(1)]
            self.at += 3
            right = self.sum()
            parts.append(made(sign, left, right))
            left = right
        if not parts:
            return left
        return made("and", *parts) if len(parts) > 1 else parts[0]

    def bracketed_formula(self) -> Sense | None:
        """A formula in brackets that is no side of a relation."""
        mark, depth = self.at, list(self.bound)
        try:
            self.take("(")
            inner = self.formula()
            self.take(")")
        except ValueError:
            inner = None
        is_side = self.ahead() not in ("", ")", " and ", ";", " otherwise", " if ") and self.ahead(1) != "⟹"
        if inner is None or is_side or inner[0] not in FORMULAS:
            self.at = mark
            self.bound[:] = depth
            return None
        return inner

    def limit(self) -> Sense:
        lower = self.apart(self.script("_"))
        name = lower.take()
        lower.take("→")
        place = lower.sum_with_side()
        self.take(SPACE)
        body = self.below(name, self.term)
        for sign in (SPACE, "=", SPACE):
            self.take(sign)
        value = self.end(self.sum)
        side = ("num", Fraction({"⁺": 1, "⁻": -1}.get(place[1], 1)))
        return made("tends", body, place[0], side, value)

    def sum_with_side(self) -> tuple[Sense, str]:
        """A place, and the mark of the side from which it is come to."""
        text = "".join(self.tokens[self.at :])
        self.at = len(self.tokens)
        if text in ("∞", "−∞"):
            return ({"∞": ("infinity",), "−∞": ("minus_infinity",)}[text], "")
        return self.apart(text[:-1]).whole(), text[-1]

    # ---- arithmetic ------------------------------------------------------------------------------------------

    def end(self, read: Callable[[], Sense]) -> Sense:
        if self.takes("−", "∞"):
            return ("minus_infinity",)
        return ("infinity",) if self.takes("∞") else read()

    def sum(self) -> Sense:
        parts = [self.signed()]
        while self.ahead() == SPACE and self.ahead(1) in ("+", "−") and self.ahead(2) == SPACE:
            minus = self.ahead(1) == "−"
            self.at += 3
            part = self.term()
            parts.append(made("mul", ("num", Fraction(-1)), part) if minus else part)
        return made("add", *parts) if len(parts) > 1 else parts[0]

    def signed(self) -> Sense:
        if self.takes("−"):
            return made("mul", ("num", Fraction(-1)), self.term())
        return self.term()

    def term(self) -> Sense:
        """Factors, between dots or spaces; a slash reaches to the last one before it and the first one behind it."""
        found = self.group()
        while self.takes(SPACE, "·", SPACE):
            found = made("mul", found, self.group())
        return found

    def group(self) -> Sense:
        """What stands between dots: factors in a row, or one such row over a factor, and then no more."""
        found = self.row()
        if self.takes("/"):
            found = made("mul", found, over(self.factor()))
        return found

    def row(self) -> Sense:
        found = [self.factor()]
        while self.ahead() == SPACE and self.begins_a_factor(self.ahead(1)):
            self.at += 1
            found.append(self.factor())
        return made("mul", *found) if len(found) > 1 else found[0]

    def begins_a_factor(self, token: str) -> bool:
        return bool(token) and not is_differential(token) and (token[0].isalnum() or token[0] in "`(√∫ΣΠ{∂∞π")

    def factor(self) -> Sense:
        token = self.ahead()
        if token.endswith(" ["):
            return self.derivative()
        if token in ("∫", "Σ", "Π"):
            return self.over_a_set()
        if token in ("log", "sin", "cos"):
            self.at += 1
            return made(token, self.bracketed() if self.ahead() == "(" else self.argument())
        if self.takes("√"):
            return made("pow", self.atom(), ("num", Fraction(1, 2)))
        found = self.atom()
        while self.ahead() in ("!", "^") or (self.ahead() and self.ahead()[0] in "⁰¹²³⁴⁵⁶⁷⁸⁹⁻ⁿ"):
            if self.takes("!"):
                found = made("factorial", found)
            elif self.takes("^"):
                found = made("pow", found, self.atom())
            else:
                found = made("pow", found, self.apart(self.take().translate(RAISED)).whole())
        return found

    def argument(self) -> Sense:
        """Of a logarithm without brackets: one factor, or one over another."""
        self.take(SPACE)
        return self.factor()

    def atom(self) -> Sense:
        if self.ahead() == "(":
            return self.bracketed()
        if self.takes("{"):
            return self.cases()
        token = self.take()
        if token.isdigit():
            return ("num", Fraction(int(token)))
        if token in VULGAR:
            return ("num", VULGAR[token])
        if token == "π":
            return ("pi",)
        if token == "e":
            return ("exp", ("num", Fraction(1)))
        if token == "exp":
            return made("exp", self.bracketed())
        if token in self.definitions:
            return made(self.definitions[token], *self.arguments())
        return self.named(token)

    def named(self, token: str) -> Sense:
        """A variable, or a function at its arguments, which may be indices."""
        if token in self.bound or token in self.drawn:
            value = self.named_alone(token)
            return self.called(value) if self.ahead() == "(" else value
        known = {split(name): name for name in (*self.drawn, *self.bound)}
        base, indices = split(token)
        for count in range(len(indices) - 1, -1, -1):
            if (name := known.get((base, indices[:count]))) is not None:
                value = self.named_alone(name)
                places = [self.apart(index).whole() for index in indices[count:]]
                return self.called(value, *places) if self.ahead() == "(" else made("call", value, *places)
        raise ValueError(f"nobody said what {token!r} is, in {''.join(self.tokens)!r}")

    def called(self, value: Sense, *places: Sense) -> Sense:
        """A function at its arguments, or with a dot for one of them: the function of that one."""
        if not self.has_a_dot():
            return made("call", value, *places, *self.arguments())
        return self.below("·", lambda: made("call", value, *places, *self.arguments()))

    def has_a_dot(self) -> bool:
        """Is a dot one of the arguments that follow?"""
        depth = 0
        for number in range(self.at, len(self.tokens)):
            token = self.tokens[number]
            depth += (token == "(") - (token == ")")
            if depth == 0:
                return False
            if depth == 1 and token == "·" and self.tokens[number + 1] in (",", ")"):
                return True
        return False

    def named_alone(self, name: str) -> Sense:
        return ("bound", self.bound.index(name)) if name in self.bound else ("var", self.drawn[name])

    def bracketed(self) -> Sense:
        self.take("(")
        inner = self.formula()
        self.take(")")
        return inner

    def arguments(self) -> list[Sense]:
        self.take("(")
        found: list[Sense] = []
        while self.ahead() != ")":
            if found:
                self.take(",")
                self.take(SPACE)
            found.append(self.formula())
        self.take(")")
        return found

    def cases(self) -> Sense:
        value = self.sum()
        if self.takes(" otherwise"):
            self.take("}")
            return value
        self.take(" if ")
        condition = self.conjunction()
        self.take(";")
        self.take(SPACE)
        return made("if", condition, value, self.cases())

    def derivative(self) -> Sense:
        head = self.take()
        order = head[1 : head.index("/")].translate(RAISED)
        name = head[head.index("/") + 2 : -2].rstrip("²³⁴⁵⁶⁷⁸⁹")
        place: Sense = None
        end = self.matching("]")
        if self.ahead(end + 1 - self.at) == "|":
            outer, self.at = self.at, end + 1
            inside = self.apart(self.script("|", "_"))
            after, self.at = self.at, outer
            inside.take(name)
            inside.take("=")
            place = inside.whole()
        else:
            after, place = end + 1, self.named(name)
        body = self.apart("".join(self.tokens[self.at : end]))
        hidden = {k: v for k, v in self.drawn.items() if k != name}
        body.drawn = hidden
        body.bound = [b if b != name else f"hidden {b}" for b in self.bound]
        count = int(order or "1")
        found = self._nested(body, name, count)
        self.at = after
        return made("derivative", found, place)

    def _nested(self, body: Reader, name: str, order: int) -> Sense:
        if order == 1:
            return body.below(name, body.whole)
        level = len(body.bound)
        body.bound.append(f"outer {level}")
        inner = self._nested(body, name, order - 1)
        body.bound.pop()
        return ("fun", level, made("derivative", inner, ("bound", level)))

    def matching(self, bracket: str) -> int:
        """Where the bracket that is open here is closed."""
        depth = 0
        for number in range(self.at, len(self.tokens)):
            token = self.tokens[number]
            if token == bracket and not depth:
                return number
            depth += token.endswith("[") - (token == "]")
        raise ValueError("a bracket is not closed")

    # ---- sets ------------------------------------------------------------------------------------------------

    def script(self, *before: str) -> str:
        """What stands below or above a sign, in braces unless it is one character; empty where nothing does."""
        if not self.takes(*before):
            return ""
        if not self.takes("{"):
            return self.take()
        start, depth = self.at, 1
        while depth:
            token = self.take()
            depth += (token == "{") - (token == "}")
        return "".join(self.tokens[start : self.at - 1])

    def over_a_set(self) -> Sense:
        sign = self.take()
        lower, upper = self.script("_"), self.script("^")
        self.take(SPACE)
        if sign == "∫":
            name = self.differential()
            body = self.below(name, self.term)
            self.take(SPACE)
            self.take(f"d{name}")
            space = made("interval", self.apart_end(lower), self.apart_end(upper)) if upper else self.apart_space(lower)
            return made("integral", space, body)
        below = self.apart(lower)
        if upper:
            name = below.take()
            below.take("=")
            space = made("range", below.end(below.whole), self.apart_end(upper))
        elif "≤" in lower:
            low, name, high = lower.split("≤")
            space = made("range", self.apart_end(low), self.apart_end(high))
        else:
            name = below.take()
            below.take("∈")
            space = below.space()
        body = self.below(name, self.term)
        return made("integral" if sign == "Σ" else "product", space, body)

    def apart_end(self, text: str) -> Sense:
        inner = self.apart(text)
        return inner.end(inner.whole)

    def apart_space(self, text: str) -> Sense:
        return self.apart(text).space()

    def differential(self) -> str:
        """The name of the variable of the integral that begins here: behind its own integrals, outside brackets."""
        waiting, depth = 1, 0
        for token in self.tokens[self.at :]:
            depth += (token in "([{" or token.endswith("[")) - (token in ")]}") if token != SPACE else 0
            if depth == 0:
                waiting += (token == "∫") - is_differential(token)
            if waiting == 0:
                return token[1:]
        raise ValueError("an integral without its variable")

    def space(self) -> Sense:
        if self.takes("ℝ"):
            return REALS
        if self.takes("ℤ"):
            return INTEGERS
        if self.takes("["):
            low = self.end(self.sum)
            for sign in (SPACE, "..", SPACE):
                self.take(sign)
            high = self.end(self.sum)
            self.take("]")
            return made("range", low, high)
        if self.takes("{"):
            return self.listed()
        if self.ahead() != "(":
            return self.named(self.take())
        self.take("(")
        low = self.end(self.sum)
        self.take(",")
        self.take(SPACE)
        high = self.end(self.sum)
        self.take(")")
        return made("interval", low, high)

    def listed(self) -> Sense:
        shown: list[Sense] = []
        dots = None
        while True:
            if self.takes("…"):
                dots = len(shown)
            else:
                shown.append(self.sum())
            if self.takes("}"):
                break
            self.take(",")
            self.take(SPACE)
        if dots is None:
            return made("range", shown[0], shown[-1])
        low = ("minus_infinity",) if dots == 0 else shown[0]
        return made("range", low, ("infinity",) if dots == len(shown) else shown[-1])


FORMULAS = frozenset(("all", "and", "eq", "ne", "lt", "le", "in", "defined", "continuous", "tends"))


def is_differential(token: str) -> bool:
    return len(token) > 1 and token[0] == "d" and token[1].isalpha()


def split(token: str) -> tuple[str, tuple[str, ...]]:
    """A name and its indices."""
    digits = re.search(r"[₀-₉]+$", token)
    if digits:
        return token[: digits.start()], (digits[0].translate(LOWERED),)
    base, found, index = token.partition("_") if not token.startswith("`") else (token, "", "")
    return base, tuple(part.strip() for part in index.strip("{}").split(",")) if found else ()


def read(text: str, drawn: Mapping[str, str], definitions: Mapping[str, str]) -> Sense:
    """What the text means, where symbols and definitions are drawn so."""
    return Reader(text, drawn, definitions, []).whole()
