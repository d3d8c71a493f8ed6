"""Who may do what with lists: Django's own permissions. Calling is the right to add a contact."""

BEL = "terugbetalen.add_contactmoment"
MAAK = "terugbetalen.add_selectie"
VRIJ = "terugbetalen.geef_vrij_selectie"
"""Release: another colleague than who made the preview."""
