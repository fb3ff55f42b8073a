"""Documents of a meeting: minutes, attendance, the plan."""
