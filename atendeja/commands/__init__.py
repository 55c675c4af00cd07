"""What maintainers run by hand; cli.py lists them."""
