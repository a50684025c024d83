"""The executor that a command hands its tasks to: that of the scheduler which is named, or none."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from symit.cli.outcome import Misunderstood


@contextmanager
def scheduled(options: argparse.Namespace) -> Iterator[Executor | None]:
    """Raises Misunderstood where the scheduler does not answer."""
    if options.scheduler is None:
        yield None
        return
    from symit.processes.executors import NoCluster, cluster

    try:
        with cluster(options.scheduler) as executor:
            yield executor
    except NoCluster as why:
        raise Misunderstood(str(why)) from why
