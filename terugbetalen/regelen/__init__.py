"""The betalingsregeling: a proposal from what one can bear, accepted, changed, broken, repaired (Awb 4:94)."""
