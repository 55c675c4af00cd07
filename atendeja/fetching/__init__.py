"""Asking addresses that strangers chose: only http(s), only the public internet, within limits."""
