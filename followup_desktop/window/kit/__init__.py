"""Widgets that every view is made of. They know the theme's tokens and nothing of people or of the book."""
