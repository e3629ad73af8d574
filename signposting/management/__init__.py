"""Commands of the directory and the finder."""
