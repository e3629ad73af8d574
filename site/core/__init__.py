"""What every app shares: the base page, site settings, blocks, middleware and safety."""
