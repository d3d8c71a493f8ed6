"""Money that comes in: allocation, matching, what bounces, suspense, refunds, payment requests and their page."""
