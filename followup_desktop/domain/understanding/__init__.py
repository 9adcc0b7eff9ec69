"""Understanding what people write: days, what a note tells of, and lines of the quick add. Pure; the day is given."""
