"""Calendar files (RFC 5545), through the library `icalendar`, which is loaded when a file is written."""
