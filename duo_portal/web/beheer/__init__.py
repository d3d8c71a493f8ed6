"""Registrations of the cellar's own models at the admin; apps above register theirs in their `admin.py`."""
