"""Measures loading, drawing and frame rates in real Chromium: `python3 run.py bench --browser`."""
