"""Steps of the chain and what they cost."""
