"""The site's search: what was asked is read, answered from memory, and gone."""
