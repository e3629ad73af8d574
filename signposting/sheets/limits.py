"""What a sheet may hold at most: far more than any partnership's directory, far less than stops the site."""

from __future__ import annotations

MOST_BYTES = 10 * 1024 * 1024
# An Excel file is a zip: what it unpacks to counts.
MOST_BYTES_UNPACKED = 120 * 1024 * 1024
MOST_PARTS = 500
MOST_ROWS = 20_000
MOST_COLUMNS = 500
