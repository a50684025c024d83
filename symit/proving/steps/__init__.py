"""Single steps, each searched for here and applied by the kernel: combinations, cases, induction, finite sums."""
