"""Without signing in: am I entitled, what would I get, what changes for me."""
