"""HTTP endpoints for data and files: media, documents, questionnaires, export and import of profiles."""
