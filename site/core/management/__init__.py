"""Commands every site needs."""
