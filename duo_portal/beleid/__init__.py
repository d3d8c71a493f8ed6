"""A proposed law on the real population: simulators that apps register, results that are kept."""
