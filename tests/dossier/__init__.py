"""The person file, looks, time travel and work lists."""
