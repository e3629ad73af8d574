"""What happens to every request and answer, one idea a file."""
