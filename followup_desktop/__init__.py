"""Followup: an offline desktop program that helps one person follow up and stay in touch."""

__version__ = "0.1.0"
