"""Who called, wrote or came by, about what, and what was promised."""
