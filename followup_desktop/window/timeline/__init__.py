"""The timeline: what happened, newest first, of one contact or of all."""
