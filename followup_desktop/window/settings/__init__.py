"""Settings: everything that can be chosen, applied at once and undone like any other change."""
