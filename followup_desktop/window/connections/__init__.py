"""Bringing people together with what they enjoy, and with each other."""
