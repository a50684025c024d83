"""What `symit verify` does with one derivation, and with all of them.

    script --run--> certificate --checked in a fresh process without SymPy--> status
           --balls, Monte Carlo, mutants--> evidence

Evidence promotes nothing: it can only fail a derivation.  What comes back is plain data, as in `summary`.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from symit.certificates.checking import CheckedAfresh
from symit.certificates.reading import Checker
from symit.certificates.summary import Entry, failed
from symit.kernel.certificate import Rejected
from symit.kernel.encoding import Malformed
from symit.library.named import Named, certificate_of
from symit.library.playing import player
from symit.library.proved import described, proved_now
from symit.library.published import Published, read
from symit.library.running import results
from symit.library.scripts import UnknownDerivation, mentions, scripts
from symit.processes.executors import Lost
from symit.processes.workers import Beside, Crashed, Turns

if TYPE_CHECKING:
    from symit.evidence.attack import BallReport
    from symit.evidence.monte_carlo import MonteCarloReport
    from symit.evidence.mutants import MutantReport
    from symit.evidence.points import Model
    from symit.library.asked import Relations


@dataclass(frozen=True)
class Effort:
    """How hard to try: points and digits for balls, places and samples for Monte Carlo, and at most so many mutants and
    forged certificates (None: all of them)."""

    points: int
    digits: int
    places: int
    samples: int
    mutants: int | None
    forgeries: int | None
    one_in: int = 1
    """Evidence is gathered for one in so many theorems, by their ids and the seed; all are proved and checked."""
    spare: int = 0
    """So many more points stand in for those at which balls say nothing."""


QUICK = Effort(points=4, digits=15, places=4, samples=2_000, mutants=3, forgeries=1)
BROAD = Effort(points=8, digits=15, places=8, samples=5_000, mutants=6, forgeries=2)
USUAL = Effort(points=16, digits=30, places=16, samples=20_000, mutants=8, forgeries=4)
THOROUGH = Effort(points=32, digits=50, places=48, samples=50_000, mutants=None, forgeries=None)


FEW = 40
ATTACKED_QUICKLY, ATTACKED = 16, 72
"""Of many theorems, evidence is gathered for about so many, however many there are."""


def quick(theorems: int) -> Effort:
    """The least effort for so many theorems: of many, evidence for a part."""
    return replace(QUICK, one_in=1 if theorems <= FEW else math.ceil(theorems / ATTACKED_QUICKLY))


def usual(theorems: int) -> Effort:
    """The effort for so many theorems: a library that grows is still verified in a few minutes."""
    return USUAL if theorems <= FEW else replace(BROAD, one_in=math.ceil(theorems / ATTACKED))


def verify(
    several: Sequence[Named],
    folder: Path,
    seed: int,
    effort: Effort,
    at_a_time: int,
    executor: Executor | None = None,
    begins: Callable[[int], object] = lambda _: None,
) -> Iterator[tuple[int, Entry]]:
    """The theorems, in processes beside this one or on an executor: (its number, its entry) as each is done.

    What a script uses is proved before it, so that one process can read what another proved; `begins` is told when.

    What is done elsewhere is checked here.
    """
    asked = ["verify", [[one.id, str(one), _digest(one.file)] for one in several], seed, asdict(effort)]
    if executor is None:
        jobs = [(one, str(folder), seed, effort) for one in several]
        turns = Turns(mentions([one.file for one in several]), begins)
        found = results(Verifier(), jobs, at_a_time, [*asked, str(folder.resolve())], None, _is_there, turns)
    else:
        found = results(elsewhere, [(one, seed, effort) for one in several], at_a_time, asked, executor)
    verifier = Verifier()
    for number, result in found:
        one = several[number]
        if isinstance(result, Crashed | Lost):
            yield number, failed(one.id, str(result), 0.0)
        else:
            yield number, result if executor is None else verifier.settled(one, folder, Attempt(**result))


def _is_there(entry: Entry) -> bool:
    """Does it hold, and is its certificate where it was written?"""
    return entry["failure"] is None and entry["certificate"] in (None, _digest(Path(entry.get("file") or "")))


def _digest(file: Path) -> str:
    """Of a script of one's own, which is no part of symit."""
    return sha256(file.read_bytes()).hexdigest() if file.is_file() else ""


@dataclass(frozen=True)
class Attempt:
    """What a worker made of a theorem, as plain data: its certificate, and the evidence where that is gathered, or what
    stands in the place of an entry."""

    text: str = ""
    evidence: dict[str, Any] | None = None
    instead: Entry | None = None
    seconds: float = 0.0


