"""Small schemes at the desk: `paginas` (list, a case, rounds), `formulieren`, `dossier` (on the person file)."""
