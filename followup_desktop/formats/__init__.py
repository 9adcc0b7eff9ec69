"""Foreign files: bytes in, domain values and problems out, and back again. Pure: no store, no Qt, no network."""
