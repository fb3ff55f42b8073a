"""The child's profile: answers, consent, versions, prepared messages, deletion."""
