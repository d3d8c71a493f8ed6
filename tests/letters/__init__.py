"""Tests of duo_portal/letters."""
