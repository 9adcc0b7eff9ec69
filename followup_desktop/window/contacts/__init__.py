"""The contacts view: the list with its search and filters, and a contact's page."""