def elsewhere(one: Named, seed: int, effort: Effort) -> dict[str, Any]:
    """The attempt on a machine that may have the library at another place."""
    if not one.file.exists() and one.id in scripts():
        one = replace(one, file=scripts()[one.id])
    return asdict(_verifier().attempt(one, seed, effort))


@cache
def _verifier() -> Verifier:
    """One for a process: a proof that several contain is played once."""
    return Verifier()


class Verifier:
    """What a process does that verifies one theorem after the other: a proof that several contain is played once here,
    and once in the process without SymPy that checks the files."""

    def __init__(self) -> None:
        self.afresh = Beside(CheckedAfresh())

    @cached_property
    def checker(self) -> Checker:
        """Of the process that works: what was played here does not go with a verifier to another."""
        return Checker(player())

    def __call__(self, one: Named, folder: str, seed: int, effort: Effort) -> Entry:
        """One theorem, from its script or its certificate to its evidence."""
        return self.settled(one, Path(folder), self.attempt(one, seed, effort))

    def attempt(self, one: Named, seed: int, effort: Effort) -> Attempt:
        """Its certificate, made now, and evidence."""
        start = time.perf_counter()
        try:
            text, models, tried = _made(one, seed)
        except NotKnown as why:  # a question that stays open is no failure
            open_ = {**failed(str(one), str(why), time.perf_counter() - start), "status": "unknown", "failure": None}
            return Attempt(instead=open_)
        except Exception as problem:  # a proof script is a program: it may fail in any way, and that is its result
            return Attempt(instead=failed(str(one), described(problem, one.file), time.perf_counter() - start))
        evidence = {"relations": tried} if tried is not None else None
        if _is_chosen(one.id, seed, effort.one_in * one.one_in):
            with suppress(Malformed, Rejected):  # which the check will say
                evidence = (evidence or {}) | self._gather(
                    read(text, self.checker), models, seed, _fitting(effort, one)
                )
        return Attempt(text, evidence, seconds=time.perf_counter() - start)

    def settled(self, one: Named, folder: Path, attempt: Attempt) -> Entry:
        """Its entry, once its certificate is written and has been checked afresh."""
        if attempt.instead is not None:
            return attempt.instead
        start = time.perf_counter()
        path = folder / f"{one.id}.json"
        path.write_text(attempt.text, encoding="utf-8")
        entry = self._checked(one, path)
        if entry["failure"] is None:
            if entry["certificate"] != sha256(attempt.text.encode("utf-8")).hexdigest():
                entry = failed(one.id, f"{path} is not the certificate that was written", 0.0)
            elif attempt.evidence is not None:
                entry |= {"evidence": attempt.evidence, **_judged(entry["status"], attempt.evidence)}
        seconds = attempt.seconds + time.perf_counter() - start
        return entry | {"id": str(one), "file": str(path), "seconds": round(seconds, 3)}

    def _checked(self, one: Named, path: Path) -> Entry:
        result = self.afresh(str(path))
        return failed(one.id, f"the check: {result}", 0.0) if isinstance(result, Crashed) else result

    def _gather(self, published: Published, models: Sequence[Model], seed: int, effort: Effort) -> dict[str, Any]:
        """Each attack as plain data; one that cannot run says so under `error`."""
        attacks = {"balls": _balls, "monte_carlo": _monte_carlo, "mutants": _mutants, "kernel": self._kernel}
        evidence: dict[str, Any] = {"seed": seed, "models": [m.words for m in models]}
        for name, attack in attacks.items():
            try:
                evidence[name] = attack(published, models, seed, effort)
            except Exception as problem:  # an attack that breaks down must not hide what the others found
                evidence[name] = {"error": described(problem)}
        return evidence

    def _kernel(self, published: Published, models: Sequence[Model], seed: int, effort: Effort) -> dict[str, Any]:
        """The same changes as certificates: the kernel must refuse each."""
        from symit.evidence.forgeries import forgeries, is_refused

        theorem = published.theorem
        chosen = _spread(list(forgeries(theorem.hypotheses, theorem.conclusion)), effort.forgeries)
        survived = [f.kind for f in chosen if not is_refused(f, published.certificate(), self.checker)]
        return {"mutants": len(chosen), "killed": len(chosen) - len(survived), "survived": survived}


