"""Services that several features use: commands, look-up, media, strokes, placing cards, quotas, approval."""
