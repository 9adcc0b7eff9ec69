"""Merging two contacts: who the other one is, both side by side, and what becomes of them."""
