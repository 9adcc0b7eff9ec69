"""The backups of a book: where they are, what is known of each, which are kept, and what is in one."""
