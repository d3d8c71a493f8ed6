"""What a citizen may look into: what is in force, why, and what a change would bring. Reads, never writes."""
