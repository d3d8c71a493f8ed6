"""Who: persons with their encrypted numbers, addresses, relations, accounts; staff and their roles."""
