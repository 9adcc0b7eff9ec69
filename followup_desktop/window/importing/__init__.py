"""Importing: files are read aside, shown as what they would do, and nothing is written until the person says so."""
