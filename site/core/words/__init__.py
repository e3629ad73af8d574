"""The words people write: cut, compared and put right, for every search of the site."""
