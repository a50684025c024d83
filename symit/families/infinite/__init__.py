"""That a divergence has no finite value: by the supports, or since -log q outgrows what falls in p."""
