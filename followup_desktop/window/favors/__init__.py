"""The ledger of favors on a contact's page."""
