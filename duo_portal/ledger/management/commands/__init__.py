"""Commands of the ledger, one file each."""
