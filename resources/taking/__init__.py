"""Taking it away: lists without login, zips, packs, codes to print, the feed, another format, and counts."""
