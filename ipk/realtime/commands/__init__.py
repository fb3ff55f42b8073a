"""Socket commands: dispatcher, routes, and the schema of each command's arguments."""
