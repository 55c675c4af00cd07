"""What the assistant understands and what it says. Pure: no I/O, no clock, no database."""
