"""Chats as WhatsApp exports them: a text file of lines, or the archive that holds it."""
