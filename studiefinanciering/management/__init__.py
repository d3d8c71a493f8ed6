"""Commands of student finance for the operator."""
