"""Tests of the API, and of partners and their keys."""
