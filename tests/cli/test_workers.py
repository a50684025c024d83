"""Jobs in processes beside this one: which begins when, and what becomes of them."""

from __future__ import annotations

import math
import os
import pickle

import symit
from symit.certificates.reading import Checker
from symit.library.playing import player
from symit.library.verify import Verifier
from symit.processes.workers import Crashed, Turns, in_processes

CHAIN = {0: [3], 1: [0], 2: [5]}


def test_what_is_of_use_for_a_job_is_done_before_it() -> None:
    turns = Turns(CHAIN)
    assert turns.next([0, 1, 2, 3], []) == 2  # what 2 is behind is done
    assert turns.next([0, 1, 3], [2]) == 3
    assert turns.next([0, 1], [3]) is None
    assert turns.next([0, 1], []) == 0


def test_in_a_circle_somebody_is_first() -> None:
    turns = Turns({0: [1], 1: [0]})
    assert turns.next([0, 1], []) == 0 and turns.next([1], [0]) is None


def test_the_turns_of_a_part_are_those_of_the_whole() -> None:
    begun: list[int] = []
    part = Turns(CHAIN, begun.append).among([0, 2, 3])
    assert part.behind == {0: [2], 1: [], 2: []}
    part.begins(2)
    assert begun == [3]


def test_each_begins_once_and_gives_its_result() -> None:
    begun: list[int] = []
    jobs = [(4.0,), (9.0,), (16.0,), (25.0,)]
    found = list(in_processes(math.sqrt, jobs, 2, Turns(CHAIN, begun.append)))
    assert sorted(found) == [(0, 2.0), (1, 3.0), (2, 4.0), (3, 5.0)]
    assert sorted(begun) == [0, 1, 2, 3] and begun.index(3) < begun.index(0) < begun.index(1)


def test_a_job_behind_one_that_crashes_is_done_all_the_same() -> None:
    found = dict(in_processes(os._exit, [(3,), (4,)], 2, Turns({0: [1]})))
    assert found == {0: Crashed(3), 1: Crashed(4)}


def test_a_verifier_goes_to_another_process_whatever_was_played_here() -> None:
    Checker(player()).check(symit.load("exponential-tangent").certificate())
    assert isinstance(pickle.loads(pickle.dumps(Verifier())), Verifier)
