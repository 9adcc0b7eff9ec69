"""The words of each language that messages are checked in: one module a language, data only."""
