"""Every wrong proof of this folder in a plain loop, without pytest: `python -O must_fail_run.py`.

Prints one line, and ends with exit code 1 unless each was refused for the reason expected.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from pathlib import Path

FOLDER = Path(__file__).parent


def wrong_proofs() -> dict[str, Callable[[], None]]:
    """The tests made by `refused`, by module and name."""
    found = {}
    for path in sorted(FOLDER.glob("test_must_fail_*.py")):
        module = importlib.import_module(path.stem)
        for name, test in vars(module).items():
            if name.startswith("test_") and hasattr(test, "reason"):
                found[f"{path.stem}.{name}"] = test
    return found


def failures() -> dict[str, str]:
    """What each wrong proof that is not refused as expected ends in."""
    found = {}
    for name, test in wrong_proofs().items():
        try:
            test()
        except Exception as failure:
            found[name] = f"{type(failure).__name__}: {failure}"
    return found


def main() -> int:
    wrong = failures()
    for name, failure in wrong.items():
        print(f"{name}: {failure}")
    total = len(wrong_proofs())
    print(f"{total - len(wrong)} of {total} wrong proofs are refused (asserts {'on' if __debug__ else 'off'})")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.path.insert(0, str(FOLDER))
    sys.exit(main())
