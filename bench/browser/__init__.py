"""What people feel, measured in real Chromium: `python3 run.py bench --browser`."""
