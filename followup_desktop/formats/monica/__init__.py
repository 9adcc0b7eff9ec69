"""The JSON export of Monica 4 (version '1.0-preview.1'). What has no place in the book is kept in notes, or told."""
