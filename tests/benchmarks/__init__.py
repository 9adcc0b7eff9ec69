"""The benchmarks of goals.md: each speed as a ratio to a limit measured in the same run."""
