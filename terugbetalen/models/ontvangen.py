"""Payment requests, receipts and refunds."""
