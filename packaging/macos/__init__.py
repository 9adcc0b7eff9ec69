"""The app and its disk image for macOS: described, signed, notarised, packed."""
