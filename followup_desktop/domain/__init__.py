"""The rules of following up: frozen values and pure functions, with the clock and the zone as arguments."""
