"""Whether the addresses of other sites that stand on our pages still answer."""
