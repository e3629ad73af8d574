"""The addresses that never change: `/r/<ref>/` of a resource, `/f/<ref>/` of a file, `/f/<ref>/v3/` of a version."""
