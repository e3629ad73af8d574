"""Sheets: the directory as CSV and Excel files that a person can read, fill in and give back."""
