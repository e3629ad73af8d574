"""Commands of the campaign app."""
