"""Load on a running server: the clients, the workloads, and rounds that measure two servers in turn."""
