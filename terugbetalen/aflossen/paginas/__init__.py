"""The acts of a debtor as pages: each a wizard that shows in euros what it does before anything is sent."""
