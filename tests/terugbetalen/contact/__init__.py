"""Tests of terugbetalen/contact."""
