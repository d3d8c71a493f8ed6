"""The chain of arrears."""
