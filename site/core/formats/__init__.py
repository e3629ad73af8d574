"""How times may be typed, by language."""
