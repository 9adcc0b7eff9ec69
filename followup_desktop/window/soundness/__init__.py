"""Whether the open book is sound: looked at soon after the start, and what the weekly check found is told kindly."""
