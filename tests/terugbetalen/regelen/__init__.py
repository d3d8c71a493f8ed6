"""Arrangements over arrears: the schedule, what one can bear, a life over the calendar, the pages."""
