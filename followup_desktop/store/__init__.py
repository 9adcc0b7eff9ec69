"""The book: the only place that knows Peewee and SQLite. Reads give domain values; writes go through store/writes."""
