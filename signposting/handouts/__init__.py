"""Handouts: what leaves the site for other people's walls and pages. Posters, a card to frame, a form to copy."""
