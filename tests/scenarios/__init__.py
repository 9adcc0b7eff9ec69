"""The rules of product.md as scenarios in plain words, run through the store and through the command line."""
