"""Request hooks for all pages: security headers, language, error pages, limits, built assets."""
