"""Folders of the benchmark's files: git-ignored, and on a real disk, since fsync is measured."""

from prepare.places import ROOT, STAMPS

BENCH = ROOT / "bench"
CLIENT_SOURCES = BENCH / "client"
PEERS = BENCH / "peers"
WORK = STAMPS / "bench"
CLIENT = WORK / "load"
PAGE = ROOT / "docs" / "benchmarks.md"
