"""Flat illustrations of homes, drawn by code: the placeholder photos of the demonstration agency."""
