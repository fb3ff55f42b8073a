"""Keys, row encryption, and files under a passphrase."""
