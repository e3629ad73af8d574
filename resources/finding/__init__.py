"""Finding a resource: what is remembered of the library, its filters, its search, and the list they end in."""
