"""Tests of looking ahead: what if, what would have to be different, tasks, take-up."""
