"""Forgetting somebody for good: the question with what cannot be undone, and what is left to be done afterwards."""
