"""Pure Python: money, time, law, parameters, rules and their explanation. No Django, clock or network."""
