"""What goes on paper, and for whom."""
