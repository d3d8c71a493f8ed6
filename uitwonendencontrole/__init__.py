"""The fair check of the living-away grant. Its rooms are furnished by a later issue."""
