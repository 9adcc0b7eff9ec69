"""The Windows installer: its script for NSIS and what compiles it."""
