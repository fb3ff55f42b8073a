"""Cards and drawings on the papers of the wall, their sizes and places, and the dot vote."""
