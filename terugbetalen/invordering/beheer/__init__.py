"""The desk of this room: `keten` (who is in the chain, by step and age), `dossier` (one person), `overdrachten`."""
