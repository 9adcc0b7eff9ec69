"""Today: the short list of what to do now, as cards."""
