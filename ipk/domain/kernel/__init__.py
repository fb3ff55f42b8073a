"""What every record and every rule builds on: records, refusals, text, languages, media."""
