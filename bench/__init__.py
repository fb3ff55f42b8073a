"""The benchmark, `python3 run.py bench`: one load client (bench/client, in C) measures this and other servers."""
