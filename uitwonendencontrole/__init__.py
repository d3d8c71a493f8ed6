"""The fair check of the living-away grant: `fairness` measures who is picked and what happens then; `rules` decide."""
