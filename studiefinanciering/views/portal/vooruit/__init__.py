"""Looking ahead: what if, what one may be missing."""
