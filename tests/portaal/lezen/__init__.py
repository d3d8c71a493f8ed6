"""Tests of the pages that a student reads."""
