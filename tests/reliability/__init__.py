"""The promises about storage and privacy, each shown by a short form in every run and a long one (RELIABILITY.md)."""
