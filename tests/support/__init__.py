"""What tests stand on: a session bus, a display and a notification server of their own."""
