"""Tests of the front door: sign-in, sessions, acting for another, own data."""
