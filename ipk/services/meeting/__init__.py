"""Leading the meeting: steps, details, signals, speaking turns, music, plan, evaluation."""
