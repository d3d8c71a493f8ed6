"""The web side: health, pages, middleware."""
