"""History: everything that was done, by day, to be looked at and undone, and the trash with those who were deleted."""
