"""What every test runs under: random inputs that are the same in every run, and no deadline that a busy machine might
miss."""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Generator
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from symit.processes.collecting import collecting_seldom
from symit.processes.cores import cores

MOST = 8  # processes; each reads all tests before it runs one
SAMPLED = {"families": 1, "export": 2, "shannon": 2, "testing": 2, "evidence": 3, "proving": 6}
"""How many cases of each test in these folders are run all the time; `sampled(n)` says it of others."""

settings.register_profile(
    "symit", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("symit")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """A process for each core; none beside this one where it would not pay: on one core, and for one file."""
    files = [Path(arg.split("::")[0]).suffix == ".py" for arg in config.args]
    return 0 if cores() == 1 or files == [True] else min(cores(), MOST)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Of the cases of a test that is dear all but a few are slow: the same few in every run, drawn by their names, so
    that a case that is added changes nothing for the others."""
    tests: dict[str, list[pytest.Item]] = {}
    for item in items:
        if _daily(item) is not None and "[" in item.name and not item.get_closest_marker("slow"):
            tests.setdefault(item.nodeid.partition("[")[0], []).append(item)
    for cases in tests.values():
        drawn = sorted(cases, key=lambda case: sha256(case.nodeid.encode()).digest())
        for case in drawn[_daily(cases[0]) :]:
            case.add_marker(pytest.mark.slow)


def _daily(item: pytest.Item) -> int | None:
    """How many cases of a test are run all the time, if not all of them."""
    marker = item.get_closest_marker("sampled")
    return marker.args[0] if marker else SAMPLED.get(item.path.parent.name)


@pytest.hookimpl(wrapper=True)
def pytest_runtestloop() -> Generator[None, object, object]:
    """What is proved in one test stays in use for the others."""
    with collecting_seldom():
        return (yield)


def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """Behind each folder, so that what is thrown away seldom does not pile up.  What is left is theorems that stay in
    use: to look through them again behind the next folder takes seconds."""
    if nextitem is not None and nextitem.path.parent != item.path.parent:
        gc.collect()
        gc.freeze()


def pytest_sessionstart(session: pytest.Session) -> None:
    """The whole suite begins with the README's first command, which proves the library on all cores: no test does
    again.  A developer's part of it proves what it needs.
    """
    config = session.config
    whole = config.args == config.getini("testpaths") and not (config.option.markexpr or config.option.keyword)
    if whole and not hasattr(config, "workerinput") and not config.option.collectonly:
        print("the README's first command proves the library; the tests follow", flush=True)
        os.environ["SYMIT_FIRST_COMMAND"] = folder = tempfile.mkdtemp(prefix="symit-")
        script = Path(__file__).parent / "readme" / "first_command.py"
        subprocess.run([sys.executable, str(script), folder], check=True)


def pytest_sessionfinish(session: pytest.Session) -> None:
    folder = os.environ.get("SYMIT_FIRST_COMMAND")
    if folder and not hasattr(session.config, "workerinput"):
        shutil.rmtree(folder, ignore_errors=True)
