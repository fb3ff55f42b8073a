"""Reads `profiles/`: questionnaires, catalogues, the demo and the evaluation, as an organisation wrote them."""
