"""How fast, against whom: `python3 run.py bench`. One load client (bench/client, in C) for every server."""
