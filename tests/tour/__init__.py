"""The tour: pictures of every view, light and dark, filled with the demo book (dev.py tour)."""
