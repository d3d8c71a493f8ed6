"""Pages to read: what happens next, what one gets, and why."""
