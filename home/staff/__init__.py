"""The campaign's own screens for staff: reviews of pages, films."""
