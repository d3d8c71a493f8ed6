"""What a debtor asked and chose."""
