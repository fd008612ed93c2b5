"""The oracle: the instrument as it was designed, its golden cases, and a slow reference of what is meant."""
