"""Tests of duo_portal/cases."""
