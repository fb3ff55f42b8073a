"""Makes paper of it: what is printed, cut out and handed over."""
