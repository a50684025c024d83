"""The derivations that a command is about: what the user named, proved or read back, or one message why not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from symit.cli.outcome import DOES_NOT_HOLD, HOLDS, DoesNotHold, Misunderstood
from symit.cli.screen import counted

if TYPE_CHECKING:
    from symit.certificates.summary import Entry
    from symit.library.named import Named
    from symit.library.published import Published


def chosen(words: Sequence[str], fresh: bool = False) -> list[Named]:
    """The theorems that were named, each once; all of the library where none was.

    Raises Misunderstood for what is not there, and DoesNotHold where a script of one's own fails.
    """
    from symit.kernel.encoding import Malformed
    from symit.library.named import in_library, named
    from symit.library.proved import NotProved
    from symit.library.scripts import CalledAlike, UnknownDerivation

    try:
        if not words:
            return list(in_library())
        return list(dict.fromkeys(one for word in words for one in named(word, fresh)))
    except (UnknownDerivation, CalledAlike, Malformed) as why:
        raise Misunderstood(str(why)) from why
    except NotProved as why:
        raise DoesNotHold(str(why)) from why


def published(several: Sequence[Named], fresh: bool = False) -> Iterator[Published]:
    """The same as users get them.  Raises DoesNotHold where a script fails or a certificate does not prove what it
    states, and Misunderstood where it cannot be read."""
    from symit.certificates.reading import Checker
    from symit.kernel.certificate import Rejected
    from symit.kernel.encoding import Malformed
    from symit.kernel.terms import TermError
    from symit.library.proved import NotProved
    from symit.library.published import publish

    have_proved(several, fresh)
    checker = Checker()
    for one in several:
        try:
            yield publish(one, checker)
        except NotProved as why:
            raise DoesNotHold(f"{one} is not proved: {why}") from why
        except Rejected as why:
            raise DoesNotHold(f"{one.file}: rejected: {why}") from why
        except (Malformed, TermError) as why:
            raise Misunderstood(f"{one.file}: not a certificate that can be read: {why}") from why


def have_proved(several: Sequence[Named], fresh: bool) -> None:
    """Prove what is not kept of the library's scripts, in a few processes, and say how far things are."""
    from symit.library.proved import prove_missing
    from symit.processes.cores import cores

    scripts = [one.file for one in several if one.is_in_library]
    with counted("proving") as advance:
        for done, total, running in prove_missing(scripts, cores(), fresh):
            advance(done, total, ", ".join(path.stem.replace("_", "-") for path in running))


def verdict(entries: Sequence[Entry]) -> int:
    """0 where every derivation holds, 1 otherwise."""
    return HOLDS if all(e["failure"] is None for e in entries) else DOES_NOT_HOLD
