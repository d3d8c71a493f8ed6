"""The page of a payment request, and in the demo a bank to pay it at."""
