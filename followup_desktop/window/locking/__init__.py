"""A book that is encrypted: the page that asks for its passphrase, and locking the window."""
