"""Template tags any app may use."""
