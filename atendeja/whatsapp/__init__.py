"""The door out: Meta's JSON and HTTP. Knows none of our tables."""
