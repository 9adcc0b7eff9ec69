"""One function for each thing a person can do. Each is one transaction and one change set, and answers with Changes."""
