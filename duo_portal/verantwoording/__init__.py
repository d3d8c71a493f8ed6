"""What the service accounts for: year figures that apps register, and how the house runs now."""
