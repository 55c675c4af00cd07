"""Reads: one function per question that a page or the assistant asks. Tenant first, always."""
