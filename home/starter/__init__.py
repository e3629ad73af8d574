"""Starter packs: the words, areas and services one partnership begins with, one folder a pack."""
