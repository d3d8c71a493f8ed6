"""Journeys: one file per story of somebody at the portal, in a real browser against a served clone.

Start at `test_eerstejaars_op_een_telefoon`; `reis.Reis` is the browser with eyes: what it looks at must be accessible,
fit the screen, and have made neither the console nor the policy of the page complain.
"""
