"""Whether the parts of a definition fit together: what rules look at exists, suits and comes first."""