def _fitting(effort: Effort, one: Named) -> Effort:
    """As much of an effort as a theorem of its kind is worth."""
    points, most = max(effort.points, one.fewest_points), one.most
    if most is not None:
        mutants, forgeries = (most if n is None else min(n, most) for n in (effort.mutants, effort.forgeries))
        effort, points = replace(effort, mutants=mutants, forgeries=forgeries), min(points, most)
    return replace(effort, points=points, spare=one.fewest_points)


def _is_chosen(id: str, seed: int, one_in: int) -> bool:
    """One in so many, the same on every machine."""
    return int.from_bytes(sha256(f"{seed} {id}".encode()).digest()[:4]) % one_in == 0


class NotKnown(Exception):
    """No closed form is known for what is asked."""


def _made(one: Named, seed: int) -> tuple[str, list[Model], Relations]:
    """The certificate, from the script that is run now, the models to try the theorem on, and what a pair's closed form
    was held against."""
    from symit.evidence.points import Model
    from symit.library.asked import Asked, certificate

    if isinstance(one, Asked):
        found = certificate(one, seed)
        if found is None:
            raise NotKnown(one.question)
        text, tried = found
        return text, [], tried
    if one.is_certificate:
        return certificate_of(one), [], None
    made = proved_now(one.file)
    if one.id not in made:
        raise UnknownDerivation(f"{one.file} proves no theorem {one.id!r}")
    return made[one.id].certificate_text, [Model(m.words, m.values) for m in made[one.id].models], None


# ---- evidence ------------------------------------------------------------------------------------------------


def _balls(published: Published, models: Sequence[Model], seed: int, effort: Effort) -> dict[str, Any]:
    from symit.evidence.attack import attack

    theorem = published.theorem
    report: BallReport = attack(
        theorem.hypotheses, theorem.conclusion, models, seed, effort.points, effort.digits, effort.spare
    )
    found = report.counterexample
    return {
        "points": report.points,
        "digits": report.digits,
        "counterexample": found and {"model": found.model, "point": _point(found.point), "why": found.why},
        "not_evaluated": dict(report.not_evaluated),
        "satisfiable": report.satisfiable,
        "untested_hypotheses": list(report.untested),
        "models_without_points": list(report.models_without_points),
    }


