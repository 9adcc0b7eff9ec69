"""The sentences of scenarios, by what they are about."""
