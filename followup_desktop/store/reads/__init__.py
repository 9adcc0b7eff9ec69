"""Questions to the book. They return domain values, ids or plain tuples, and change nothing."""
