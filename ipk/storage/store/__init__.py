"""The `Store` port: units of work, write queue, commits, and a conference's state in memory."""
