"""The staff's screens of the directory: what lies behind the "Directory" menu."""
