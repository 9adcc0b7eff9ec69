"""What goes out with a release beside the installers: notes, sums, a bill of materials."""
