"""Where the benchmark keeps what it makes: everything git-ignored and on a real disk, for the sake of fsync."""

from prepare.places import ROOT, STAMPS

BENCH = ROOT / "bench"
CLIENT_SOURCES = BENCH / "client"
PEERS = BENCH / "peers"
WORK = STAMPS / "bench"
CLIENT = WORK / "load"
PAGE = ROOT / "docs" / "benchmarks.md"
