"""What our own code gains: measured in turns beside a library, or beside the same server without that code."""
