"""Every component in every state, on a few pages for whoever works on the site; never on a real one."""
