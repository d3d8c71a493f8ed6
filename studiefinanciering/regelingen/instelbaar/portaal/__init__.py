"""Small schemes in the citizen's portal: `wizard` (ask for one), `paginas` (mine, a decision), `panelen`, `urls`."""
