"""Wiring only: settings, addresses and the WSGI entry point."""
