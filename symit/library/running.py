"""Many tasks, each of which gives plain data: in processes or on an executor, and from where a run was interrupted.

What is done is written down where programs keep their state, under a name that says what was asked and which symit was
asked, so that the same run goes on where it stopped; at its end that is forgotten.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import closing, suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeAlias

from symit.library.scripts import folder as library
from symit.processes.executors import Lost, on_executor
from symit.processes.workers import Crashed, Turns, in_processes

Jobs: TypeAlias = Sequence[tuple[Any, ...]]
MOST_RUNS = 8
"""Of so many interrupted runs what was done is kept."""


@dataclass(frozen=True)
class Task:
    """What is done with each job: on a machine whose symit is the same as here, since results say nothing of it."""

    function: Callable[..., Any]
    version: str

    def __call__(self, *job: Any) -> Any:
        if self.version != version():
            raise RuntimeError("its symit is not the one that asks")
        return self.function(*job)


def results(
    function: Callable[..., Any],
    jobs: Jobs,
    at_a_time: int,
    asked: object,
    executor: Executor | None = None,
    holds: Callable[[Any], bool] = lambda _: True,
    turns: Turns | None = None,
) -> Iterator[tuple[int, Any]]:
    """(number of a job, its result, Crashed or Lost) as each is done, those first that were done before an interrupt
    and still hold.

    `asked` is what makes a run the same as another: plain data.
    """
    journal = Journal.of(asked)
    done = {n: result for n, result in journal.read() if n < len(jobs) and holds(result)}
    yield from sorted(done.items(), key=lambda found: found[0])
    missing = [n for n in range(len(jobs)) if n not in done]
    turns = (turns or Turns()).among(missing)
    with closing(_run(function, [jobs[n] for n in missing], at_a_time, executor, turns)) as found:
        for place, result in found:
            if not isinstance(result, Crashed | Lost):
                journal.write(missing[place], result)
            yield missing[place], result
    journal.forget()


def _run(
    function: Callable[..., Any], jobs: Jobs, at_a_time: int, executor: Executor | None, turns: Turns
) -> Generator[tuple[int, Any], None, None]:
    if executor is None:
        return in_processes(function, jobs, at_a_time, turns)
    return on_executor(executor, Task(function, version()), jobs)


@dataclass(frozen=True)
class Journal:
    """What is done of a run, a line for each job."""

    path: Path

    @classmethod
    def of(cls, asked: object) -> Journal:
        from platformdirs import user_state_path

        name = _sha256(json.dumps([asked, version()]))
        return cls(user_state_path("symit", appauthor=False) / "unfinished" / f"{name}.jsonl")

    def read(self) -> Iterator[tuple[int, Any]]:
        """The jobs by number with their results, as far as they can be read."""
        with suppress(OSError, UnicodeDecodeError):
            for line in self.path.read_text(encoding="utf-8").splitlines():
                with suppress(ValueError):  # the last line may have been cut short
                    number, result = json.loads(line)
                    yield number, result

    def write(self, number: int, result: Any) -> None:
        """Where nothing can be written, nothing is kept."""
        with suppress(OSError):
            if not self.path.exists():
                self.path.parent.mkdir(parents=True, exist_ok=True)
                self._make_room()
            with self.path.open("a", encoding="utf-8") as file:
                file.write(json.dumps([number, result], ensure_ascii=False) + "\n")

    def forget(self) -> None:
        with suppress(OSError):
            self.path.unlink(missing_ok=True)

    def _make_room(self) -> None:
        runs = sorted(self.path.parent.glob("*.jsonl"), key=lambda file: file.stat().st_mtime)
        for old in runs[: 1 - MOST_RUNS]:
            old.unlink(missing_ok=True)


@cache
def version() -> str:
    """A digest of symit's sources and of the library's scripts."""
    package, scripts = Path(__file__).parents[1], library()
    own = [file for file in package.rglob("*.py") if not file.is_relative_to(scripts)]
    places = [(file.relative_to(package), file) for file in own]
    places += [(file.relative_to(scripts.parent), file) for file in scripts.rglob("*.py")]
    digests = sorted(f"{place} {sha256(file.read_bytes()).hexdigest()}" for place, file in places)
    return _sha256("\n".join(digests))


def _sha256(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
