"""HTTP endpoints for data and files: media, documents, workbook, export and import."""
