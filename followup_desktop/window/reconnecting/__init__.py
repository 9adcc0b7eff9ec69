"""The return of a lapsed tie on a contact's page."""
