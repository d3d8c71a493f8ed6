"""Tests of duo_portal/audit."""
