"""The composer: a message to one contact, written beside what is remembered of them (product.md, Writing)."""
