"""Freshness: what was checked, when, by whom, and what follows once a check is late."""
