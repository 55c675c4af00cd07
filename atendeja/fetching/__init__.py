"""Asking addresses that strangers chose: only http(s), only the public internet, within limits of size and time."""
