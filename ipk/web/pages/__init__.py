"""HTML pages: the meeting screens, the organizer's page, the shopping list."""
