"""Renders PDF documents with Typst: the one-page profile, name cards, the seating plan, the shopping list; QR codes."""
