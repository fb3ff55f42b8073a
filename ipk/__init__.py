"""IPK: the meeting room in software for a case conference led by the child."""
