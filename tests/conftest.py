"""What every test runs under: random inputs that are the same in every run, and no deadline that a busy machine might
miss."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from symit.library.proved import prove_missing
from symit.library.scripts import scripts
from symit.processes.cores import cores

MOST = 8  # processes; each reads all tests before it runs one

settings.register_profile(
    "symit", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("symit")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """A process for each core; none beside this one where it would not pay: on one core, and for one file."""
    files = [Path(arg.split("::")[0]).suffix == ".py" for arg in config.args]
    return 0 if cores() == 1 or files == [True] else min(cores(), MOST)


def pytest_sessionstart(session: pytest.Session) -> None:
    """Before the whole suite: prove what is not kept of the library, once and on all cores, so that no test does again.

    A developer's part of it proves what it needs.
    """
    config = session.config
    whole = config.args == config.getini("testpaths") and not (config.option.markexpr or config.option.keyword)
    if whole and not hasattr(config, "workerinput") and not config.option.collectonly:
        for _ in prove_missing(list(scripts().values()), cores()):
            pass
