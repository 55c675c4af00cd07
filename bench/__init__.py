"""What AtendeJá costs and how fast it is: measured on the real service, load from another process."""
