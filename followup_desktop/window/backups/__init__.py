"""The backups: all of them, a look inside before one is put back, where they are kept."""
