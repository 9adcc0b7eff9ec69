"""What makes the program that needs no Python: the bundle's contents, icons, licences and figures."""
