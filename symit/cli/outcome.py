"""How a command ends: exit codes, and the errors that become one message."""

from __future__ import annotations

from collections.abc import Sequence

HOLDS, DOES_NOT_HOLD, NOT_UNDERSTOOD, UNDECIDED = 0, 1, 2, 3
INTERRUPTED, PIPE_CLOSED = 130, 141  # as a shell reports SIGINT and SIGPIPE


class Failed(Exception):
    """A command cannot give what was asked for; the message says why."""

    code = NOT_UNDERSTOOD


class Misunderstood(Failed):
    """What was asked for has no answer: an unknown id, a file that cannot be read or written."""


class DoesNotHold(Failed):
    """What was asked for is not proved."""

    code = DOES_NOT_HOLD


def wants_json(arguments: Sequence[str]) -> bool:
    """Was an object asked for?  Known without a parser, for requests that it does not understand."""
    return "--json" in (arguments[: arguments.index("--")] if "--" in arguments else arguments)
