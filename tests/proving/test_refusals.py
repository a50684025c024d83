"""What a wrong or incomplete script is told: file and line, the author's own line, what is open, what to write."""

from __future__ import annotations

from pathlib import Path

import pytest

from symit.library.loading import proved_in
from symit.library.scripts import script
from symit.proving.script.derivation import StepFailed

pytestmark = pytest.mark.sampled(2)

CHANGED = {
    # script, what is replaced, by what, and what the message must say
    "a sign": (
        "gaussian-kl",
        "+ 1 / 2 * log(2 * pi * sigma_2**2) + moment",
        "- 1 / 2 * log(2 * pi * sigma_2**2) + moment",
        ["eq(1 / 2 * (log(sigma_2**2 / sigma_1**2)", "open: log(pi) + log(2) + 2*log(sigma_2) is left"],
    ),
    "a moment": (
        "gaussian-kl",
        "moment = sigma_1**2 +",
        "moment = sigma_1 +",
        ["does not follow by 'gaussian-cross-moment'", "eq(", "open: "],
    ),
    "a hypothesis": (
        "gibbs-inequality",
        '        "the divergence is finite": finite(kl(P, Q)),\n',
        "",
        ["does not follow", "kl(", "is not known"],
    ),
    "absolute continuity": (
        "gibbs-inequality",
        '        "q is positive wherever p is": forall(Implies(Ne(p, 0), q > 0), x),\n',
        "",
        ["have(", "does not follow by 'exponential-tangent'", "at x in X"],
    ),
    "an integrable bound": (
        "fisher-identity",
        '        "g2 is integrable": finite(integral(g2(x), x)),\n',
        "",
        ["differentiate(Eq(integral(p1(x, t), x), 0), t)", "g2"],
    ),
    "an instance": (
        "self-information-uniqueness",
        "use(additivity, exp(-n * x), exp(-x))",
        "use(additivity, exp(-x), exp(-x))",
        ["induction(", "open: "],
    ),
    "an id": (
        "vae-kl-diagonal",
        '"kl-product", "vae-kl"',
        '"kl-products", "vae-kl"',
        ["there is no derivation called 'kl-products'", "did you mean"],
    ),
    "a tighter bound": ("jensen-shannon-bound", "        log(2),\n", "        log(2) / 2,\n", ["log(2) / 2", "open: "]),
}


SLOW = ("a sign", "a moment")  # all that the derivation needs is proved first


@pytest.mark.parametrize("change", [pytest.param(c, marks=pytest.mark.slow if c in SLOW else ()) for c in CHANGED])
def test_a_changed_script_is_refused(change: str, tmp_path: Path) -> None:
    id_, old, new, told = CHANGED[change]
    text = script(id_).read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "changed.py"
    path.write_text(text.replace(old, new).replace(f'"{id_}",', '"changed-script",'), encoding="utf-8")
    with pytest.raises(StepFailed) as refusal:
        proved_in(path)
    message = str(refusal.value)
    assert message.startswith(f"{path}:")
    assert all(part in message for part in told), message
    assert len(message) < 1_500, "a message is read by a person"
