"""Photos made small and safe: bytes of anybody in, JPEG without secrets out. Knows nothing of ours."""
