"""Qt and system pieces that window and tray share."""
