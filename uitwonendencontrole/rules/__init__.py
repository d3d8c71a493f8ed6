"""Pure rules of the check: the stop rule. Facts in, decision out; no Django, no clock."""
