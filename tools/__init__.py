"""Errands for who maintains this project; nothing here runs in production."""
