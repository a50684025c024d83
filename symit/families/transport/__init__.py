"""Wasserstein distances, between densities on the line and between distributions of counts."""
