"""How hard a page is to read, and which of its words ask for a second look: panel, screens and report."""
