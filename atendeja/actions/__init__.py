"""Writes: one function per thing that a person or the assistant can do. Never commits, never enqueues."""
