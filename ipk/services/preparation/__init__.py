"""Arranging the meeting with the child: guests, seats, snacks, shopping."""
