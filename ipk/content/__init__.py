"""Reads and checks `profiles/`: questionnaires, catalogues, the demo and the evaluation form."""
