"""The child's one-page profile: questionnaires, answers with consent, earlier versions, prepared messages."""
