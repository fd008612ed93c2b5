"""From what a definition file says to the objects it describes, one module per concept."""
