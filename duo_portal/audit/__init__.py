"""Every act: who, for whom, when, why; the business date; who looked at which file."""
