"""Commands of the policy desk."""
