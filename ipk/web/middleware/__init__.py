"""What holds for every request: security headers, language, errors, limits, built assets."""