def _monte_carlo(published: Published, models: Sequence[Model], seed: int, effort: Effort) -> dict[str, Any]:
    from symit.evidence.monte_carlo import sample
    from symit.evidence.variations import varied

    theorem = published.theorem
    more = varied(models, theorem.hypotheses, seed, effort.places // 2)
    report: MonteCarloReport = sample(theorem.hypotheses, theorem.conclusion, more, seed, effort.places, effort.samples)
    return {
        "checks": len(report.checks),
        "samples": sum(c.samples for c in report.checks),
        "z": _finite(report.worst),
        "threshold": report.threshold,
        "rejected": report.rejected,
        "excluded_relative_error": report.excluded,
        "relations": [
            {"relation": c.relation, "excluded_relative_error": c.excluded(report.threshold)}
            for c in report.claims
            if c.checks
        ],
        "heavy_tails": sum(c.heavy_tail for c in report.checks),
        "not_evaluated": dict(report.not_evaluated),
    }


def _mutants(published: Published, models: Sequence[Model], seed: int, effort: Effort) -> dict[str, Any]:
    from symit.evidence.mutants import kills

    theorem = published.theorem
    report: MutantReport = kills(theorem.hypotheses, theorem.conclusion, models, seed, effort.mutants)
    return {
        "mutants": report.mutants,
        "killed_by_balls": report.killed_by_balls,
        "survived_balls": [m.kind for m in report.survived_balls],
        "sampled": report.sampled,
        "killed_by_monte_carlo": report.killed_by_monte_carlo,
        "survived_monte_carlo": [m.kind for m in report.survived_monte_carlo],
    }


def _spread(items: list[Any], most: int | None) -> list[Any]:
    """At most so many of them, evenly spread."""
    if most is None or len(items) <= most:
        return items
    return [items[k * len(items) // most] for k in range(most)]


def _point(point: Sequence[tuple[str, Any]]) -> dict[str, str]:
    return {name: str(value) for name, value in point}


def _finite(value: float | None) -> float | str | None:
    """JSON has no infinity."""
    return value if value is None or math.isfinite(value) else str(value)


def _judged(status: str, evidence: dict[str, Any]) -> dict[str, str | None]:
    """The status and the failure that the evidence leaves."""
    problems = [f"{name}: {found['error']}" for name, found in evidence.items() if "error" in _data(found)]
    balls, monte_carlo, kernel = (_data(evidence.get(name)) for name in ("balls", "monte_carlo", "kernel"))
    if balls.get("counterexample"):
        found = balls["counterexample"]
        where = ", ".join(f"{name} = {value}" for name, value in found["point"].items())
        status = "refuted"
        problems.append(f"balls refute it ({found['model']}, {where}): {found['why']}")
    if balls.get("satisfiable") is False:
        problems.append("no point was found that satisfies the hypotheses; anything would follow from them")
    if monte_carlo.get("rejected"):
        problems.append(f"Monte Carlo rejects it: |z| = {monte_carlo['z']} over {monte_carlo['samples']} samples")
    if wrong := _data(evidence.get("relations")).get("fail"):
        problems.append(f"it should be, and is not: {'; '.join(wrong)}")
    if kernel.get("survived"):
        problems.append(f"the kernel accepts mutants: {', '.join(kernel['survived'])}")
    return {"status": status, "failure": "; ".join(problems) or None}


def _data(found: Any) -> dict[str, Any]:
    return found if isinstance(found, dict) else {}


# ---- the table -----------------------------------------------------------------------------------------------


def header(ids: Sequence[str]) -> str:
    return _line(ids, ("derivation", "status", "steps", "axioms", "balls", "Monte Carlo", "mutants killed", "seconds"))


def line(ids: Sequence[str], entry: Entry) -> str:
    """One derivation in the table; what failed stands below it."""
    evidence = entry["evidence"] or {}
    cells = (
        entry["id"],
        entry["status"],
        str(entry["steps"]),
        str(len(entry["axioms"])),
        _balls_cell(evidence.get("balls", {})) if "balls" in evidence else _relations_cell(evidence),
        _monte_carlo_cell(evidence.get("monte_carlo", {})),
        _mutants_cell(evidence.get("kernel", {}), evidence.get("mutants", {})),
        f"{entry['seconds']:.1f}",
    )
    failure = (f"    FAILED: {text}" if i == 0 else f"    {text}" for i, text in enumerate(_lines(entry["failure"])))
    return "\n".join([_line(ids, cells), *failure])


def _lines(failure: str | None) -> list[str]:
    return failure.splitlines() if failure else []


def _line(ids: Sequence[str], cells: Sequence[str]) -> str:
    id, status, steps, axioms, balls, monte_carlo, mutants, seconds = cells
    width = max(map(len, [*ids, "derivation"]))
    return (
        f"{id:<{width}}  {status:<13}  {steps:>5}  {axioms:>6}  {balls:<24}  {monte_carlo:<38}  {mutants:<38}  "
        f"{seconds:>7}"
    )


def counted(number: int, thing: str) -> str:
    """`1 point`, `24 points`."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _balls_cell(balls: dict[str, Any]) -> str:
    if not balls.get("points"):
        return "not evaluated" if balls else "-"
    points = counted(balls["points"], "point")
    return f"{balls['digits']} digits at {points}" if balls["digits"] is not None else f"holds at {points}"


def _relations_cell(evidence: dict[str, Any]) -> str:
    """To how many other values the one of a closed form is related as it should be."""
    held = _data(evidence.get("relations")).get("hold")
    return f"{counted(len(held), 'relation')}" if held else "-"


def _monte_carlo_cell(found: dict[str, Any]) -> str:
    if found.get("z") is None:
        return "-"
    z = found["z"] if isinstance(found["z"], str) else f"{found['z']:.1f}"
    cell = f"|z| {z} over {found['samples']:.1e}".replace("e+0", "e")
    excluded = found.get("excluded_relative_error")
    return cell if excluded is None else f"{cell}, excludes {_rounded_up(excluded)}"


def _rounded_up(value: float) -> str:
    """To one digit: 3.2e-05 as 4e-5."""
    power = math.floor(math.log10(value))
    digit = math.ceil(value / 10**power)
    return f"1e{power + 1}" if digit == 10 else f"{digit}e{power}"


def _mutants_cell(kernel: dict[str, Any], found: dict[str, Any]) -> str:
    cells = [f"kernel {kernel['killed']}/{kernel['mutants']}"] if kernel.get("mutants") else []
    cells += [f"balls {found['killed_by_balls']}/{found['mutants']}"] if found.get("mutants") else []
    cells += [f"MC {found['killed_by_monte_carlo']}/{found['sampled']}"] if found.get("sampled") else []
    return ", ".join(cells) or "-"
