"""Base pages, components, middleware and the admin site of our own."""
