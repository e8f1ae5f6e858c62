"""Speed against a named alternative, both sides in one run, on the same work: `make bench`."""
