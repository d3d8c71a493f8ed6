"""Partners of the administration: one file each, with a fake beside the live client."""
