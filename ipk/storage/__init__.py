"""Keeps it: the database, the keys, pictures and sounds, catalogues. `opening.open_store` is the way in."""
