"""The tray process: the agent decides when to announce, the icon shows what is due, a toast is the last stand-in.

`application` is the door. The window and the command line are never imported here.
"""
