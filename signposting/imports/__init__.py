"""Imports: one path from any source to drafts in the directory, each step shown, the whole undone at will."""
