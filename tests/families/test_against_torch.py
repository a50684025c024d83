"""Every closed pair of torch's registry against torch's own formula in float64, where torch is installed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Any

import pytest
from registries import TORCH_CLOSED, Registered
from test_registries import OTHERS, VALUES, question, shown

import symit
from symit.families.requests import Call, parse_call

torch = pytest.importorskip("torch")
pytestmark = pytest.mark.slow
OURS = {"LowRankMultivariateNormal": "MultivariateNormal", "OneHotCategorical": "Categorical"}
ARRANGED: Mapping[str, Callable[..., tuple[Any, ...]]] = {
    "Pareto": lambda shape, least: (least, shape),
    "Categorical": lambda *shares: (list(shares),),
    "OneHotCategorical": lambda *shares: (list(shares),),
}
"""What torch takes in another way."""
STEP = Fraction(1, 20)
"""From a first place to another one."""


def places(pair: Registered) -> Iterator[str]:
    """What is asked, at one place and at another."""
    asked = question(pair)
    yield asked
    if not pair.question:
        p, q = (
            ", ".join(str(Fraction(v) + STEP) for v in values.split(","))
            for values in (VALUES[pair.first], OTHERS[pair.second])
        )
        yield f"kl({pair.first}({p}), {pair.second}({q}))"


def theirs(name: str, call: Call) -> Any:
    """The same distribution as torch has it."""
    values = [_number(text) for _, text in call.arguments if isinstance(text, str)]
    made: Any = getattr(torch.distributions, name)
    arguments = [_tensor(v) for v in ARRANGED.get(name, lambda *same: same)(*values)]
    return made(logits=arguments[0]) if name == "ContinuousBernoulli" else made(*arguments)


def _number(text: str) -> Any:
    """A number or a list, in which fractions may stand."""
    return json.loads(re.sub(r"(\d+)/(\d+)", lambda m: repr(int(m[1]) / int(m[2])), text))


def _tensor(value: Any) -> Any:
    return torch.tensor(value, dtype=torch.float64)


@pytest.mark.parametrize("pair", TORCH_CLOSED, ids=shown)
def test_torch_agrees(pair: Registered) -> None:
    second = pair.first if pair.second == "same" else pair.second
    for asked in places(pair):
        p, q = (call for _, call in parse_call(asked).arguments if isinstance(call, Call))
        assert (p.name, q.name) == (OURS.get(pair.first, pair.first), OURS.get(second, second))
        value = symit.derive(asked).value()
        expected = torch.distributions.kl_divergence(theirs(pair.first, p), theirs(second, q))
        assert value is not None and float(value.midpoint) == pytest.approx(float(expected), rel=1e-11), asked
