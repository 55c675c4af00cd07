"""Web push (RFC 8030, 8291, 8292): an encrypted note to a browser that asked for it."""
