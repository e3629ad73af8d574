"""Coverage: whether every area this partnership serves has somebody for every core need, and where areas differ."""
