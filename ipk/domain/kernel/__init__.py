"""Base types of the domain: records, refusals, text, languages, media."""
