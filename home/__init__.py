"""The campaign: home page, audience hubs, guidance, the starter site, and what needs all content."""
