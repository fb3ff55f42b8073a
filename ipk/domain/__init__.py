"""The method itself: people, the wall, the steps and who may do what. Standard library only; no clock, no I/O."""
