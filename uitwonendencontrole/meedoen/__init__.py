"""What one student may know about a draw: the own code, chance, ticket and proof, on a page and as a file."""
