"""The meeting: its nine steps, music, signals, the plan and the evaluation."""
